import { randomUUID } from "node:crypto";
import {
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";

/**
 * Replaces a file's text in one step: whoever looks sees the old or the new text, and a crash leaves no half of it.
 * @throws Error when the file is no longer what was read, or isn't UTF-8 and would lose bytes.
 */
export function replaceText(path: string, before: string, after: string): void {
  const target = realpathSync(path);
  const temporary = join(dirname(target), `.${basename(target)}.${randomUUID()}.tmp`);
  try {
    const file = openSync(temporary, "wx", statSync(target).mode);
    try {
      writeFileSync(file, after);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
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
