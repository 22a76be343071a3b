import { createHash } from "node:crypto";
import type { NextFunction, Request, RequestHandler, Response } from "express";
import { ForbiddenError, UnauthorizedError } from "@/lib/errors";
import { findSession } from "@/repositories/session-repository";

export interface SignedInUser {
  id: string;
  tier: string;
}

declare module "express-serve-static-core" {
  interface Request {
    user?: SignedInUser;
  }
}

async function authenticate(request: Request): Promise<SignedInUser> {
  const token = request.get("authorization")?.replace(/^Bearer /, "");
  if (!token) throw new UnauthorizedError();
  const session = await findSession(createHash("sha256").update(token).digest("hex"));
  if (!session || session.expiresAt < new Date()) throw new UnauthorizedError("The session has expired");
  return session.customer;
}

/** Middleware: lets signed-in customers through and answers 401 to all others. */
export async function requireUser(request: Request, _response: Response, next: NextFunction): Promise<void> {
  request.user = await authenticate(request);
  next();
}

/** Middleware: staff only. */
export async function requireStaff(request: Request, _response: Response, next: NextFunction): Promise<void> {
  request.user = await authenticate(request);
  if (request.user.tier !== "staff") throw new ForbiddenError();
  next();
}

type AuthenticatedHandler = (request: Request, response: Response, user: SignedInUser) => Promise<void>;

/** Wraps one handler and hands it the signed-in customer. */
export function withAuth(handler: AuthenticatedHandler): RequestHandler {
  return async (request, response) => {
    await handler(request, response, await authenticate(request));
  };
}
