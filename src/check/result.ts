import type { ESLint, Rule } from "eslint";

/** Why a path, or a file that it stands for, wasn't checked. */
export type FailureKind =
  /** No such file, or a folder or glob that holds no file to check. */
  | "no-match"
  /** Named by its own path, but the configuration leaves it out. */
  | "ignored"
  | "unreadable"
  | "unwritable"
  | "binary"
  | "too-large"
  | "syntax"
  /** A rule threw: a bug of ours. */
  | "internal";

export interface Failure {
  kind: FailureKind;
  /** Absolute, or as the user wrote it where nothing was found. */
  path: string;
  message: string;
  line?: number;
  column?: number;
}

/** A file's text before and after its fixes. */
export interface FixedFile {
  path: string;
  before: string;
  after: string;
}

export interface CheckResult {
  /** One per checked file, sorted by path; holds messages of this plugin's rules only. */
  results: ESLint.LintResult[];
  rulesMeta: Record<string, Rule.RuleMetaData>;
  failures: Failure[];
  fixedFiles: FixedFile[];
  /** How many files there was no time for. */
  unchecked: number;
  /** How many findings the fixes removed (or would remove, in a dry run). */
  fixedCount: number;
  milliseconds: number;
}
