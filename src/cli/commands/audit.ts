import { parseArgs } from "node:util";
import { audit, type AuditResult } from "../../audit/audit.ts";
import { wants, type Only } from "../../audit/only.ts";
import { colors, wantsColor } from "../colors.ts";
import { exitCode, UsageError, type Command, type Io } from "../command.ts";
import { configOption, failureList, withConfigValue } from "../check-arguments.ts";
import { progressBar } from "../progress.ts";

const formats = {
  text: async () => (await import("../routes/text.ts")).text,
  json: async () => (await import("../routes/json.ts")).json,
  html: async () => (await import("../routes/html.ts")).html,
} as const;

const options = {
  only: {
    type: "string",
    value: "WANT",
    description: `List only the endpoints that want something: ${wants.join(", ")}`,
  },
  config: {
    type: "string",
    value: "[FILE]",
    description: "Use the settings of the project's own ESLint configuration (or FILE)",
  },
  "no-ignore": { type: "boolean", description: "Read tests, build output and dependencies too" },
  format: {
    type: "string",
    value: "NAME",
    description: `One of ${Object.keys(formats).join(", ")} (default: text)`,
  },
  json: { type: "boolean", description: "Short for --format json" },
} as const;

const notes = `Lists every endpoint: method, path, place, what authenticates, authorises, validates and limits it, and the queries that it
runs, those that run once per element marked. PATHS are files, folders and globs; without any, the current folder.

Exit code: 0 listed, and with --only none that wants it; 1 with --only some that want it; 2 wrong usage, a path that matches
nothing, or a bug.`;

/** `backend-patterns audit`. */
export function auditCommand(): Command {
  return {
    summary: "List the endpoints, and what stands before them",
    usage: "audit [options] [PATHS...]",
    options,
    notes,
    run: runAudit,
  };
}

async function runAudit(args: string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({ args: withConfigValue(args), options, allowPositionals: true });
  const loadFormat = formatOf(values.json ? "json" : (values.format ?? "text"));
  const only = wantOf(values.only);
  const progress = progressBar(io.stderr);
  const result = await audit({
    cwd: io.cwd,
    paths: positionals.length > 0 ? positionals : ["."],
    only,
    everything: values["no-ignore"] === true,
    ...configOption(values.config),
    onProgress: progress.update,
  }).finally(progress.clear);
  const print = await loadFormat();
  io.stdout.write(print(result, { cwd: io.cwd, paint: colors(wantsColor(io.stdout, io)) }));
  io.stderr.write(failureList(result.failures, io));
  return exitCodeOf(result, only);
}

function formatOf(name: string) {
  if (!Object.hasOwn(formats, name))
    throw new UsageError(`There is no format \`${name}\`: use one of ${Object.keys(formats).join(", ")}.`);
  return formats[name as keyof typeof formats];
}

function wantOf(name: string | undefined): Only | undefined {
  const only = wants.find((want) => want === name);
  if (name !== undefined && only === undefined)
    throw new UsageError(`\`--only\` wants one of ${wants.join(", ")}, not \`${name}\`.`);
  return only;
}

function exitCodeOf({ endpoints, failures, checked }: AuditResult, only: Only | undefined): number {
  if (checked === 0 || failures.some(({ kind }) => kind === "no-match")) return exitCode.failure;
  return only !== undefined && endpoints.length > 0 ? exitCode.findings : exitCode.clean;
}
