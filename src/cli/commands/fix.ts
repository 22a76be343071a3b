import { parseArgs } from "node:util";
import { check } from "../../check/check.ts";
import { unifiedDiff } from "../../check/diff.ts";
import { failureReports, findingsOf } from "../../check/findings.ts";
import { fixReport } from "../../check/fix-report.ts";
import { defaultPlugin, type Plugin } from "../../check/linter.ts";
import { displayPath } from "../../check/paths.ts";
import type { CheckResult } from "../../check/result.ts";
import { exitCode, type Command, type Io } from "../command.ts";
import { progressBar } from "../progress.ts";
import { chooseRules } from "../rule-choice.ts";

const options = {
  "dry-run": { type: "boolean", description: "Show the diffs, and write nothing" },
  suggestions: { type: "boolean", description: "Apply what is only suggested too: it may change behaviour" },
  rule: {
    type: "string",
    multiple: true,
    value: "NAME",
    description: "Fix only NAME's findings. Repeatable",
  },
  json: { type: "boolean", description: "Print JSON, as the MCP server's fix_files answers" },
} as const;

const notes = `Writes fixes into files, folders and globs; without any, the current folder. A file that changes meanwhile is left alone.

Exit code: 0 nothing is left; 1 findings remain; 2 wrong usage, a path that matches nothing, or a bug.`;

/** `backend-patterns fix`. The plugin is a parameter for tests alone. */
export function fixCommand(plugin: Plugin = defaultPlugin): Command {
  return {
    summary: "Fix what can be fixed",
    usage: "fix [options] [PATHS...]",
    options,
    notes,
    run: (args, io) => runFix(args, io, plugin),
  };
}

async function runFix(args: string[], io: Io, plugin: Plugin): Promise<number> {
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const { "dry-run": dryRun = false, suggestions = false } = values;
  const progress = progressBar(io.stderr);
  const result = await check({
    cwd: io.cwd,
    paths: positionals.length > 0 ? positionals : ["."],
    plugin,
    ...chooseRules(values.rule ?? [], plugin, false),
    fix: dryRun ? "preview" : "write",
    suggestions,
    onProgress: progress.update,
  }).finally(progress.clear);
  const report = reportOf(result, io.cwd, { dryRun, suggestions });
  if (values.json) io.stdout.write(`${JSON.stringify(report, undefined, 2)}\n`);
  else {
    if (dryRun) io.stdout.write(report.diffs.map(({ diff }) => diff).join("\n"));
    const verb = dryRun ? "would be fixed" : "fixed";
    io.stdout.write(`${report.fixed} ${report.fixed === 1 ? "finding" : "findings"} ${verb}.\n`);
    for (const { path, rules } of report.remaining)
      for (const { rule, lines = [] } of rules)
        for (const line of lines) io.stdout.write(`${path}:${line} [${rule}]\n`);
  }
  for (const { path, message } of report.errors) io.stderr.write(`${path}: ${message}\n`);
  const isBroken = report.errors.some(({ kind }) => kind === "internal" || kind === "no-match");
  if (isBroken || result.results.length === 0) return exitCode.failure;
  return report.remaining.length > 0 ? exitCode.findings : exitCode.clean;
}

function reportOf(result: CheckResult, cwd: string, choice: { dryRun: boolean; suggestions: boolean }) {
  const fixing = {
    fixes: result.fixedFiles.map((file) => ({
      path: displayPath(cwd, file.path),
      diff: unifiedDiff(file, cwd),
    })),
    fixed: result.fixedCount,
    findings: findingsOf(result, cwd),
    failures: failureReports(result.failures, cwd),
    checked: result.results.length,
    unchecked: result.unchecked,
  };
  return fixReport(fixing, choice);
}
