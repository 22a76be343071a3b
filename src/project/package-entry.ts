import path from "node:path";
import type { Disk } from "./disk.ts";
import { isObject, type JsonObject } from "./json.ts";
import type { Package } from "./packages.ts";
import { bestMatch } from "./patterns.ts";
import { isDeclarationFile, isTypeScript, sourceFile } from "./source-file.ts";

const entryFields = ["source", "types", "typings", "module", "main"];

/** The file behind `name/subpath` of a package of this repository (`.` for the package itself), built or not. */
export function packageEntry(
  disk: Disk,
  { directory, manifest }: Package,
  subpath: string,
): string | undefined {
  const declared = [...exportTargets(manifest["exports"], subpath), ...fieldTargets(manifest, subpath)];
  let declarations: string | undefined;
  for (const target of [...declared, ...conventional(subpath)]) {
    const found = sourceFile(disk, directory, path.resolve(directory, target));
    // Declarations may be listed before the source.
    if (found !== undefined && !isDeclarationFile(found)) return found;
    declarations ??= found;
  }
  return declarations;
}

/** Targets of `exports` for a subpath under whichever condition, sources first. */
export function exportTargets(exports: unknown, subpath: string): string[] {
  const isMap = isObject(exports) && Object.keys(exports).some((key) => key.startsWith("."));
  const table = isMap ? exports : { ".": exports };
  return conditionalTargets(table, subpath);
}

/** Targets of the entries of `exports` or `imports` that fit a key. */
export function conditionalTargets(table: JsonObject, key: string): string[] {
  const match = bestMatch(Object.keys(table), key);
  if (!match) return [];
  const targets = leaves(table[match.key]).map((target) => target.replaceAll("*", () => match.rest));
  return targets.sort((a, b) => Number(isTypeScript(b)) - Number(isTypeScript(a)));
}

function leaves(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(leaves);
  return isObject(value) ? Object.values(value).flatMap(leaves) : [];
}

function fieldTargets(manifest: JsonObject, subpath: string): string[] {
  if (subpath !== ".") return [subpath];
  return entryFields.flatMap((field) => (typeof manifest[field] === "string" ? [manifest[field]] : []));
}

/** Where packages keep their files when package.json doesn't say or says it of what is yet to be built. */
function conventional(subpath: string): string[] {
  return subpath === "."
    ? ["src/index", "index", "lib/index", "src/main"]
    : [`src/${subpath}`, `lib/${subpath}`];
}
