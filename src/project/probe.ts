import path from "node:path";
import type { Disk } from "./disk.ts";

/** Extensions tried for a path without one, sources before declarations. */
const extensions = [
  ".ts",
  ".tsx",
  ".mts",
  ".cts",
  ".js",
  ".jsx",
  ".mjs",
  ".cjs",
  ".d.ts",
  ".d.mts",
  ".d.cts",
  ".json",
];

/** TypeScript sources are imported by the name of the JavaScript file they become. */
const sourcesOf: Readonly<Record<string, readonly string[]>> = {
  ".js": [".ts", ".tsx", ".js", ".jsx", ".d.ts"],
  ".jsx": [".tsx", ".jsx", ".d.ts"],
  ".mjs": [".mts", ".mjs", ".d.mts"],
  ".cjs": [".cts", ".cjs", ".d.cts"],
};

/** The file that an absolute path means in an import, if there is one. */
export function probeFile(disk: Disk, target: string): string | undefined {
  const extension = path.extname(target);
  const sources = sourcesOf[extension];
  if (sources) {
    const found = firstFile(disk, target.slice(0, -extension.length), sources);
    if (found !== undefined) return found;
  }
  if (disk.listedKind(target) === "file") return preferSource(disk, target);
  return firstFile(disk, target, extensions);
}

/** The same, where a directory means its index file. */
export function probe(disk: Disk, target: string): string | undefined {
  return probeFile(disk, target) ?? firstFile(disk, path.join(target, "index"), extensions);
}

function firstFile(disk: Disk, stem: string, candidates: readonly string[]): string | undefined {
  const listing = disk.list(path.dirname(stem));
  if (!listing) return undefined;
  const name = path.basename(stem);
  for (const extension of candidates) {
    if (listing.has(name + extension) && disk.listedKind(stem + extension) === "file")
      return stem + extension;
  }
  return undefined;
}

function preferSource(disk: Disk, filename: string): string {
  const stem = /^(.*)\.d\.[cm]?ts$/.exec(filename)?.[1];
  return (stem !== undefined ? firstFile(disk, stem, extensions) : undefined) ?? filename;
}
