import type { Input, World } from "../world.ts";
import type fc from "fast-check";

/** A program with an anti-pattern and what its fix claims. */
export interface FixCase {
  rule: string;
  /** The fix form, as docs/fixes.md lists it. */
  form: string;
  /** What tells this case from others of its form. */
  variant?: string;
  /** A module that exports `run(db, input)`. */
  program: string;
  /** Modules that the program imports, by file name. */
  files?: Record<string, string>;
  /** The message id of the suggestion that writes the fix; without it, `--fix` does. */
  suggestion?: string;
  /** Why no fix is written: the report leaves it to a person. */
  byHand?: string;
  /** How many statements the program sends for a full world, and how many at most its fix does for any. */
  statements: { before: (input: Input) => number; after: number };
  /** The columns that the fixed program reads, as `table.column`: these and no others. */
  columns?: string[];
  /** Other data than any: for keys or tables with a condition that the form needs. */
  world?: fc.Arbitrary<World>;
}

/** A program that must stay as it is: the rule may report it, but offers no fix under `--fix`. */
export interface Refusal {
  rule: string;
  /** Why a fix would change what the program does. */
  because: string;
  program: string;
  files?: Record<string, string>;
}

export type Run<Db> = (db: Db, input: Input) => unknown;

export function titleOf({ form, variant }: Pick<FixCase, "form" | "variant">): string {
  return variant ? `${form}, ${variant}` : form;
}
