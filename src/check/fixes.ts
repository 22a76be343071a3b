import { readFileSync } from "node:fs";
import { ESLint } from "eslint";
import { unwritable } from "./failures.ts";
import { lint } from "./lint.ts";
import { createLinter, type LinterOptions } from "./linter.ts";
import type { CheckResult, Failure, FixedFile } from "./result.ts";

/** `preview` leaves the files, and the findings in the result, as they are. */
export type FixMode = "write" | "preview";

/** Lints the files with fixable findings again, this time with ESLint's own fixing. */
export async function applyFixes(
  jobs: readonly { base: string; files: readonly string[] }[],
  results: readonly ESLint.LintResult[],
  failures: Failure[],
  options: LinterOptions,
  mode: FixMode,
): Promise<Pick<CheckResult, "results" | "fixedFiles" | "fixedCount">> {
  const byPath = new Map(results.map((result) => [result.filePath, result]));
  const fixedFiles: FixedFile[] = [];
  let fixedCount = 0;
  for (const { base, files } of jobs) {
    const eslint = createLinter(base, options, { fix: true });
    for (const path of files) {
      const found = byPath.get(path);
      if (!found || found.fixableErrorCount + found.fixableWarningCount === 0) continue;
      const before = readFileSync(path, "utf8");
      const [result] = await lint(eslint, [path], failures);
      if (result?.output === undefined) continue;
      if (mode === "write") {
        try {
          await ESLint.outputFixes([result]);
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
