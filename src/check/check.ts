import { setImmediate as turn } from "node:timers/promises";
import type { ESLint, Linter, Rule } from "eslint";
import { namespace } from "../configs.ts";
import { settingsOf } from "../settings.ts";
import { ConfigurationError } from "./configuration-error.ts";
import { unfit } from "./failures.ts";
import { applyFixes, type FixMode } from "./fixes.ts";
import { lint } from "./lint.ts";
import { createLinter, defaultPlugin, hasOwnRules, rulePrefix, type LinterOptions } from "./linter.ts";
import type { CheckResult, Failure } from "./result.ts";
import { findTargets, type Target } from "./targets.ts";

export interface CheckOptions extends LinterOptions {
  cwd: string;
  /** Files, folders and globs, relative to `cwd`. */
  paths: readonly string[];
  fix?: FixMode;
  /** With `fix`: also what is only suggested, where nothing is safe to fix. */
  suggestions?: boolean;
  /** Files linted in one go: often enough for a progress bar, and little to repeat where a rule throws. */
  chunkSize?: number;
  onProgress?: (done: number, total: number) => void;
  signal?: AbortSignal;
  /** Epoch milliseconds: files that aren't begun by then are left out. */
  deadline?: number;
}

type LintOptions = Omit<CheckOptions, "cwd" | "paths"> & {
  /** Where linters come from, for a process that keeps them. */
  linterFor?: (base: string, options: LinterOptions) => ESLint;
};

/** Lints files and folders with this plugin alone. Whatever is wrong with one file is a failure in the result, and the run goes on. */
export async function check(options: CheckOptions): Promise<CheckResult> {
  const { paths, cwd, everything = false } = options;
  const { targets, failures } = await findTargets(paths, { cwd, everything });
  return await checkTargets(targets, failures, options);
}

/** Lints files that were found before; `failures` are added to those of the result. */
export async function checkTargets(
  targets: readonly Target[],
  failures: Failure[],
  options: LintOptions,
): Promise<CheckResult> {
  const start = performance.now();
  const { chunkSize = 50, deadline = Infinity } = options;
  const jobs: Job[] = [];
  for (const target of targets) jobs.push(await plan(target, options, failures));

  const results: ESLint.LintResult[] = [];
  const total = jobs.reduce((sum, { files }) => sum + files.length, 0);
  let done = 0;
  options.onProgress?.(done, total);
  for (const { eslint, files } of jobs) {
    for (let i = 0; i < files.length; i += chunkSize) {
      await turn();
      options.signal?.throwIfAborted();
      if (Date.now() >= deadline) break;
      const chunk = files.slice(i, i + chunkSize);
      results.push(...(await lint(eslint, chunk, failures)));
      done += chunk.length;
      options.onProgress?.(done, total);
    }
  }
  const fixed = options.fix
    ? await applyFixes(jobs, results, failures, { ...options, mode: options.fix })
    : { results, fixedFiles: [], fixedCount: 0 };
  return {
    ...fixed,
    results: fixed.results.sort((a, b) => (a.filePath < b.filePath ? -1 : 1)),
    failures,
    unchecked: total - done,
    rulesMeta: rulesMeta(options),
    milliseconds: performance.now() - start,
  };
}

interface Job {
  base: string;
  eslint: ESLint;
  files: string[];
}

/** Without it, promises that are settled already would keep cancellations and other calls waiting. */
const filesPerTurn = 100;

async function plan({ base, files }: Target, options: LintOptions, failures: Failure[]): Promise<Job> {
  const { linterFor = createLinter } = options;
  const job: Job = { base, eslint: linterFor(base, options), files: [] };
  const silent = new Set<string>();
  const heard = new Set<string>();
  let planned = 0;
  for (const [path, { argument, explicit }] of files) {
    if (++planned % filesPerTurn === 0) await turn();
    options.signal?.throwIfAborted();
    if (!hasOwnRules(await configOf(job.eslint, path))) {
      if (explicit) failures.push(ignored(path, options));
      else silent.add(argument);
      continue;
    }
    heard.add(argument);
    const failure = unfit(path);
    if (failure) failures.push(failure);
    else job.files.push(path);
  }
  for (const argument of silent) if (!heard.has(argument)) failures.push(ignored(argument, options));
  return job;
}

/** The configuration of one file, its settings checked. */
export async function configOf(eslint: ESLint, path: string): Promise<Linter.Config | undefined> {
  try {
    const config = (await eslint.calculateConfigForFile(path)) as Linter.Config | undefined;
    settingsOf(config?.settings?.[namespace]);
    return config;
  } catch (error) {
    throw new ConfigurationError(error);
  }
}

function ignored(path: string, { config }: LintOptions): Failure {
  const message =
    config === undefined
      ? "Skipped: tests, migrations, seeds, scripts, generated and non-script files are left out; `--no-ignore` checks them."
      : "Skipped: the configuration turns on no rule of backend-patterns here.";
  return { kind: "ignored", path, message };
}

function rulesMeta({ plugin = defaultPlugin }: LintOptions): Record<string, Rule.RuleMetaData> {
  return Object.fromEntries(
    Object.entries(plugin.rules).map(([name, rule]) => [rulePrefix + name, rule.meta as Rule.RuleMetaData]),
  );
}
