import { AsyncLocalStorage, AsyncResource } from "node:async_hooks";
import { setImmediate, setInterval, setTimeout } from "node:timers";
import { callbackify, promisify } from "node:util";
import { context, trace } from "@opentelemetry/api";
import {
  continueTrace,
  startSpan,
  startSpanManual,
  suppressTracing,
  withIsolationScope,
  withMonitor,
  withScope,
} from "@sentry/node";
import asyncHandler from "express-async-handler";
import { cache as nextCache, unstable_cache } from "next/cache";
import { after, unstable_after } from "next/server";
import { cache } from "react";

const storage = new AsyncLocalStorage();

export async function all(f: () => Promise<string>) {
  await storage.run({}, f);
  storage.exit(f);
  const resource = new AsyncResource("x");
  resource.runInAsyncScope(f);
  resource.bind(f);
  for (const wrap of [callbackify, promisify, asyncHandler, nextCache, unstable_cache, cache]) wrap(f);
  for (const later of [setImmediate, setInterval, setTimeout, after, unstable_after]) later(f);
  suppressTracing(f);
  withScope(f);
  withIsolationScope(f);
  for (const span of [startSpan, startSpanManual, withMonitor, continueTrace]) await span({}, f);
  await trace.getTracer("x").startActiveSpan("x", f);
  await context.with({}, f);
}
