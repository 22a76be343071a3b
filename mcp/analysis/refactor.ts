import { dirname } from "node:path";
import { configOf } from "../../src/check/check.ts";
import { namespace } from "../../src/configs.ts";
import type { Plan } from "../../src/refactor/plans.ts";
import { refactor as planned } from "../../src/refactor/refactor.ts";
import { refactorReport, type RefactorReport } from "../../src/refactor/report.ts";
import { CallFailure } from "../failure.ts";
import { RefusedPath } from "../roots.ts";
import type { JobContext } from "./job.ts";
import { configuredTargets } from "./project-config.ts";
import { linterFor } from "./warm-linter.ts";

export interface RefactorInput {
  path: string;
  line: number;
  plan: Plan;
  repository?: string | undefined;
  write: boolean;
}

/** Changes several files for one finding, or says how. */
export async function refactor(input: RefactorInput, context: JobContext): Promise<RefactorReport> {
  const { roots, config: runsProjectCode } = context;
  const file = resolved(input.path, context);
  const origin = new Map([[file, { argument: input.path, explicit: true }]]);
  const { configured } = await configuredTargets([{ base: dirname(file), files: origin }], context);
  const [{ target, config } = { target: { base: roots.folders[0] } }] = configured;
  const linter = linterFor(target.base, config === undefined ? {} : { config });
  const settings = (await configOf(linter, file))?.settings?.[namespace];
  const { plan, line, write } = input;
  const repository =
    input.repository === undefined ? {} : { repository: resolved(input.repository, context) };
  const report = await refactorReport(
    () =>
      planned({
        plan,
        file,
        line,
        cwd: target.base,
        settings,
        ...(config === undefined ? {} : { config }),
        runsProjectCode,
        ...repository,
        mayChange: (path) => roots.holds(path),
      }),
    { cwd: roots.folders[0], write },
  );
  return report.refused === undefined ? report : { ...report, refused: roots.withoutPaths(report.refused) };
}

function resolved(path: string, { roots }: JobContext): string {
  try {
    return roots.resolve(path);
  } catch (error) {
    if (error instanceof RefusedPath) throw new CallFailure(error.message);
    throw error;
  }
}
