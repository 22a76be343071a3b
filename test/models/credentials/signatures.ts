import { SignedDataVerifier } from "@apple/app-store-server-library";
import { verifyWebhook } from "@clerk/nextjs/webhooks";
import { WebhookHandler } from "@liveblocks/node";
import { verify, Webhooks } from "@octokit/webhooks";
import { validateEvent } from "@polar-sh/sdk/webhooks";
import { EventWebhook } from "@sendgrid/eventwebhook";
import { verifySlackRequest } from "@slack/bolt";
import { Receiver } from "@upstash/qstash";
import { verifySignature, verifySignatureAppRouter } from "@upstash/qstash/nextjs";
import { handleCallback } from "@vercel/queue";
import { WorkOS } from "@workos-inc/node";
import { verifyKey, verifyKeyMiddleware } from "discord-interactions";
import { Resend } from "resend";
import DefaultStripe, { Stripe } from "stripe";
import { Webhook } from "svix";
import twilio, { validateRequest, webhook } from "twilio";

export const POST = verifySignatureAppRouter(() => {});
export const handler = verifySignature(() => {});
export const queue = handleCallback(async () => {})(new Request(""));
export const verified = [
  verify("", "", ""),
  new Webhooks().verify("", ""),
  verifySlackRequest({}),
  new SignedDataVerifier().verifyAndDecodeNotification(""),
  new Receiver().verify({}),
  new DefaultStripe("").webhooks.constructEvent("", "", ""),
  new Stripe("").webhooks.constructEvent("", "", ""),
  new Webhook("").verify("", {}),
  twilio.validateRequest("", "", "", {}),
  validateRequest("", "", "", {}),
  webhook(),
  verifyWebhook(new Request("")),
  new WebhookHandler("").verifyRequest({}),
  validateEvent("", {}, ""),
  new EventWebhook().verifySignature("", "", "", ""),
  new WorkOS("").webhooks.constructEvent({}),
  verifyKey("", "", "", ""),
  verifyKeyMiddleware(""),
  new Resend("").webhooks.verify({}),
];
