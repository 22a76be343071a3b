import type { Request } from "express";
import { z } from "zod";
import { AppError } from "../error-handling/errors.ts";

interface Schemas<Body, Query, Params> {
  body?: z.ZodType<Body>;
  query?: z.ZodType<Query>;
  params?: z.ZodType<Params>;
}

/**
 * The request's data, parsed. A handler works with what this returns and never touches `request.body` again, so data
 * that was not checked has no way in. Names every invalid member at once.
 */
export function parseRequest<Body = undefined, Query = undefined, Params = undefined>(
  request: Request,
  schemas: Schemas<Body, Query, Params>,
): { body: Body; query: Query; params: Params } {
  const issues: { in: string; path: string; message: string }[] = [];
  const read = <T>(place: "body" | "query" | "params", schema: z.ZodType<T> | undefined): T => {
    if (!schema) return undefined as T;
    const result = schema.safeParse(request[place]);
    if (result.success) return result.data;
    issues.push(
      ...result.error.issues.map(({ path, message }) => ({ in: place, path: path.join("."), message })),
    );
    return undefined as T;
  };
  const parsed = {
    body: read("body", schemas.body),
    query: read("query", schemas.query),
    params: read("params", schemas.params),
  };
  if (issues.length > 0)
    throw new AppError(422, "invalid_input", "The request is not valid", { details: { issues } });
  return parsed;
}
