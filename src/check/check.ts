import type { ESLint, Rule } from "eslint";
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
  onProgress?: (done: number, total: number) => void;
  signal?: AbortSignal;
}

/** Files linted in one go: often enough for a progress bar, and little to repeat where a rule throws. */
const chunkSize = 50;

/** Lints files and folders with this plugin alone. Whatever is wrong with one file is a failure in the result, and the run goes on. */
export async function check(options: CheckOptions): Promise<CheckResult> {
  const start = performance.now();
  const { targets, failures } = await findTargets(options.paths, {
    cwd: options.cwd,
    everything: options.everything === true,
  });
  const jobs: Job[] = [];
  for (const target of targets) jobs.push(await plan(target, options, failures));

  const results: ESLint.LintResult[] = [];
  const total = jobs.reduce((sum, { files }) => sum + files.length, 0);
  if (total === 0)
    failures.push(...targets.filter(leavesNothing(failures)).map(({ base }) => ignored(base, options)));
  let done = 0;
  options.onProgress?.(done, total);
  for (const { eslint, files } of jobs) {
    for (let i = 0; i < files.length; i += chunkSize) {
      options.signal?.throwIfAborted();
      const chunk = files.slice(i, i + chunkSize);
      results.push(...(await lint(eslint, chunk, failures)));
      done += chunk.length;
      options.onProgress?.(done, total);
    }
  }
  const fixed = options.fix
    ? await applyFixes(jobs, results, failures, options, options.fix)
    : { results, fixedFiles: [], fixedCount: 0 };
  return {
    ...fixed,
    results: fixed.results.sort((a, b) => (a.filePath < b.filePath ? -1 : 1)),
    failures,
    rulesMeta: rulesMeta(options),
    milliseconds: performance.now() - start,
  };
}

interface Job {
  base: string;
  eslint: ESLint;
  files: string[];
}

async function plan({ base, files }: Target, options: CheckOptions, failures: Failure[]): Promise<Job> {
  const eslint = createLinter(base, options);
  const job: Job = { base, eslint, files: [] };
  for (const [path, { explicit }] of files) {
    if (!hasOwnRules((await eslint.calculateConfigForFile(path)) as never)) {
      if (explicit) failures.push(ignored(path, options));
      continue;
    }
    const failure = unfit(path);
    if (failure) failures.push(failure);
    else job.files.push(path);
  }
  return job;
}

function ignored(path: string, { config }: CheckOptions): Failure {
  const message =
    config === undefined
      ? "Skipped: tests, migrations, seeds, scripts, generated and non-script files are left out; `--no-ignore` checks them."
      : "Skipped: the configuration turns on no rule of backend-patterns here.";
  return { kind: "ignored", path, message };
}

/** Whether nothing has been said yet about why none of a target's files is checked. */
function leavesNothing(failures: readonly Failure[]): (target: Target) => boolean {
  const named = new Set(failures.map(({ path }) => path));
  return ({ files }) => ![...files.keys()].some((path) => named.has(path));
}

function rulesMeta({ plugin = defaultPlugin }: CheckOptions): Record<string, Rule.RuleMetaData> {
  return Object.fromEntries(
    Object.entries(plugin.rules).map(([name, rule]) => [rulePrefix + name, rule.meta as Rule.RuleMetaData]),
  );
}
