import type { Request, RequestHandler } from "express";
import { AppError } from "../error-handling/errors.ts";

/** Who is calling, as far as the rest of the program needs to know. */
export interface Principal {
  readonly userId: string;
  readonly roles: readonly string[];
}

/** Finds out who a token stands for; `undefined` when it stands for nobody. Rejects when it can't be found out. */
export type Authenticate = (token: string) => Promise<Principal | undefined>;

// Beside the request, not on it: nothing that parses or merges user input can write here.
const principals = new WeakMap<Request, Principal>();

/** Lets a request pass only with a valid bearer token. A failing token store is a 500, never an open door. */
export function createRequireAuth(authenticate: Authenticate): RequestHandler {
  return async (request, response, next) => {
    const token = bearerToken(request.get("Authorization"));
    const principal = token === undefined ? undefined : await authenticate(token);
    if (!principal) {
      response.set("WWW-Authenticate", token === undefined ? "Bearer" : 'Bearer error="invalid_token"');
      throw new AppError(401, "unauthenticated", "Send a valid bearer token");
    }
    principals.set(request, principal);
    next();
  };
}

/** The caller of an authenticated request. Asking on an open route is a bug, and says so. */
export function principalOf(request: Request): Principal {
  const principal = principals.get(request);
  if (!principal) throw new Error(`${request.method} ${request.path} is not behind requireAuth`);
  return principal;
}

/** The token of an Authorization header. The scheme's name is case-insensitive (RFC 9110); the token is not. */
export function bearerToken(header: string | undefined): string | undefined {
  return /^bearer +([\w.~+/-]+=*)$/i.exec(header ?? "")?.[1];
}
