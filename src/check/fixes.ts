import { readFileSync } from "node:fs";
import type { ESLint } from "eslint";
import { unwritable } from "./failures.ts";
import { lintText } from "./lint.ts";
import { createLinter, type LinterOptions } from "./linter.ts";
import { replaceText } from "./replace-text.ts";
import type { CheckResult, Failure, FixedFile } from "./result.ts";
import { applySuggestions } from "./suggestions.ts";

/** `preview` leaves the files, and the findings in the result, as they are. */
export type FixMode = "write" | "preview";

interface FixOptions extends LinterOptions {
  mode: FixMode;
  suggestions?: boolean;
  signal?: AbortSignal;
}

/** Lints the files with fixable findings again, this time with ESLint's own fixing. */
export async function applyFixes(
  jobs: readonly { base: string; files: readonly string[] }[],
  results: readonly ESLint.LintResult[],
  failures: Failure[],
  options: FixOptions,
): Promise<Pick<CheckResult, "results" | "fixedFiles" | "fixedCount">> {
  const byPath = new Map(results.map((result) => [result.filePath, result]));
  const fixedFiles: FixedFile[] = [];
  let fixedCount = 0;
  for (const { base, files } of jobs) {
    const eslint = createLinter(base, options, { fix: true });
    for (const path of files) {
      const found = byPath.get(path);
      if (!found || !isFixable(found, options)) continue;
      options.signal?.throwIfAborted();
      const before = readFileSync(path, "utf8");
      const result = await fixed(eslint, path, before, failures, options);
      if (result?.output === undefined || result.output === before) continue;
      if (options.mode === "write") {
        try {
          replaceText(path, before, result.output);
        } catch (error) {
          failures.push(unwritable(path, error));
          continue;
        }
        byPath.set(path, result);
      }
      fixedFiles.push({ path, before, after: result.output });
      fixedCount += found.messages.length - result.messages.length;
    }
  }
  return { results: [...byPath.values()], fixedFiles, fixedCount };
}

function isFixable({ messages }: ESLint.LintResult, { suggestions = false }: FixOptions): boolean {
  return messages.some((message) => message.fix ?? (suggestions && message.suggestions?.length));
}

/** Suggestions are taken one round at a time, since each may change what the others rest on. */
const maximumRounds = 10;

async function fixed(
  eslint: ESLint,
  path: string,
  before: string,
  failures: Failure[],
  { suggestions = false }: FixOptions,
): Promise<ESLint.LintResult | undefined> {
  let best = await lintText(eslint, before, path, failures);
  for (let round = 0; suggestions && best && round < maximumRounds; round++) {
    const output = applySuggestions(best.output ?? before, best.messages);
    if (output === undefined) break;
    const next = await lintText(eslint, output, path, []);
    // A suggestion that breaks the file, or leaves as much to do as before, is not worth having.
    if (!next || next.messages.length >= best.messages.length) break;
    best = { ...next, output: next.output ?? output };
  }
  return best;
}
