import { unifiedDiff } from "../../check/diff.ts";
import { failureReports, findingsOf } from "../../check/findings.ts";
import { displayPath } from "../../check/paths.ts";
import { countsOf, grouped } from "../../check/report.ts";
import type { CheckResult } from "../../check/result.ts";
import type { FormatContext } from "./index.ts";

/** Everything the run found, for programs: as the MCP server's `analyze_files` answers in detail, and what the fixes are. */
export function json(result: CheckResult, { cwd }: FormatContext): string {
  const findings = findingsOf(result, cwd);
  const report = {
    clean: findings.length === 0,
    summary: {
      files: result.results.length,
      ...countsOf(findings),
      fixed: result.fixedCount,
      milliseconds: Math.round(result.milliseconds),
    },
    files: grouped(findings, "detailed"),
    diffs: result.fixedFiles.map((file) => ({
      path: displayPath(cwd, file.path),
      diff: unifiedDiff(file, cwd),
    })),
    truncated: result.unchecked > 0,
    errors: failureReports(result.failures, cwd),
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}
