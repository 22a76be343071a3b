import type { Request } from "express";
import { z } from "zod";
import { ValidationError } from "@/lib/errors";

/** The body as `schema` describes it, or a 400. */
export function parseBody<Schema extends z.ZodType>(schema: Schema, request: Request): z.infer<Schema> {
  const result = schema.safeParse(request.body);
  if (!result.success) throw new ValidationError(z.prettifyError(result.error));
  return result.data;
}
