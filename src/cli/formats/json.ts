import { displayPath } from "../../check/paths.ts";
import type { CheckResult } from "../../check/result.ts";
import { summarize } from "../summary.ts";
import { unifiedDiff } from "../../check/diff.ts";
import type { FormatContext } from "./index.ts";

/** Everything the run found, for programs. */
export function json(result: CheckResult, { cwd }: FormatContext): string {
  const files = result.results.filter(({ messages }) => messages.length > 0);
  const report = {
    ...summarize(result, cwd),
    files: files.map(({ filePath, messages }) => ({
      path: displayPath(cwd, filePath),
      findings: messages.map((message) => ({
        rule: message.ruleId,
        severity: message.severity === 2 ? "error" : "warning",
        line: message.line,
        column: message.column,
        endLine: message.endLine,
        endColumn: message.endColumn,
        message: message.message,
        messageId: message.messageId,
        fixable: message.fix !== undefined,
        suggestions: (message.suggestions ?? []).map(({ desc }) => desc),
      })),
    })),
    fixes: result.fixedFiles.map((file) => ({
      path: displayPath(cwd, file.path),
      diff: unifiedDiff(file, cwd),
    })),
    errors: result.failures.map((failure) => ({ ...failure, path: displayPath(cwd, failure.path) })),
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}
