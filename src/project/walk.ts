import path from "node:path";
import type { Disk } from "./disk.ts";

/** Installed, generated or reported, never written by hand. Hidden directories are skipped as well. */
const skipped = new Set([
  "node_modules",
  "bower_components",
  "coverage",
  "dist",
  "build",
  "out",
  "__snapshots__",
  "vendor",
]);

/** A limit for folders that hold far more than a repository (a home directory, a data dump). */
const maximumDirectories = 20_000;

/** The directory and those below it, breadth first. Links aren't followed, so there are no cycles. */
export function* directoriesBelow(disk: Disk, root: string): Iterable<string> {
  const queue = [root];
  let visited = 0;
  // An array's iterator also visits what is pushed during the loop.
  for (const directory of queue) {
    if (visited++ === maximumDirectories) return;
    yield directory;
    for (const [name, kind] of disk.list(directory) ?? []) {
      if (kind === "directory" && !name.startsWith(".") && !skipped.has(name))
        queue.push(path.join(directory, name));
    }
  }
}

/** The files below a directory whose names end so, nearest to the directory first. */
export function filesBelow(disk: Disk, root: string, ending: string): string[] {
  const files: string[] = [];
  for (const directory of directoriesBelow(disk, root)) {
    for (const [name, kind] of disk.list(directory) ?? []) {
      if (kind === "file" && name.endsWith(ending)) files.push(path.join(directory, name));
    }
  }
  return files;
}
