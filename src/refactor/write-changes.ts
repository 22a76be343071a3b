import { existsSync, readFileSync, rmSync } from "node:fs";
import { createFile } from "../check/create-file.ts";
import { replaceText } from "../check/replace-text.ts";
import type { Change } from "./file-edits.ts";
import { Refusal } from "./refusal.ts";

/** Writes all changes or none. @throws Refusal when a file isn't what was read, or can't be written. */
export function writeChanges(changes: readonly Change[]): void {
  for (const { path, before } of changes)
    if (!isStill(path, before))
      throw new Refusal("A file has changed since it was read: nothing is written.");
  const written: Change[] = [];
  try {
    for (const change of changes) {
      const { path, before, after } = change;
      if (before === undefined) createFile(path, after);
      else replaceText(path, before, after);
      written.push(change);
    }
  } catch (error) {
    for (const change of written) undo(change);
    throw new Refusal(`Nothing is written: ${error instanceof Error ? error.message : String(error)}.`);
  }
}

function isStill(path: string, before: string | undefined): boolean {
  return before === undefined ? !existsSync(path) : readFileSync(path).equals(Buffer.from(before));
}

function undo({ path, before, after }: Change): void {
  try {
    if (before === undefined) rmSync(path);
    else replaceText(path, after, before);
  } catch {
    // Somebody else has changed it meanwhile, and it's theirs.
  }
}
