import { statSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { unifiedDiff } from "../../check/diff.ts";
import { displayPath } from "../../check/paths.ts";
import plugin from "../../index.ts";
import { parts, type Change, type Part } from "../../init/change.ts";
import { makeBaseline, missingPackages } from "../../init/installed.ts";
import { packageManagerOf } from "../../init/manifest.ts";
import { plan } from "../../init/plan.ts";
import { writeChanges } from "../../init/write.ts";
import { colorDiff, wantsColor } from "../colors.ts";
import { exitCode, UsageError, type Command, type Io } from "../command.ts";

const options = {
  yes: { type: "boolean", short: "y", description: "Write everything that is proposed, and ask nothing" },
  "dry-run": { type: "boolean", description: "Show what would be written, and write nothing" },
  baseline: {
    type: "boolean",
    description: "Note today's findings in ESLint's suppressions file: only later ones are reported",
  },
  only: {
    type: "string",
    multiple: true,
    value: "PART",
    description: `Only PART: ${parts.join(", ")}. Repeatable`,
  },
  skip: { type: "string", multiple: true, value: "PART", description: "All but PART. Repeatable" },
} as const;

const notes = `FOLDERS are those whose ESLint configuration gets the recommended preset; without any, the current folder. The parts:
  config    the preset in eslint.config.*, which is made where there is none
  baseline  what is found today, in eslint-suppressions.json (only when asked for)
  ci        a GitHub workflow, unless one runs ESLint already
  mcp       the MCP server in .mcp.json, and in .vscode and .cursor where these exist
  agents    a paragraph in AGENTS.md

Nothing is overwritten. A configuration that is built in an unusual way, or that ESLint couldn't load with the change, stays as it was.

Exit code: 0 done, or nothing to do; 1 a configuration or a baseline could not be made; 2 wrong usage.`;

const titles: Readonly<Record<Part, string>> = {
  config: "Turn the recommended rules on in ESLint's configuration",
  baseline: "Leave today's findings out (eslint-suppressions.json)",
  ci: "Lint every change on GitHub",
  mcp: "Offer the MCP server to coding agents",
  agents: "Tell coding agents in AGENTS.md",
};

/** `backend-patterns init`. */
export function initCommand(): Command {
  return { summary: "Set up a project", usage: "init [options] [FOLDERS...]", options, notes, run: runInit };
}

async function runInit(args: string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const folders = (positionals.length > 0 ? positionals : ["."]).map((name) => folderAt(name, io));
  const chosen = chosenParts(values);
  const proposal = await plan(io.cwd, folders, chosen);
  show(proposal, io);

  const consent = values["dry-run"] ? () => Promise.resolve(false) : consentOf(values.yes === true, io);
  const accepted: Change[] = [];
  for (const part of parts) {
    const changes = proposal.changes.filter((change) => change.part === part);
    if (changes.length > 0 && (await consent(titles[part]))) accepted.push(...changes);
  }
  const baseline =
    chosen.has("baseline") ||
    (io.ask !== undefined && !values.yes && !values["dry-run"] && values.only === undefined);
  const wantsBaseline = baseline && (await consent(titles.baseline));
  if (!values.yes && !io.ask && proposal.changes.length > 0 && !values["dry-run"])
    io.stdout.write("Nothing was written: `--yes` writes it.\n");
  const success = [
    writeAll(accepted, io),
    ...(wantsBaseline ? folders.map((folder) => baselineIn(folder, io)) : []),
  ];
  sayWhatToInstall(folders, io);
  return success.every(Boolean) ? exitCode.clean : exitCode.findings;
}

function folderAt(name: string, { cwd }: Io): string {
  const folder = resolve(cwd, name);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new UsageError(`There is no folder \`${name}\`.`);
  return folder;
}

function chosenParts(values: { only?: string[]; skip?: string[]; baseline?: boolean }): Set<Part> {
  const named = (names: readonly string[]) => names.map(knownPart);
  const byDefault = parts.filter((part) => part !== "baseline");
  const chosen = new Set<Part>(values.only ? named(values.only) : byDefault);
  for (const part of named(values.skip ?? [])) chosen.delete(part);
  if (values.baseline) chosen.add("baseline");
  return chosen;
}

function knownPart(name: string): Part {
  const part = parts.find((candidate) => candidate === name);
  if (!part) throw new UsageError(`There is no part \`${name}\`: use ${parts.join(", ")}.`);
  return part;
}

function consentOf(yes: boolean, { ask }: Io): (title: string) => Promise<boolean> {
  if (yes) return () => Promise.resolve(true);
  return async (title) => (await ask?.(`${title}?`)) ?? false;
}

function show({ changes, notes }: Awaited<ReturnType<typeof plan>>, io: Io): void {
  const color = wantsColor(io.stdout, io);
  for (const change of changes) io.stdout.write(`${colorDiff(unifiedDiff(change, io.cwd), color)}\n`);
  for (const note of notes) io.stdout.write(`${note}\n`);
  if (changes.length === 0 && notes.length === 0) io.stdout.write("Everything is set up.\n");
}

function writeAll(changes: readonly Change[], io: Io): boolean {
  const written = writeChanges(changes);
  for (const { path, broken, unproven } of written) {
    const name = displayPath(io.cwd, path);
    if (broken === undefined) io.stdout.write(`Written: ${name}\n`);
    else io.stderr.write(`${name} is as it was, since ESLint couldn't load it with the change: ${broken}\n`);
    if (unproven !== undefined)
      io.stderr.write(
        `ESLint couldn't load ${name} before the change either, so it isn't tried: ${unproven}\n`,
      );
  }
  return written.every(({ broken }) => broken === undefined);
}

function baselineIn(folder: string, io: Io): boolean {
  const problem = makeBaseline(
    folder,
    Object.keys(plugin.rules).map((rule) => `${plugin.meta.namespace}/${rule}`),
  );
  const name = displayPath(io.cwd, resolve(folder, "eslint-suppressions.json"));
  if (problem === undefined) io.stdout.write(`Findings of today are noted in ${name}, if there are any.\n`);
  else io.stderr.write(`The baseline could not be made: ${problem}\n`);
  return problem === undefined;
}

function sayWhatToInstall(folders: readonly string[], io: Io): void {
  for (const folder of folders) {
    const missing = missingPackages(folder);
    if (missing.length === 0) continue;
    const place = folder === io.cwd ? "" : ` (in ${displayPath(io.cwd, folder)})`;
    io.stdout.write(`To install${place}: ${packageManagerOf(folder).add} ${missing.join(" ")}\n`);
  }
}
