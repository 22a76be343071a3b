import { verify, Webhooks } from "@octokit/webhooks";
import { verifySlackRequest } from "@slack/bolt";
import { Receiver } from "@upstash/qstash";
import { verifySignature, verifySignatureAppRouter } from "@upstash/qstash/nextjs";
import DefaultStripe, { Stripe } from "stripe";
import { Webhook } from "svix";
import twilio, { validateRequest, webhook } from "twilio";

export const POST = verifySignatureAppRouter(() => {});
export const handler = verifySignature(() => {});
export const verified = [
  verify("", "", ""),
  new Webhooks().verify("", ""),
  verifySlackRequest({}),
  new Receiver().verify({}),
  new DefaultStripe("").webhooks.constructEvent("", "", ""),
  new Stripe("").webhooks.constructEvent("", "", ""),
  new Webhook("").verify("", {}),
  twilio.validateRequest("", "", "", {}),
  validateRequest("", "", "", {}),
  webhook(),
];
