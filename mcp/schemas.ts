import { z } from "zod";

/** What several tools take and give. */

export const paths = z
  .array(z.string().min(1).max(4096))
  .min(1)
  .max(50)
  .describe("Files, folders or globs under the roots, relative to the first root");

export const ruleNames = z.array(z.string()).min(1).max(100).optional();

export const format = z.enum(["concise", "detailed"]).default("concise");

export const limit = (initial: number, maximum: number) =>
  z.number().int().min(1).max(maximum).default(initial);

export const cursor = z.string().max(100).optional().describe("next_cursor of the answer before");

// The list of tools is read with every conversation: what is nested is named as far as it helps, and is open.

/** Why a path wasn't analysed. */
export const errors = z.array(z.looseObject({ path: z.string(), message: z.string() }));

/** Findings by file and rule: a line of text each, or `findings` in detail. */
export const files = z.array(
  z.looseObject({ path: z.string(), rules: z.array(z.looseObject({ rule: z.string() })) }),
);
