import { checkTargets } from "../../src/check/check.ts";
import type { FailureReport } from "../../src/check/findings.ts";
import { failureReports, findingsOf, type Finding } from "../../src/check/findings.ts";
import { defaultPlugin, rulePrefix, type LinterOptions } from "../../src/check/linter.ts";
import type { FixMode } from "../../src/check/fixes.ts";
import type { CheckResult } from "../../src/check/result.ts";
import { CallFailure } from "../failure.ts";
import { addChains } from "./chains.ts";
import { configuredTargets } from "./project-config.ts";
import type { JobContext } from "./job.ts";
import { selectFiles } from "./select-files.ts";
import { linterFor } from "./warm-linter.ts";

export interface CheckInput {
  paths: readonly string[];
  rules?: readonly string[] | undefined;
  /** Also the calls behind each finding. */
  chains?: boolean | undefined;
}

export interface CheckOutput {
  findings: Finding[];
  failures: FailureReport[];
  /** Files that were checked, and files that there was no time for. */
  checked: number;
  unchecked: number;
}

export interface FixOptions {
  fix: FixMode;
  suggestions: boolean;
}

/** Few, since between chunks a call can be cancelled and others get their turn. */
const chunkSize = 10;

/** Lints what the paths stand for, each file with its project's configuration. */
export async function runCheck(
  { paths, rules, chains = false }: CheckInput,
  context: JobContext,
  fixing?: FixOptions,
): Promise<{ output: CheckOutput; results: CheckResult[] }> {
  const only = knownRules(rules);
  const { targets, failures } = await selectFiles(paths, context);
  const { configured, failures: configFailures } = await configuredTargets(targets, context);
  const output: CheckOutput = {
    findings: [],
    failures: [...failures, ...configFailures],
    checked: 0,
    unchecked: 0,
  };
  const { roots, signal, deadline } = context;
  const total = configured.reduce((sum, { target }) => sum + target.files.size, 0);
  const results: CheckResult[] = [];
  let before = 0;
  for (const { target, config } of configured) {
    const options: LinterOptions = { ...(config === undefined ? {} : { config }), ...(only ? { only } : {}) };
    const result = await checkTargets([target], [], {
      ...options,
      ...fixing,
      linterFor: (base) => linterFor(base, options),
      chunkSize,
      signal,
      deadline,
      onProgress: (done) => context.onProgress(before + done, total),
    });
    before += target.files.size;
    results.push(result);
    const findings = findingsOf(result, roots.folders[0]);
    if (chains) await addChains(findings, target.base, options, roots);
    output.findings.push(...findings);
    output.failures.push(
      ...failureReports(result.failures, roots.folders[0]).map((failure) => ({
        ...failure,
        message: roots.withoutPaths(failure.message),
      })),
    );
    output.checked += result.results.length;
    output.unchecked += result.unchecked;
  }
  return { output, results };
}

/** @throws CallFailure naming the rules that there are. */
export function knownRules(rules: readonly string[] | undefined): string[] | undefined {
  return rules?.map((id) => {
    const name = id.startsWith(rulePrefix) ? id.slice(rulePrefix.length) : id;
    if (Object.hasOwn(defaultPlugin.rules, name)) return name;
    const names = Object.keys(defaultPlugin.rules).sort().join(", ");
    throw new CallFailure(`There is no rule \`${name}\`. The rules are: ${names}.`);
  });
}
