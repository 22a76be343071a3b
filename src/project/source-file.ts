import path from "node:path";
import type { Disk } from "./disk.ts";
import { probe } from "./probe.ts";

const outputDirectories = new Set(["build", "lib", "out", "output", "esm", "cjs", "es"]);
/** These may hold output inside of an output directory; on their own they may as well be written by hand. */
const partDirectories = new Set(["types", "typings", "module", "commonjs", "src"]);
const outputExtension = /(\.d)?\.([cm]?[jt]s|[jt]sx)$/;

/**
 * The file that an absolute path means, where build output means the source that it is made of: `dist/esm/db.d.ts` is made of `src/db.ts`.
 */
export function sourceFile(
  disk: Disk,
  packageDirectory: string | undefined,
  target: string,
): string | undefined {
  const found = probe(disk, target);
  if (packageDirectory === undefined) return found;
  const segments = path.relative(packageDirectory, found ?? target).split(path.sep);
  if (found !== undefined && !isOutput(segments[0])) return found;
  const roots = found === undefined ? ["src", "source", "lib", ""] : ["src", "source"];
  for (const stem of sourceStems(segments)) {
    for (const root of roots) {
      const source = probe(disk, path.join(packageDirectory, root, stem));
      if (source !== undefined && (found === undefined || isTypeScript(source))) return source;
    }
  }
  return found;
}

/** What may stand below the source directory; the outermost directory goes first: `src/esm/db` may exist as well as `src/db`. */
function sourceStems(segments: readonly string[]): string[] {
  const stems: string[] = [];
  for (const [index, directory] of segments.slice(0, -1).entries()) {
    if (!isOutput(directory) && !partDirectories.has(directory)) break;
    stems.push(
      segments
        .slice(index + 1)
        .join(path.sep)
        .replace(outputExtension, ""),
    );
  }
  return stems;
}

function isOutput(directory = ""): boolean {
  return outputDirectories.has(directory) || directory.startsWith("dist") || /^\.[^.]/.test(directory);
}

/** Whether a path names TypeScript that isn't just declarations. */
export function isTypeScript(filename: string): boolean {
  return /\.([cm]?ts|tsx)$/.test(filename) && !isDeclarationFile(filename);
}

export function isDeclarationFile(filename: string): boolean {
  return /\.d\.[cm]?ts$/.test(filename);
}
