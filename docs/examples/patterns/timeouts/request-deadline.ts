import type { Request, RequestHandler } from "express";
import { budgetHeader, Deadline } from "./deadline.ts";

const deadlines = new WeakMap<Request, Deadline>();

/** Gives each request a deadline: ours, the caller's if that is sooner, and the end of the connection. */
export function requestDeadline(ms: number): RequestHandler {
  return (request, response, next) => {
    const leaving = new AbortController();
    response.once("close", () => {
      if (!response.writableFinished) leaving.abort(new Error("the client went away"));
    });
    deadlines.set(request, Deadline.in(Math.min(askedMs(request) ?? ms, ms), leaving.signal));
    next();
  };
}

/** What the caller says is left; anybody can write this header, so what is no number is nothing. */
function askedMs(request: Request): number | undefined {
  const header = request.get(budgetHeader) ?? "";
  return /^\d{1,9}$/.test(header) ? Number(header) : undefined;
}

export function deadlineOf(request: Request): Deadline {
  const deadline = deadlines.get(request);
  if (!deadline) throw new Error(`${request.method} ${request.path} is not behind requestDeadline`);
  return deadline;
}
