import { resolve } from "node:path";
import { configOf } from "../../src/check/check.ts";
import type { Finding } from "../../src/check/findings.ts";
import type { LinterOptions } from "../../src/check/linter.ts";
import { namespace } from "../../src/configs.ts";
import { explainRepetitions } from "../../src/explain.ts";
import type { Roots } from "../roots.ts";
import { linterFor } from "./warm-linter.ts";

/** Adds the calls behind each finding one by one; messages have them in a sentence. */
export async function addChains(
  findings: readonly Finding[],
  base: string,
  options: LinterOptions,
  roots: Roots,
): Promise<void> {
  const files = new Set(
    findings.filter(({ rule }) => rule === "no-query-in-loop").map((finding) => finding.path),
  );
  const linter = linterFor(base, options);
  for (const path of files) {
    const file = resolve(roots.folders[0], path);
    const settings = (await configOf(linter, file))?.settings?.[namespace];
    const repetitions = explainRepetitions(file, { cwd: base, settings });
    for (const finding of findings.filter((candidate) => candidate.path === path)) {
      const same = repetitions.find(({ line, column }) => line === finding.line && column === finding.column);
      if (same && same.chain.length > 0)
        finding.chain = [...same.chain, `${roots.display(same.query.file)}:${same.query.line}`];
    }
  }
}
