import type { StandardSchemaWithJSON } from "@modelcontextprotocol/server";
import { z } from "zod";

/** The schema as lists of tools show it: without the dialect, which is the protocol's own, made once. */
export function advertised<S extends z.ZodObject>(
  schema: S,
): StandardSchemaWithJSON<z.input<S>, z.output<S>> {
  const json = (io: "input" | "output") => {
    let made: Record<string, unknown> | undefined;
    return () => (made ??= withoutDialect(z.toJSONSchema(schema, { io })));
  };
  return {
    "~standard": {
      ...schema["~standard"],
      jsonSchema: { input: json("input"), output: json("output") },
    },
  } as StandardSchemaWithJSON<z.input<S>, z.output<S>>;
}

function withoutDialect({ $schema: _, ...schema }: Record<string, unknown>): Record<string, unknown> {
  return withoutEmpty(schema) as Record<string, unknown>;
}

/** `additionalProperties: {}` says no more than its absence. */
function withoutEmpty(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withoutEmpty);
  if (typeof schema !== "object" || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([key, value]) => key !== "additionalProperties" || value === false)
      .map(([key, value]) => [key, withoutEmpty(value)]),
  );
}
