import { z } from "zod";
import { grouped } from "../../src/check/report.ts";
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

/** A client takes some 25,000 tokens: a third of that for diffs, cut between files. */
const maximumDiffs = 30_000;
const maximumRemaining = 60;

export const fixFiles = defineTool({
  name: "fix_files",
  title: "Fix files",
  description:
    "Applies the safe fixes of backend-patterns, and returns unified diffs and the findings that remain. A file that changes meanwhile is left alone.",
  input,
  output,
  annotations: writing,
  async run(options, { engine, signal, onProgress }) {
    const result = await engine.call(
      "fix",
      {
        paths: options.paths,
        rules: options.rules,
        suggestions: options.include_suggestions,
        write: !options.dry_run,
      },
      { signal, ...(onProgress ? { onProgress } : {}) },
    );
    const diffs = shown(result.fixes);
    const remaining = options.dry_run
      ? result.findings.filter(({ fix }) => fix !== "safe" && !(options.include_suggestions && fix))
      : result.findings;
    const data = {
      written: !options.dry_run && result.fixes.length > 0,
      fixed: result.fixed,
      diffs,
      remaining: grouped(remaining.slice(0, maximumRemaining), "concise"),
      truncated:
        diffs.length < result.fixes.length || remaining.length > maximumRemaining || result.unchecked > 0,
      errors: result.failures.filter(({ kind }) => kind !== "ignored" || result.checked === 0),
    };
    const verb = options.dry_run ? "would be fixed" : "fixed";
    const head = `${count(result.fixed, "finding")} ${verb} in ${count(result.fixes.length, "file")}; ${remaining.length} remain.`;
    const cut = data.truncated ? "Truncated." : "";
    return {
      data,
      text: joined(
        head,
        ...diffs.map(({ diff }) => diff),
        findingsText(data.remaining),
        cut,
        errorsText(data.errors),
      ),
    };
  },
});

function shown(fixes: readonly { path: string; diff: string }[]) {
  let room = maximumDiffs;
  const end = fixes.findIndex(({ diff }) => (room -= diff.length) < 0);
  return end === -1 ? [...fixes] : fixes.slice(0, Math.max(end, 1));
}
