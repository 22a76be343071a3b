import { displayPath } from "../../check/paths.ts";
import type { CheckResult } from "../../check/result.ts";
import type { FormatContext } from "./index.ts";

/** Workflow commands: GitHub Actions shows each finding beside its line in the pull request. */
export function github({ results, failures }: CheckResult, { cwd }: FormatContext): string {
  const findings = results.flatMap(({ filePath, messages }) =>
    messages.map(({ severity, line, endLine, column, endColumn, ruleId, message }) =>
      command(severity === 2 ? "error" : "warning", message, {
        file: displayPath(cwd, filePath),
        line,
        endLine,
        col: column,
        endColumn: endLine === undefined || endLine === line ? endColumn : undefined,
        title: ruleId ?? undefined,
      }),
    ),
  );
  const notices = failures.map(({ kind, path, line, column, message }) =>
    command(kind === "internal" || kind === "no-match" ? "error" : "warning", message, {
      file: displayPath(cwd, path),
      line,
      col: column,
    }),
  );
  return [...findings, ...notices].map((text) => `${text}\n`).join("");
}

function command(
  name: string,
  message: string,
  properties: Record<string, string | number | undefined>,
): string {
  const list = Object.entries(properties).flatMap(([key, value]) =>
    value === undefined
      ? []
      : [`${key}=${escape(String(value)).replaceAll(":", "%3A").replaceAll(",", "%2C")}`],
  );
  return `::${name} ${list.join(",")}::${escape(message)}`;
}

const escape = (text: string) => text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
