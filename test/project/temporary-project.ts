import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { onTestFinished } from "vitest";

/** Files by path relative to the directory they are written to. */
export type Files = Readonly<Record<string, string>>;

/** Writes files below a directory, creating folders as needed. */
export function writeFiles(directory: string, files: Files): void {
  for (const [name, content] of Object.entries(files)) {
    const filename = path.join(directory, name);
    fs.mkdirSync(path.dirname(filename), { recursive: true });
    fs.writeFileSync(filename, content);
  }
}

/** A directory with these files that is removed when the test ends. */
export function temporaryProject(files: Files): string {
  const directory = fs.realpathSync.native(fs.mkdtempSync(path.join(os.tmpdir(), "backend-patterns-")));
  onTestFinished(() => fs.rmSync(directory, { recursive: true, force: true }));
  writeFiles(directory, files);
  return directory;
}
