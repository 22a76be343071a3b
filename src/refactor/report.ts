import { unifiedDiff } from "../check/diff.ts";
import { displayPath } from "../check/paths.ts";
import type { Refactoring } from "./refactor.ts";
import { Refusal } from "./refusal.ts";
import { writeChanges } from "./write-changes.ts";

/** What a refactoring did, as every face tells it. */
export type RefactorReport = {
  written: boolean;
  diffs: { path: string; diff: string }[];
  /** What must be true for it to change nothing else, and isn't proven. */
  conditions: string[];
  /** How to put to use what is new. */
  wiring?: string;
  /** Why nothing is done. */
  refused?: string;
};

/** Plans a refactoring, writes it if asked to, and tells what came of it. */
export async function refactorReport(
  planned: () => Promise<Refactoring>,
  { cwd, write }: { cwd: string; write: boolean },
): Promise<RefactorReport> {
  try {
    const { changes, conditions, wiring } = await planned();
    if (write) writeChanges(changes);
    return {
      written: write,
      diffs: changes.map(({ path, before, after }) => ({
        path: displayPath(cwd, path),
        diff: unifiedDiff({ path, before, after }, cwd),
      })),
      conditions: [...conditions],
      ...(wiring === undefined ? {} : { wiring }),
    };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { written: false, diffs: [], conditions: [], refused: error.message };
  }
}
