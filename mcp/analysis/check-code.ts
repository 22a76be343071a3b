import { dirname } from "node:path";
import { configOf } from "../../src/check/check.ts";
import type { FailureReport } from "../../src/check/findings.ts";
import { failureReports, findingOf, type Finding } from "../../src/check/findings.ts";
import type { Failure } from "../../src/check/result.ts";
import { lintText } from "../../src/check/lint.ts";
import { defaultPlugin, hasOwnRules, rulePrefix } from "../../src/check/linter.ts";
import { CallFailure } from "../failure.ts";
import { RefusedPath } from "../roots.ts";
import type { JobContext } from "./job.ts";
import { configuredTargets } from "./project-config.ts";
import { linterFor } from "./warm-linter.ts";

export interface CheckCodeInput {
  code: string;
  /** Where in the project the code would stand: imports resolve from there. */
  filename: string;
}

export interface CheckCodeOutput {
  findings: Finding[];
  failures: FailureReport[];
}

/** Lints code that stands in no file, or in a file with another text. */
export async function checkCode(
  { code, filename }: CheckCodeInput,
  context: JobContext,
): Promise<CheckCodeOutput> {
  const file = resolved(filename, context);
  const origin = new Map([[file, { argument: filename, explicit: true }]]);
  const { configured, failures } = await configuredTargets([{ base: dirname(file), files: origin }], context);
  const [{ target, config } = { target: { base: dirname(file) } }] = configured;
  const linter = linterFor(target.base, config === undefined ? {} : { config });
  if (!hasOwnRules(await configOf(linter, file))) {
    const message =
      config === undefined
        ? "Tests, migrations, seeds, scripts, generated and non-script files are left out."
        : "The project's configuration turns on no rule of backend-patterns here.";
    return { findings: [], failures: [...failures, { path: filename, kind: "ignored", message }] };
  }
  const problems: Failure[] = [];
  const result = await lintText(linter, code, file, problems);
  const meta = Object.fromEntries(
    Object.entries(defaultPlugin.rules).map(([name, rule]) => [rulePrefix + name, rule.meta ?? {}]),
  );
  const { roots } = context;
  return {
    findings: (result?.messages ?? []).map((message) => findingOf(roots.display(file), message, meta)),
    failures: [
      ...failures,
      ...failureReports(problems, roots.folders[0]).map((failure) => ({
        ...failure,
        message: roots.withoutPaths(failure.message),
      })),
    ],
  };
}

function resolved(filename: string, { roots }: JobContext): string {
  try {
    return roots.resolve(filename);
  } catch (error) {
    if (error instanceof RefusedPath) throw new CallFailure(error.message);
    throw error;
  }
}
