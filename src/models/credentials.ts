import { defineModel, type CallModel } from "./model.ts";

const gives: CallModel = { checks: { purpose: "authenticates", failure: "result" } };
const requires: CallModel = { checks: { purpose: "authenticates", failure: "throws" } };
const middleware: CallModel = {
  returns: "Authentication",
  captures: {
    credentialsRequired: { argument: 0, property: "credentialsRequired" },
    passthrough: { argument: 0, property: "passthrough" },
  },
};

/** Packages that tell a genuine token or signature from a forged one. */
export const credentials = defineModel({
  name: "credentials",
  modules: [
    {
      specifiers: ["jsonwebtoken"],
      exports: { default: { members: { verify: requires } }, verify: { call: requires } },
    },
    {
      specifiers: ["jose"],
      exports: {
        jwtVerify: { call: requires },
        jwtDecrypt: { call: requires },
        compactVerify: { call: requires },
      },
    },
    { specifiers: ["@nestjs/jwt"], exports: { JwtService: { instance: "NestJwt" } } },
    {
      specifiers: ["passport", "koa-passport", "@fastify/passport"],
      exports: { default: { is: "Passport" }, authenticate: { call: { returns: "Authentication" } } },
    },
    {
      specifiers: ["express-jwt"],
      exports: {
        default: { call: middleware },
        expressjwt: { call: middleware },
        jwt: { call: middleware },
      },
    },
    { specifiers: ["koa-jwt"], exports: { default: { call: middleware } } },
    {
      specifiers: ["express-oauth2-jwt-bearer"],
      exports: {
        auth: { call: { returns: "Authentication" } },
        requiredScopes: { call: { returns: "Authorisation" } },
      },
    },
    {
      specifiers: ["express-openid-connect"],
      exports: {
        requiresAuth: { call: { returns: "Authentication" } },
        auth: { call: { returns: "Optional" } },
      },
    },
    { specifiers: ["express-basic-auth"], exports: { default: { call: { returns: "Authentication" } } } },
    {
      specifiers: ["connect-ensure-login"],
      exports: { ensureLoggedIn: { call: { returns: "Authentication" } } },
    },
    {
      specifiers: ["hono/jwt"],
      exports: { jwt: { call: { returns: "Authentication" } }, verify: { call: requires } },
    },
    { specifiers: ["hono/bearer-auth"], exports: { bearerAuth: { call: { returns: "Authentication" } } } },
    {
      specifiers: ["@fastify/bearer-auth", "fastify-bearer-auth"],
      exports: { default: { is: "Authentication" } },
    },
    { specifiers: ["hono/basic-auth"], exports: { basicAuth: { call: { returns: "Authentication" } } } },
    {
      specifiers: ["firebase-admin", "firebase-admin/auth"],
      exports: {
        default: { members: { auth: { returns: "Firebase" } } },
        auth: { call: { returns: "Firebase" } },
        getAuth: { call: { returns: "Firebase" } },
      },
    },
    {
      specifiers: ["google-auth-library"],
      exports: { OAuth2Client: { construct: { returns: "Google" }, instance: "Google" } },
    },
    {
      specifiers: ["stripe"],
      exports: {
        default: { construct: { returns: "Stripe" }, instance: "Stripe" },
        Stripe: { construct: { returns: "Stripe" }, instance: "Stripe" },
      },
    },
    {
      specifiers: ["svix", "standardwebhooks"],
      exports: { Webhook: { construct: { returns: "Webhook" }, instance: "Webhook" } },
    },
    {
      specifiers: ["@octokit/webhooks", "@octokit/webhooks-methods"],
      exports: {
        verify: { call: gives },
        Webhooks: { construct: { returns: "Octokit" }, instance: "Octokit" },
      },
    },
    {
      specifiers: ["@upstash/qstash"],
      exports: { Receiver: { construct: { returns: "Webhook" }, instance: "Webhook" } },
    },
    {
      specifiers: ["@upstash/qstash/nextjs", "@upstash/qstash/dist/nextjs"],
      exports: {
        verifySignatureAppRouter: { call: { guards: "authenticates", returns: "argument" } },
        verifySignature: { call: { guards: "authenticates", returns: "argument" } },
      },
    },
    {
      specifiers: ["twilio"],
      exports: {
        default: { members: { validateRequest: gives, webhook: { returns: "Authentication" } } },
        validateRequest: { call: gives },
        webhook: { call: { returns: "Authentication" } },
      },
    },
    {
      specifiers: ["@apple/app-store-server-library"],
      exports: { SignedDataVerifier: { construct: { returns: "AppStore" }, instance: "AppStore" } },
    },
    {
      specifiers: ["@vercel/queue"],
      exports: { handleCallback: { call: { returns: "Queue" } } },
    },
    { specifiers: ["@slack/bolt"], exports: { verifySlackRequest: { call: requires } } },
    { specifiers: ["@polar-sh/sdk/webhooks"], exports: { validateEvent: { call: requires } } },
    { specifiers: ["@clerk/*/webhooks"], exports: { verifyWebhook: { call: requires } } },
    {
      specifiers: ["discord-interactions"],
      exports: {
        verifyKey: { call: gives },
        verifyKeyMiddleware: { call: { returns: "Authentication" } },
      },
    },
    {
      specifiers: ["@liveblocks/node"],
      exports: { WebhookHandler: { construct: { returns: "Liveblocks" }, instance: "Liveblocks" } },
    },
    {
      specifiers: ["@sendgrid/eventwebhook"],
      exports: { EventWebhook: { construct: { returns: "SendGrid" }, instance: "SendGrid" } },
    },
    {
      specifiers: ["@workos-inc/node"],
      exports: { WorkOS: { construct: { returns: "WorkOS" }, instance: "WorkOS" } },
    },
    {
      specifiers: ["resend"],
      exports: { Resend: { construct: { returns: "Resend" }, instance: "Resend" } },
    },
  ],
  types: {
    Authentication: {
      does: "authenticates",
      call: {},
      optionally: { credentialsRequired: false, passthrough: true },
      except: "open",
      members: { unless: { returns: "this", captures: { open: { argument: 0, property: "path" } } } },
    },
    Authorisation: { does: "authorises", call: {} },
    Optional: { does: "nothing", call: {} },
    Passport: {
      members: {
        authenticate: { returns: "Authentication" },
        authorize: { returns: "Authentication" },
        initialize: { returns: "Optional" },
        session: { returns: "Optional" },
      },
    },
    NestJwt: { members: { verify: requires, verifyAsync: requires } },
    Firebase: { members: { verifyIdToken: requires, verifySessionCookie: requires } },
    Google: { members: { verifyIdToken: requires } },
    Stripe: { members: { webhooks: { type: "StripeWebhooks" } } },
    StripeWebhooks: { members: { constructEvent: requires, constructEventAsync: requires } },
    Webhook: { members: { verify: requires } },
    Liveblocks: { members: { verifyRequest: requires } },
    SendGrid: { members: { verifySignature: gives } },
    WorkOS: { members: { webhooks: { type: "WorkOSWebhooks" } } },
    WorkOSWebhooks: { members: { constructEvent: requires } },
    Resend: { members: { webhooks: { type: "Webhook" } } },
    /** Nothing but the queue comes to such a route. */
    Queue: { dispatches: true, call: {} },
    AppStore: { members: { "verifyAndDecode*": requires } },
    Octokit: { members: { verify: gives, verifyAndReceive: requires } },
  },
});
