import { z } from "zod";
import { countsOf, grouped } from "../../src/check/report.ts";
import type { CheckOutput } from "../analysis/run-check.ts";
import { cursor, errors, files, format, limit, paths, ruleNames } from "../schemas.ts";
import { count, errorsText, findingsText, joined } from "../text.ts";
import { defineTool, readOnly, type ToolContext } from "../tool.ts";

const input = z.strictObject({
  paths,
  rules: ruleNames,
  min_severity: z.enum(["warning", "error"]).default("warning"),
  response_format: format,
  limit: limit(60, 1000),
  cursor,
});

const output = z.object({
  clean: z.boolean(),
  summary: z.looseObject({ files: z.number(), findings: z.number() }),
  files,
  truncated: z.boolean(),
  next_cursor: z.string().optional(),
  errors,
});

export const analyzeFiles = defineTool({
  name: "analyze_files",
  title: "Analyze files",
  description:
    "Finds backend anti-patterns (queries in loops, whole rows read, missing authentication, unbounded retries ...) and follows calls across files. Uses the project's ESLint configuration if that enables backend-patterns, else the recommended rules. `fix: safe` keeps behaviour; `fix: suggested` needs a decision.",
  input,
  output,
  annotations: readOnly,
  async run(options, context) {
    const { items: findings, result, nextCursor } = await pageOf(options, context);
    const unfinished: CheckOutput["failures"] =
      result.unchecked > 0
        ? [{ path: "", kind: "deadline", message: `No time for ${count(result.unchecked, "file")}.` }]
        : [];
    const data = {
      clean: result.findings.length === 0,
      summary: { files: result.checked, ...countsOf(result.findings) },
      files: grouped(findings, options.response_format),
      truncated: nextCursor !== undefined || result.unchecked > 0,
      ...(nextCursor === undefined ? {} : { next_cursor: nextCursor }),
      errors: [...result.failures.slice(0, maximumErrors), ...unfinished],
    };
    const head = `${count(result.findings.length, "finding")} in ${count(result.checked, "file")}, ${data.summary.fixable} with a safe fix.`;
    const more = nextCursor === undefined ? "" : `Truncated; next_cursor: ${nextCursor}`;
    return { data, text: joined(head, findingsText(data.files), more, errorsText(data.errors)) };
  },
});

/** A folder of broken files says no more with the hundredth. */
const maximumErrors = 50;

async function pageOf(options: z.output<typeof input>, { engine, pages, signal, onProgress }: ToolContext) {
  if (options.cursor !== undefined) return pages.findings.next(options.cursor, options.limit);
  const result = await engine.call(
    "check",
    { paths: options.paths, rules: options.rules, chains: options.response_format === "detailed" },
    { signal, ...(onProgress ? { onProgress } : {}) },
  );
  const findings =
    options.min_severity === "error"
      ? result.findings.filter(({ severity }) => severity === "error")
      : result.findings;
  return pages.findings.page({ ...result, findings }, options.limit);
}
