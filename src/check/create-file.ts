import { linkSync, mkdirSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { temporaryName, writeThrough } from "./temporary-file.ts";

/**
 * Makes a file, and its folders, in one step: whoever looks sees nothing or the whole text, and a crash leaves no half of it.
 * @throws Error when there is one already.
 */
export function createFile(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const temporary = temporaryName(path);
  try {
    writeThrough(temporary, text);
    // Unlike a renaming, this replaces nothing.
    linkSync(temporary, path);
  } finally {
    rmSync(temporary, { force: true });
  }
}
