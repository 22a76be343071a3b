import type { ErrorRequestHandler } from "express";
import { AppError } from "./errors.ts";

export interface ErrorLog {
  error(fields: { err: unknown; method: string; path: string }, message: string): void;
}

/** The one place where errors become responses. Registered last, after every route. */
export function errorHandler(log: ErrorLog): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const problem = toProblem(error);
    if (problem.status >= 500)
      log.error({ err: error, method: request.method, path: request.path }, "request failed");
    // A status can't be changed once it is on its way; Express then closes the connection, so the client sees a cut.
    if (response.headersSent) {
      next(error);
      return;
    }
    response.status(problem.status).type("application/problem+json").send(JSON.stringify(problem));
  };
}

/** RFC 9457 problem details. What is not known to be safe to show is an anonymous 500. */
export function toProblem(error: unknown) {
  if (error instanceof AppError) {
    const { status, code, message, details } = error;
    // The details first: one that happens to be called `status` must not become the response's.
    return { ...details, type: "about:blank", title: message, status, code };
  }
  if (isClientError(error))
    return { type: "about:blank", title: error.message, status: error.status, code: "bad_request" };
  return { type: "about:blank", title: "Internal Server Error", status: 500, code: "internal" };
}

/** Errors of Express's own parsers (malformed JSON, body too large): `expose` says that the message may be shown. */
function isClientError(error: unknown): error is Error & { status: number } {
  if (!(error instanceof Error) || !("expose" in error) || !("status" in error)) return false;
  return error.expose === true && typeof error.status === "number" && error.status < 500;
}
