import fastifyLimit from "@fastify/rate-limit";
import { Ratelimit } from "@upstash/ratelimit";
import limit, { rateLimit } from "express-rate-limit";
import slow, { slowDown } from "express-slow-down";
import { rateLimiter } from "hono-rate-limiter";
import koaLimit from "koa-ratelimit";
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRedis } from "rate-limiter-flexible";

export const middlewares = [
  limit({}),
  rateLimit({}),
  slow({}),
  slowDown({}),
  rateLimiter({}),
  koaLimit({}),
  fastifyLimit,
];
export const limiters = [new RateLimiterRedis({}), new RateLimiterMemory({}), new RateLimiterPostgres({})];
await limiters[0]?.consume("");
await new Ratelimit({}).limit("");
