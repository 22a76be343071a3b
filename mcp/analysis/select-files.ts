import type { FailureReport } from "../../src/check/findings.ts";
import { failureReports } from "../../src/check/findings.ts";
import { findTargets, type Target } from "../../src/check/targets.ts";
import { RefusedPath } from "../roots.ts";
import type { JobContext } from "./job.ts";

/** The files that a caller's paths stand for, as far as they lie within the roots. */
export async function selectFiles(
  paths: readonly string[],
  { roots }: JobContext,
): Promise<{ targets: Target[]; failures: FailureReport[] }> {
  const failures: FailureReport[] = [];
  const targets: Target[] = [];
  for (const path of new Set(paths)) {
    try {
      const absolute = roots.resolve(path);
      if (/(^|[\\/{,])\.\.([\\/},]|$)/.test(path) && /[*?[\]{}()!]/.test(path))
        throw new RefusedPath("A pattern can't hold `..`.");
      const found = await findTargets([absolute], { cwd: roots.folders[0], everything: false });
      failures.push(...failureReports(found.failures, roots.folders[0]).map((f) => ({ ...f, path })));
      targets.push(...found.targets.map((target) => onlyWithin(target, roots, failures)));
    } catch (error) {
      if (!(error instanceof RefusedPath)) throw error;
      failures.push({ path, kind: "refused", message: error.message });
    }
  }
  return { targets, failures };
}

function onlyWithin({ base, files }: Target, roots: JobContext["roots"], failures: FailureReport[]): Target {
  const kept: Target["files"] = new Map();
  for (const [file, origin] of files) {
    if (roots.holds(file)) kept.set(file, origin);
    else
      failures.push({
        path: roots.display(file),
        kind: "refused",
        message: "The path leads outside the roots of this server.",
      });
  }
  return { base, files: kept };
}
