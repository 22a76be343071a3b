import { z } from "zod";

/** What several tools take and give. */

export const paths = z
  .array(z.string().min(1).max(4096))
  .min(1)
  .max(50)
  .describe("Files, folders or globs under the roots, relative to the first root");

export const ruleNames = z.array(z.string().min(1).max(100)).min(1).max(100).optional();

export const format = z.enum(["concise", "detailed"]).default("concise");

export const limit = (initial: number, maximum: number) =>
  z.number().int().min(1).max(maximum).default(initial);

export const cursor = z.string().max(100).optional().describe("next_cursor of the answer before");

/** Why a path wasn't analysed. */
export const errors = z.array(
  z.object({ path: z.string(), kind: z.string(), message: z.string(), line: z.number().optional() }),
);

const finding = z.looseObject({ line: z.number(), message: z.string() });

export const files = z.array(
  z.object({
    path: z.string(),
    rules: z.array(
      z.object({
        rule: z.string(),
        lines: z.array(z.string()).optional(),
        findings: z.array(finding).optional(),
      }),
    ),
  }),
);

export const counts = {
  findings: z.number(),
  errors: z.number(),
  warnings: z.number(),
  fixable: z.number(),
  rules: z.record(z.string(), z.number()),
};
