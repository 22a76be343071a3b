import type { Project } from "../../project/module.ts";
import { servedFiles } from "./registrations.ts";

const indexKey = Symbol("files by the words of their imports");
/** Whole statements: their words are the names that a file imports and the segments of the paths that it imports from. */
const IMPORTS =
  /\b(?:import|export)\b[^;'"`]*?\bfrom\s*["'][^"']+["']|\b(?:require|import)\s*\(\s*["'][^"']+["']|\bimport\s*["'][^"']+["']/g;

/**
 * The served files around `near` whose imports have one of the words. One pass over the texts, for all questions. Broader than
 * `facts/importers.ts`, which resolves each path: a function that is handed a router is also called through a class, a
 * namespace or a package of the workspace, whose path doesn't end in the function's file.
 */
export function filesImporting(project: Project, near: string, words: readonly string[]): readonly string[] {
  const known = project.derived(indexKey, () => new Map<string, Map<string, string[]>>());
  const files = servedFiles(project, near);
  const territory = files[0] ?? "";
  let index = known.get(territory);
  if (index === undefined) known.set(territory, (index = indexOf(project, files)));
  return [...new Set(words.flatMap((word) => index.get(word) ?? []))];
}

function indexOf(project: Project, files: readonly string[]): Map<string, string[]> {
  const index = new Map<string, string[]>();
  for (const file of files) {
    const words = new Set(
      (project.text(file) ?? "").match(IMPORTS)?.flatMap((text) => text.match(/[\w$-]+/g) ?? []),
    );
    for (const word of words) {
      const list = index.get(word);
      if (list === undefined) index.set(word, [file]);
      else list.push(file);
    }
  }
  return index;
}
