import { readFileSync, realpathSync, renameSync, rmSync, statSync } from "node:fs";
import { temporaryName, writeThrough } from "./temporary-file.ts";

/**
 * Replaces a file's text in one step: whoever looks sees the old or the new text, and a crash leaves no half of it.
 * @throws Error when the file is no longer what was read, or isn't UTF-8 and would lose bytes.
 */
export function replaceText(path: string, before: string, after: string): void {
  const target = realpathSync(path);
  const temporary = temporaryName(target);
  try {
    writeThrough(temporary, after, statSync(target).mode);
    const now = readFileSync(target);
    if (!now.equals(Buffer.from(before))) {
      throw new Error(
        now.toString("utf8") === before ? "it is not in UTF-8" : "it has changed since it was read",
      );
    }
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
