import { defineModel } from "./model.ts";

/** Packages that bound how often somebody may call. */
export const limits = defineModel({
  name: "limits",
  modules: [
    {
      specifiers: ["express-rate-limit"],
      exports: { default: { call: { returns: "Limiter" } }, rateLimit: { call: { returns: "Limiter" } } },
    },
    {
      specifiers: ["express-slow-down"],
      exports: { default: { call: { returns: "Limiter" } }, slowDown: { call: { returns: "Limiter" } } },
    },
    { specifiers: ["hono-rate-limiter"], exports: { rateLimiter: { call: { returns: "Limiter" } } } },
    { specifiers: ["koa-ratelimit"], exports: { default: { call: { returns: "Limiter" } } } },
    { specifiers: ["@fastify/rate-limit", "fastify-rate-limit"], exports: { default: { does: "limits" } } },
    {
      specifiers: ["@upstash/ratelimit"],
      exports: { Ratelimit: { construct: { returns: "Ratelimit" }, instance: "Ratelimit" } },
    },
    {
      specifiers: ["rate-limiter-flexible"],
      exports: {
        RateLimiterRedis: { construct: { returns: "Consumer" }, instance: "Consumer" },
        RateLimiterMemory: { construct: { returns: "Consumer" }, instance: "Consumer" },
        RateLimiterPostgres: { construct: { returns: "Consumer" }, instance: "Consumer" },
      },
    },
  ],
  types: {
    Limiter: { does: "limits", call: {} },
    Ratelimit: {
      members: {
        limit: { checks: { purpose: "limits", failure: "result" } },
        blockUntilReady: { checks: { purpose: "limits", failure: "result" } },
      },
    },
    Consumer: { members: { consume: { checks: { purpose: "limits", failure: "throws" } } } },
  },
});
