import { randomUUID } from "node:crypto";
import { closeSync, fsyncSync, openSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/** The name of a file that is to take another's place, beside it: on the same disk. */
export function temporaryName(path: string): string {
  return join(dirname(path), `.${basename(path)}.${randomUUID()}.tmp`);
}

/** Writes a new file, and waits until the disk has it. */
export function writeThrough(path: string, text: string, mode = 0o666): void {
  const file = openSync(path, "wx", mode);
  try {
    writeFileSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
