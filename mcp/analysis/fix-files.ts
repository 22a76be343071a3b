import { unifiedDiff } from "../../src/check/diff.ts";
import type { JobContext } from "./job.ts";
import { runCheck, type CheckInput, type CheckOutput } from "./run-check.ts";

export interface FixFilesInput extends CheckInput {
  suggestions: boolean;
  write: boolean;
}

export interface FixFilesOutput extends CheckOutput {
  fixes: { path: string; diff: string }[];
  /** How many findings the fixes removed, or would remove. */
  fixed: number;
}

/** Fixes files, or says how; `findings` are those that remain. */
export async function fixFiles(
  { suggestions, write, ...input }: FixFilesInput,
  context: JobContext,
): Promise<FixFilesOutput> {
  const { output, results } = await runCheck(input, context, {
    fix: write ? "write" : "preview",
    suggestions,
  });
  const { roots } = context;
  return {
    ...output,
    fixes: results.flatMap(({ fixedFiles }) =>
      fixedFiles.map((file) => ({
        path: roots.display(file.path),
        diff: unifiedDiff(file, roots.folders[0]),
      })),
    ),
    fixed: results.reduce((sum, { fixedCount }) => sum + fixedCount, 0),
  };
}
