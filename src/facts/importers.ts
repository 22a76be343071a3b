import path from "node:path";
import type { Project } from "../project/module.ts";
import { servedFiles } from "./handler/registrations.ts";

const importsKey = Symbol("files by what they import");
const importing = /\b(?:from|import|require)\s*\(?\s*["']([^"'\n]+)["']/g;
const reexporting = /\bexport\b[^;"']*\bfrom\b/;
const MAX_DEPTH = 3;

/** What the text of a file says that it imports. */
interface Importer {
  readonly file: string;
  readonly specifiers: readonly string[];
  readonly exportsFrom: boolean;
}

const found = Symbol("files that import a file");

/** Files whose code may import a file, also through files that export what it exports. */
export function filesImporting(project: Project, filename: string): ReadonlySet<string> {
  const known = project.derived(found, () => new Map<string, ReadonlySet<string>>());
  let files = known.get(filename);
  if (files === undefined) known.set(filename, (files = findImporting(project, filename, 0)));
  return files;
}

function findImporting(project: Project, filename: string, depth: number): Set<string> {
  const files = new Set<string>();
  const end = endOf(filename);
  for (const { file, specifiers, exportsFrom } of importersByEnd(project, filename).get(end) ?? []) {
    const reaches = specifiers.some(
      (specifier) => endOf(specifier) === end && project.resolve(specifier, file) === filename,
    );
    if (!reaches || files.has(file)) continue;
    files.add(file);
    if (depth < MAX_DEPTH && exportsFrom)
      for (const further of findImporting(project, file, depth + 1)) files.add(further);
  }
  return files;
}

/** Files by the last name of each path that they import; read once. */
function importersByEnd(project: Project, near: string): ReadonlyMap<string, readonly Importer[]> {
  const known = project.derived(importsKey, () => new Map<readonly string[], Map<string, Importer[]>>());
  const files = servedFiles(project, near);
  let index = known.get(files);
  if (index === undefined) {
    index = new Map();
    for (const file of files) {
      const text = project.text(file) ?? "";
      const specifiers = [...text.matchAll(importing)].map(([, specifier = ""]) => specifier);
      const importer = { file, specifiers, exportsFrom: reexporting.test(text) };
      for (const end of new Set(specifiers.map(endOf))) {
        const same = index.get(end);
        if (same) same.push(importer);
        else index.set(end, [importer]);
      }
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
