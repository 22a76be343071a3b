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
    const asked = Number(request.get(budgetHeader) ?? ms);
    const budget = Number.isFinite(asked) && asked >= 0 ? Math.min(asked, ms) : ms;
    deadlines.set(request, Deadline.in(budget, leaving.signal));
    next();
  };
}

export function deadlineOf(request: Request): Deadline {
  const deadline = deadlines.get(request);
  if (!deadline) throw new Error(`${request.method} ${request.path} is not behind requestDeadline`);
  return deadline;
}
