import { isAbsolute, join, relative, sep } from "node:path";
import { parseArgs } from "node:util";
import { planAddition, type Addition } from "../../add/plan.ts";
import { projectStyle } from "../../add/project-style.ts";
import { kinds, type Kind } from "../../add/template.ts";
import { createFile } from "../../check/create-file.ts";
import { unifiedDiff } from "../../check/diff.ts";
import { colorDiff, wantsColor } from "../colors.ts";
import { exitCode, UsageError, type Command, type Io } from "../command.ts";

const options = {
  "dry-run": { type: "boolean", description: "Show what would be written, and write nothing" },
  dir: {
    type: "string",
    value: "FOLDER",
    description: "Write into FOLDER, and not where the project keeps such modules",
  },
  json: { type: "boolean", description: "Print one JSON document" },
} as const;

const notes = `KIND is one of:
  error   error classes with a status
  auth    what lets nobody through who isn't signed in, in the form of the framework
  retry   a bounded retry whose waits grow
  logger  a logger that writes a line of JSON for each event

The module is written as the project is: TypeScript or JavaScript, its imports, quotes and indentation, for Express,
Fastify, Hono, NestJS or Next.js; with a test where Vitest, Jest or node:test runs. From then on the fixes use it. Nothing is overwritten.

Exit code: 0 done, or shown with --dry-run; 1 nothing was written, and why; 2 wrong usage.`;

/** `backend-patterns add`. */
export function addCommand(): Command {
  return {
    summary: "Write an error class, a guard, a retry or a logger into the project",
    usage: "add [options] KIND",
    options,
    notes,
    run: runAdd,
  };
}

async function runAdd(args: string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const kind = kindIn(positionals);
  const style = projectStyle(io.cwd);
  if (style === undefined)
    throw new UsageError("There is no package.json here: run it in the folder of a package.");
  const addition = planAddition(kind, style, values.dir === undefined ? undefined : folderIn(values.dir, io));
  const taken = typeof addition === "string" ? [] : addition.files.filter(({ exists }) => exists);
  const problem =
    typeof addition === "string"
      ? addition
      : taken.length > 0
        ? `Nothing was written, since there is ${taken.map(({ path }) => path).join(" and ")} already: \`--dir\` names another folder.`
        : undefined;
  const files = problem === undefined && typeof addition !== "string" ? addition.files : [];
  const dryRun = values["dry-run"] === true;
  if (!dryRun) for (const { path, text } of files) createFile(join(io.cwd, path), text);
  if (values.json === true) {
    const report = {
      kind,
      framework: style.framework ?? null,
      dryRun,
      files: files.map(({ role, path, text }) => ({ role, path, text })),
      wiring: files.length > 0 && typeof addition !== "string" ? addition.wiring : null,
      problem: problem ?? null,
    };
    io.stdout.write(`${JSON.stringify(report, undefined, 2)}\n`);
  } else if (problem !== undefined) io.stderr.write(`${problem}\n`);
  else if (typeof addition !== "string") show(addition, dryRun, io);
  return problem === undefined ? exitCode.clean : exitCode.findings;
}

function kindIn(positionals: readonly string[]): Kind {
  const [name, ...others] = positionals;
  const kind = kinds.find((candidate) => candidate === name);
  if (kind === undefined || others.length > 0)
    throw new UsageError(
      `Say what to add, one of ${kinds.join(", ")}${name === undefined ? "" : `: not \`${positionals.join(" ")}\``}.`,
    );
  return kind;
}

/** Relative to the package, with forward slashes. */
function folderIn(dir: string, { cwd }: Io): string {
  const folder = isAbsolute(dir) ? relative(cwd, dir) : dir;
  if (folder.split(/[\\/]/).includes("..") || isAbsolute(folder))
    throw new UsageError(`\`${dir}\` is outside of this package.`);
  return folder.split(sep).join("/");
}

function show({ files, wiring }: Addition, dryRun: boolean, io: Io): void {
  const color = wantsColor(io.stdout, io);
  for (const { path, text } of files) {
    const diff = unifiedDiff({ path: join(io.cwd, path), before: undefined, after: text }, io.cwd);
    io.stdout.write(dryRun ? `${colorDiff(diff, color)}\n` : `Written: ${path}\n`);
  }
  io.stdout.write(`\n${wiring}\n`);
}
