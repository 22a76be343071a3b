import path from "node:path";
import type { Project, ResolvedExport } from "../../src/project/module.ts";
import { createProject } from "../../src/project/project.ts";
import { temporaryProject, type Files } from "./temporary-project.ts";

/** A project of these files alone. */
export function projectOf(files: Files): { root: string; project: Project } {
  const root = temporaryProject(files);
  return { root, project: createProject(root) };
}

/** What an import of `name` from `./<file>` ends at, in short. */
export function end(project: Project, specifier: string, name: string): string | undefined {
  const resolved = project.imported(specifier, name, "importer.ts");
  return resolved && inShort(resolved);
}

function inShort(resolved: ResolvedExport): string {
  if (resolved.kind === "package") return `${resolved.name} of package ${resolved.specifier}`;
  const file = path.basename(resolved.module.filename);
  switch (resolved.kind) {
    case "binding":
      return `${resolved.name} in ${file}`;
    case "expression":
      return `${resolved.module.text.slice(...resolved.node.range)} in ${file}`;
    case "namespace":
      return `* of ${file}`;
  }
}
