import { randomUUID } from "node:crypto";
import type { Request, RequestHandler } from "express";
import type { Logger } from "pino";
import { withLogContext } from "./logger.ts";

/** One line per request, when it is over, with what is needed to count, filter and compare. */
export function requestLog(log: Logger): RequestHandler {
  return (request, response, next) => {
    const start = performance.now();
    const requestId = idOf(request);
    const traceId = traceIdOf(request.get("traceparent"));
    const { method } = request;
    response.set("X-Request-Id", requestId);
    withLogContext({ requestId, ...(traceId === undefined ? {} : { traceId }) }, () => {
      response.once("close", () => {
        const { statusCode: status, writableFinished: finished } = response;
        // The route's pattern, not the URL: few distinct values, and no tokens or addresses from query strings.
        const path = (request.route as { path?: string } | undefined)?.path;
        const route = path === undefined ? "unmatched" : request.baseUrl + path;
        const fields = { method, route, status, ms: Math.round(performance.now() - start), finished };
        log[status >= 500 ? "error" : "info"](fields, "request");
      });
      next();
    });
  };
}

/** The id of the proxy in front, if it looks like one. It is a header: whatever is in it ends up in the log. */
function idOf(request: Request): string {
  const given = request.get("X-Request-Id");
  return given !== undefined && /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
}

function traceIdOf(traceparent: string | undefined): string | undefined {
  return /^00-(?!0{32})([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$/.exec(traceparent ?? "")?.[1];
}
