import type { ESLint, Linter } from "eslint";
import { displayPath } from "../../check/paths.ts";
import type { CheckResult, Failure } from "../../check/result.ts";
import { packageInfo } from "../../package-info.ts";
import { summarize } from "../summary.ts";
import { unifiedDiff } from "../../check/diff.ts";
import { page, escapeHtml as escape } from "./html-page.ts";
import type { FormatContext } from "./index.ts";

/** One self-contained page: nothing is loaded from elsewhere, and it can be mailed or kept as a build artifact. */
export function html(result: CheckResult, { cwd }: FormatContext): string {
  const { clean, summary } = summarize(result, cwd);
  const files = result.results.filter(({ messages }) => messages.length > 0);
  const verdict = clean ? "No findings" : `${summary.errors} errors, ${summary.warnings} warnings`;
  return page(`Backend patterns: ${verdict}`, [
    `<header><h1>${escape(verdict)}</h1><p>${summary.checkedFiles} files checked in ${(summary.milliseconds / 1000).toFixed(1)} s by ${escape(packageInfo.name)} ${escape(packageInfo.version)}. ${summary.fixable} findings can be fixed with <code>--fix</code>.</p></header>`,
    countTable("Findings per rule", summary.rules, (name) => escape(name)),
    countTable(
      "Findings per file",
      summary.files,
      (name) => `<a href="#${anchor(name)}">${escape(name)}</a>`,
    ),
    ...files.map((file) => fileSection(file, result, cwd)),
    ...result.fixedFiles.map(
      (file) =>
        `<section><h2>Fix of ${escape(displayPath(cwd, file.path))}</h2><pre>${escape(unifiedDiff(file, cwd))}</pre></section>`,
    ),
    failureSection(result.failures, cwd),
  ]);
}

function countTable(title: string, counts: Record<string, number>, show: (name: string) => string): string {
  const rows = Object.entries(counts).map(
    ([name, count]) => `<tr><td>${count}</td><td>${show(name)}</td></tr>`,
  );
  return rows.length === 0 ? "" : `<section><h2>${title}</h2><table>${rows.join("")}</table></section>`;
}

function fileSection(
  { filePath, source, messages }: ESLint.LintResult,
  { rulesMeta }: CheckResult,
  cwd: string,
): string {
  const path = displayPath(cwd, filePath);
  const lines = source?.split(/\r?\n/) ?? [];
  const items = messages.map((message) => {
    const rule = escape(message.ruleId ?? "");
    const url = rulesMeta[message.ruleId ?? ""]?.docs?.url;
    const name = url ? `<a href="${escape(url)}">${rule}</a>` : rule;
    const severity = message.severity === 2 ? "error" : "warning";
    return `<li class="${severity}"><p>${escape(message.message)}</p><p class="meta">${severity}, line ${message.line}, ${name}${message.fix ? ", fixable" : ""}</p>${excerpt(lines, message)}</li>`;
  });
  return `<section id="${anchor(path)}"><h2>${escape(path)}</h2><ol>${items.join("")}</ol></section>`;
}

function excerpt(
  lines: readonly string[],
  { line, column, endLine = line, endColumn }: Linter.LintMessage,
): string {
  const text = lines[line - 1];
  if (text === undefined) return "";
  const end = endLine === line && endColumn !== undefined ? endColumn - 1 : text.length;
  const marked = `${escape(text.slice(0, column - 1))}<mark>${escape(text.slice(column - 1, end))}</mark>${escape(text.slice(end))}`;
  return `<pre>${marked.trimStart()}</pre>`;
}

function failureSection(failures: readonly Failure[], cwd: string): string {
  if (failures.length === 0) return "";
  const items = failures.map(
    ({ path, message }) =>
      `<li><p>${escape(displayPath(cwd, path))}</p><p class="meta">${escape(message)}</p></li>`,
  );
  return `<section><h2>Not checked</h2><ul>${items.join("")}</ul></section>`;
}

const anchor = (path: string) => `file-${encodeURIComponent(path)}`;
