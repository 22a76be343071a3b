import path from "node:path";
import type { Project } from "../project/module.ts";
import { servedFiles } from "./handler/registrations.ts";

const importsKey = Symbol("files by what they import");
const importing = /\b(?:from|import|require)\s*\(?\s*["']([^"'\n]+)["']/g;
const reexporting = /\bexport\b[^;"']*\bfrom\b/;
const MAX_DEPTH = 3;

/** Files whose code may import a file, also through files that export what it exports. */
export function filesImporting(project: Project, filename: string, depth = 0): ReadonlySet<string> {
  const found = new Set<string>();
  for (const file of importsByEnd(project, filename).get(endOf(filename)) ?? []) {
    const text = project.text(file) ?? "";
    const reaches = [...text.matchAll(importing)].some(
      ([, specifier = ""]) =>
        endOf(specifier) === endOf(filename) && project.resolve(specifier, file) === filename,
    );
    if (!reaches || found.has(file)) continue;
    found.add(file);
    if (depth < MAX_DEPTH && reexporting.test(text))
      for (const further of filesImporting(project, file, depth + 1)) found.add(further);
  }
  return found;
}

/** Files by the last name of each path that they import; read once. */
function importsByEnd(project: Project, near: string): ReadonlyMap<string, readonly string[]> {
  const known = project.derived(importsKey, () => new Map<readonly string[], Map<string, string[]>>());
  const files = servedFiles(project, near);
  let index = known.get(files);
  if (index === undefined) {
    index = new Map();
    for (const file of files) {
      const ends = [...(project.text(file) ?? "").matchAll(importing)].map(([, specifier = ""]) =>
        endOf(specifier),
      );
      for (const end of new Set(ends)) index.set(end, [...(index.get(end) ?? []), file]);
    }
    known.set(files, index);
  }
  return index;
}

/** The name by which a path is known: `users` of `../lib/users.ts` and of `lib/users/index.js`. */
function endOf(filename: string): string {
  const name = path.basename(filename).replace(/\.[cm]?[jt]sx?$/, "");
  return name === "index" ? path.basename(path.dirname(filename)) : name;
}
