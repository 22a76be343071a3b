import path from "node:path";
import type { Origins } from "../../origins/origins.ts";
import type { Module } from "../../project/module.ts";
import { importedBindings } from "../../project/imported-bindings.ts";

/** Something that the project exports and other files of it can import. */
export interface ProjectExport {
  readonly filename: string;
  /** The exported name; `default` for the default export. */
  readonly exported: string;
  /** What importing files call it. */
  readonly name: string;
}

const MAX_EXAMPLES = 12;

/** How `module` imports an export of the project: as it does already, as its neighbours do, or by the relative path. */
export function specifierFor(
  origins: Origins,
  module: Module,
  target: ProjectExport,
  users: readonly string[],
): string {
  const own = specifierIn(origins, module, target);
  if (own !== undefined) return own;
  const nearest = nearestFirst(users, module.filename).slice(0, MAX_EXAMPLES);
  for (const user of nearest) {
    const example = origins.project.module(user);
    const specifier = example && specifierIn(origins, example, target);
    if (specifier === undefined) continue;
    if (!specifier.startsWith(".")) return specifier;
    // From another folder, the same file (or its barrel) has another relative path.
    return relativePath(module.filename, path.resolve(path.dirname(user), specifier));
  }
  return (
    relativePath(module.filename, withoutExtension(target.filename)) + extensionIn(module, target.filename)
  );
}

/** The specifier by which a file imports the export, under any name, directly or through a barrel. */
function specifierIn(origins: Origins, module: Module, target: ProjectExport): string | undefined {
  for (const { specifier, name } of importedBindings(module).values()) {
    if (name !== target.exported && name !== target.name && name !== "*") continue;
    const end = origins.project.imported(specifier, name, module.filename);
    if (end === undefined || end.kind === "package" || end.module.filename !== target.filename) continue;
    if (end.kind === "binding" && end.name === target.name) return specifier;
    if (end.kind === "expression" || name === "*") return specifier;
  }
  return undefined;
}

/** Files by the number of folders between them and `from`. */
export function nearestFirst(files: readonly string[], from: string): string[] {
  const distance = (file: string) => path.relative(path.dirname(from), file).split(path.sep).length;
  return files
    .filter((file) => file !== from)
    .map((file) => [distance(file), file] as const)
    .toSorted(([a, first], [b, second]) => a - b || first.localeCompare(second))
    .map(([, file]) => file);
}

function relativePath(from: string, to: string): string {
  const relative = path.relative(path.dirname(from), to).split(path.sep).join("/");
  return relative.startsWith(".") ? relative : `./${relative}`;
}

function withoutExtension(filename: string): string {
  return filename.replace(/\.[cm]?[jt]sx?$/, "");
}

/** The ending that the file's other relative imports have. */
function extensionIn(module: Module, target: string): string {
  for (const { specifier } of importedBindings(module).values()) {
    if (!specifier.startsWith(".")) continue;
    const written = /\.[cm]?[jt]sx?$/.exec(specifier)?.[0];
    if (written === undefined) return "";
    const actual = /\.[cm]?[jt]sx?$/.exec(target)?.[0] ?? "";
    return /js/.test(written) ? actual.replace("ts", "js").replace("x", "") : actual;
  }
  return "";
}
