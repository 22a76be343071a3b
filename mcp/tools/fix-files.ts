import { z } from "zod";
import { fixReport } from "../../src/check/fix-report.ts";
import { errors, files, paths, ruleNames } from "../schemas.ts";
import { count, errorsText, findingsText, joined } from "../text.ts";
import { defineTool, writing } from "../tool.ts";

const input = z.strictObject({
  paths,
  rules: ruleNames,
  include_suggestions: z.boolean().default(false).describe("Also what may change behaviour"),
  dry_run: z.boolean().default(true).describe("false writes the files"),
});

const output = z.object({
  written: z.boolean(),
  fixed: z.number(),
  diffs: z.array(z.looseObject({ path: z.string(), diff: z.string() })),
  remaining: files,
  truncated: z.boolean(),
  errors,
});

/** A client takes some 25,000 tokens: a third of that for diffs. */
const room = { diffs: 30_000, findings: 60 };

export const fixFiles = defineTool({
  name: "fix_files",
  title: "Fix files",
  description:
    "Applies the safe fixes of backend-patterns, and returns unified diffs and the findings that remain. A file that changes meanwhile is left alone.",
  input,
  output,
  annotations: writing,
  async run(options, { engine, signal, onProgress }) {
    const { include_suggestions: suggestions, dry_run: dryRun } = options;
    const result = await engine.call(
      "fix",
      { paths: options.paths, rules: options.rules, suggestions, write: !dryRun },
      { signal, ...(onProgress ? { onProgress } : {}) },
    );
    const data = fixReport(result, { dryRun, suggestions }, room);
    const verb = dryRun ? "would be fixed" : "fixed";
    return {
      data,
      text: joined(
        `${count(result.fixed, "finding")} ${verb} in ${count(result.fixes.length, "file")}.`,
        ...data.diffs.map(({ diff }) => diff),
        data.remaining.length > 0 ? "Remaining:" : "Nothing remains.",
        findingsText(data.remaining),
        data.truncated ? "Truncated." : "",
        errorsText(data.errors),
      ),
    };
  },
});
