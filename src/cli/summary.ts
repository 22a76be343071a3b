import { displayPath } from "../check/paths.ts";
import type { CheckResult } from "../check/result.ts";

export interface Summary {
  clean: boolean;
  summary: {
    checkedFiles: number;
    errors: number;
    warnings: number;
    fixable: number;
    fixed: number;
    milliseconds: number;
    /** Findings per rule and per file, most first. */
    rules: Record<string, number>;
    files: Record<string, number>;
  };
}

/** The counts of a run. */
export function summarize({ results, fixedCount, milliseconds }: CheckResult, cwd: string): Summary {
  const messages = results.flatMap((result) => result.messages);
  const errors = messages.filter(({ severity }) => severity === 2).length;
  return {
    clean: messages.length === 0,
    summary: {
      checkedFiles: results.length,
      errors,
      warnings: messages.length - errors,
      fixable: messages.filter(({ fix }) => fix).length,
      fixed: fixedCount,
      milliseconds: Math.round(milliseconds),
      rules: countBy(messages.map(({ ruleId }) => ruleId ?? "")),
      files: countBy(
        results.flatMap((result) => result.messages.map(() => displayPath(cwd, result.filePath))),
      ),
    },
  };
}

function countBy(names: readonly string[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)));
}
