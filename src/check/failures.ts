import { closeSync, openSync, readSync, statSync } from "node:fs";
import type { Linter } from "eslint";
import { packageInfo } from "../package-info.ts";
import type { Failure } from "./result.ts";

const largestFile = 1_000_000;

/** Why a file had better not be parsed: generated bundles take minutes, and say nothing about the project. */
export function unfit(path: string): Failure | undefined {
  try {
    const { size } = statSync(path);
    if (size <= largestFile) return undefined;
    const message = `Skipped: ${(size / 1e6).toFixed(1)} MB is more than a source file of ${largestFile / 1e6} MB.`;
    return { kind: "too-large", path, message };
  } catch (error) {
    return unreadable(path, error);
  }
}

/** A message that says a file doesn't parse, in terms of the file; `text` where it was linted in place of the file. */
export function syntaxFailure(
  path: string,
  { message, line, column }: Linter.LintMessage,
  text?: string,
): Failure {
  if (text === undefined ? isBinary(path) : text.includes("\0"))
    return { kind: "binary", path, message: "Skipped: this is a binary file." };
  return {
    kind: "syntax",
    path,
    message: `Skipped: ${message.replace(/^Parsing error: /, "can't be parsed: ")}`,
    line,
    column,
  };
}

/** What linting a file threw. */
export function thrownFailure(path: string, error: unknown): Failure {
  if (isSystemError(error)) return unreadable(path, error);
  const { message, ruleId } = error as { message?: string; ruleId?: string };
  const [reason = "", ...context] = (message ?? String(error)).split("\n");
  const line = context.map((text) => /^Occurred while linting .*:(\d+)$/.exec(text)?.[1]).find(Boolean);
  return {
    kind: "internal",
    path,
    message: `Internal error${ruleId ? ` in ${ruleId}` : ""}: ${reason} Please report it: ${packageInfo.bugsUrl}`,
    ...(line ? { line: Number(line) } : {}),
  };
}

export function unwritable(path: string, error: unknown): Failure {
  return { kind: "unwritable", path, message: `The fix can't be written: ${reasonOf(error)}.` };
}

function unreadable(path: string, error: unknown): Failure {
  return { kind: "unreadable", path, message: `Skipped: can't be read: ${reasonOf(error)}.` };
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && "syscall" in error;
}

/** `EACCES: permission denied, open '/a/b'` -> `permission denied`. */
function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return /^[A-Z]+: ([^,]+),/.exec(text)?.[1] ?? text;
}

function isBinary(path: string): boolean {
  const start = Buffer.alloc(4096);
  const file = openSync(path, "r");
  try {
    return start.subarray(0, readSync(file, start)).includes(0);
  } finally {
    closeSync(file);
  }
}
