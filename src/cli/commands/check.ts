import { parseArgs } from "node:util";
import { check } from "../../check/check.ts";
import { defaultPlugin, type Plugin } from "../../check/linter.ts";
import type { CheckResult } from "../../check/result.ts";
import { configOption, failureList, withConfigValue } from "../check-arguments.ts";
import { wantsColor } from "../colors.ts";
import { exitCode, UsageError, type Command, type Io } from "../command.ts";
import { formats } from "../formats/index.ts";
import { progressBar } from "../progress.ts";
import { chooseRules } from "../rule-choice.ts";

const options = {
  fix: { type: "boolean", description: "Write the fixes into the files" },
  "fix-dry-run": { type: "boolean", description: "Show what --fix would write, as a unified diff" },
  rule: {
    type: "string",
    multiple: true,
    value: "NAME[=SEVERITY]",
    description: "Run only NAME; or set its severity: off, warn, error. Repeatable",
  },
  strict: { type: "boolean", description: "Check with the strict preset in place of the recommended one" },
  config: {
    type: "string",
    value: "[FILE]",
    description: "Use the project's own ESLint configuration (or FILE); without it, none",
  },
  "no-ignore": { type: "boolean", description: "Check tests, build output and dependencies too" },
  format: {
    type: "string",
    value: "NAME",
    description: `One of ${Object.keys(formats).join(", ")} (default: stylish)`,
  },
  json: { type: "boolean", description: "Short for --format json" },
  "max-warnings": {
    type: "string",
    value: "N",
    description: "Fail with more than N warnings (default: no limit)",
  },
} as const;

const notes = `PATHS are files, folders and globs; without any, the current folder. Each project is checked with the recommended
rules and no set-up: its own eslint.config file is left out unless --config asks for it.

Exit code: 0 no errors; 1 errors (or too many warnings); 2 wrong usage, a path that matches nothing, or a bug.`;

/** `backend-patterns check`. The plugin is a parameter for tests alone. */
export function checkCommand(plugin: Plugin = defaultPlugin): Command {
  return {
    summary: "Find backend anti-patterns in files and folders",
    usage: "check [options] [PATHS...]",
    options,
    notes,
    run: (args, io) => runCheck(args, io, plugin),
  };
}

async function runCheck(args: string[], io: Io, plugin: Plugin): Promise<number> {
  const { values, positionals } = parseArgs({ args: withConfigValue(args), options, allowPositionals: true });
  const format = values.json ? "json" : (values.format ?? "stylish");
  const loadFormat = Object.hasOwn(formats, format) ? formats[format] : undefined;
  if (!loadFormat)
    throw new UsageError(`There is no format \`${format}\`: use one of ${Object.keys(formats).join(", ")}.`);
  if (values.fix && values["fix-dry-run"])
    throw new UsageError("`--fix` and `--fix-dry-run` exclude each other.");
  const maxWarnings = parseCount(values["max-warnings"]);

  const progress = progressBar(io.stderr);
  const result = await check({
    cwd: io.cwd,
    paths: positionals.length > 0 ? positionals : ["."],
    plugin,
    preset: values.strict ? "strict" : "recommended",
    everything: values["no-ignore"] === true,
    ...configOption(values.config),
    ...chooseRules(values.rule ?? [], plugin, values.config !== undefined),
    ...(values.fix ? { fix: "write" } : values["fix-dry-run"] ? { fix: "preview" } : {}),
    onProgress: progress.update,
  }).finally(progress.clear);

  const print = await loadFormat();
  io.stdout.write(await print(result, { cwd: io.cwd, color: wantsColor(io.stdout, io) }));
  io.stderr.write(failureList(result.failures, io));
  return exitCodeOf(result, maxWarnings);
}

function parseCount(text: string | undefined): number {
  if (text === undefined) return Infinity;
  if (!/^\d+$/.test(text)) throw new UsageError(`\`--max-warnings\` wants a number, not \`${text}\`.`);
  return Number(text);
}

function exitCodeOf({ results, failures }: CheckResult, maxWarnings: number): number {
  if (results.length === 0 || failures.some(({ kind }) => kind === "internal" || kind === "no-match"))
    return exitCode.failure;
  const count = (key: "errorCount" | "warningCount") => results.reduce((sum, result) => sum + result[key], 0);
  return count("errorCount") > 0 || count("warningCount") > maxWarnings ? exitCode.findings : exitCode.clean;
}
