import type { Linter, Rule } from "eslint";
import { rulePrefix } from "./linter.ts";
import { displayPath } from "./paths.ts";
import type { CheckResult, Failure } from "./result.ts";

/** What can be done about a finding: `safe` runs under `--fix`, `suggested` needs a decision. */
export type Cure = "safe" | "suggested";

/** One finding, as every face tells it. */
export interface Finding {
  path: string;
  /** Without the plugin's prefix. */
  rule: string;
  severity: "error" | "warning";
  line: number;
  column: number;
  end_line?: number;
  end_column?: number;
  message: string;
  /** The message without what it says of every finding of its kind. */
  brief: string;
  message_id?: string;
  fix?: Cure;
  suggestions: string[];
  /** The calls from here to the query. */
  chain?: string[];
}

export type FailureReport = {
  path: string;
  kind: string;
  message: string;
  line?: number;
};

/** All findings of a run, in the order of files and lines. */
export function findingsOf({ results, rulesMeta }: CheckResult, cwd: string): Finding[] {
  return results.flatMap(({ filePath, messages }) =>
    messages.map((message) => findingOf(displayPath(cwd, filePath), message, rulesMeta)),
  );
}

export function findingOf(
  path: string,
  message: Linter.LintMessage,
  rulesMeta: Readonly<Record<string, Rule.RuleMetaData>>,
): Finding {
  const { ruleId, messageId, endLine, endColumn, suggestions = [] } = message;
  const fix = message.fix ? "safe" : suggestions.length > 0 ? "suggested" : undefined;
  return {
    path,
    rule: (ruleId ?? "").slice(rulePrefix.length),
    severity: message.severity === 2 ? "error" : "warning",
    line: message.line,
    column: message.column,
    ...(endLine === undefined ? {} : { end_line: endLine }),
    ...(endColumn === undefined ? {} : { end_column: endColumn }),
    message: message.message,
    brief: briefly(message.message, rulesMeta[ruleId ?? ""]?.messages?.[messageId ?? ""]),
    ...(messageId === undefined ? {} : { message_id: messageId }),
    ...(fix ? { fix } : {}),
    suggestions: suggestions.map(({ desc }) => desc),
  };
}

/**
 * The first sentence, without the end of it that the rule says of every finding: `1 read of x per element of y` of
 * `1 {{operation}} of {{table}} per element of {{collection}}: N elements cost N round trips. {{remedy}}`.
 */
function briefly(message: string, template = ""): string {
  const sentence = /^[^]*?[.!?](?=\s)/.exec(template)?.[0] ?? template;
  const parts = template.split(/\{\{\s*\w+\s*\}\}/);
  const pattern = new RegExp(`^${parts.map(escaped).join("([^]*?)")}$`, "d");
  const groups = pattern.exec(message)?.indices;
  const constants = sentence.split(/\{\{\s*\w+\s*\}\}/);
  const [, end] = groups?.[constants.length - 1] ?? [];
  if (end === undefined) return message;
  const rest = constants.at(-1) ?? "";
  if (constants.length > 1 && /^[:;.]/.test(rest)) return message.slice(0, end);
  return message.slice(0, (constants.length > 1 ? end : 0) + rest.length).replace(/\.$/, "");
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

export function failureReports(failures: readonly Failure[], cwd: string): FailureReport[] {
  return failures.map(({ path, kind, message, line }) => ({
    path: displayPath(cwd, path),
    kind,
    message,
    ...(line === undefined ? {} : { line }),
  }));
}
