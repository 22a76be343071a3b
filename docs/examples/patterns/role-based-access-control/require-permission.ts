import type { RequestHandler } from "express";
import { principalOf } from "../auth-middleware/require-auth.ts";
import { AppError } from "../error-handling/errors.ts";
import { hasPermission, type Permission } from "./permissions.ts";

/**
 * A middleware, and typed as one: `requirePermission("x")` in place of a handler, or a version that returns the caller
 * instead of calling `next`, doesn't compile.
 */
export function requirePermission(permission: Permission): RequestHandler {
  return (request, _response, next) => {
    if (!hasPermission(principalOf(request), permission)) {
      throw new AppError(403, "forbidden", `This needs the permission ${permission}`);
    }
    next();
  };
}
