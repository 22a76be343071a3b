import type { Origins } from "../../origins/origins.ts";
import type { ClassValue } from "../../origins/value.ts";
import type { Module } from "../../project/module.ts";
import { exportValue, importedValue } from "../../origins/exports.ts";
import { importedBindings } from "../../project/imported-bindings.ts";
import type { ErrorModel, ErrorPart } from "../../models/error-model.ts";
import { errorShape, partsOf, type ErrorShape } from "./error-class.ts";
import type { Part, Role } from "./error-parameters.ts";
import { nearestFirst, specifierFor, type ProjectExport } from "./import-path.ts";
import { isNamedForStatus } from "./status-names.ts";
import { packageDirectory, wordsAround, type WordScan } from "./scan.ts";

/** An error class that the code of a file can throw. */
export interface ErrorClass {
  readonly name: string;
  /** How the file imports it; `undefined` where it declares it. */
  readonly specifier: string | undefined;
  /** The exported name; `default` for the default export. */
  readonly exported: string;
  readonly shape: ErrorShape;
  /** The file declares or imports it already. */
  readonly isUsedHere?: boolean;
}

interface Candidate extends ProjectExport {
  readonly shape: ErrorShape;
  /** Files that throw it. */
  readonly users: readonly string[];
}

const MAX_CANDIDATES = 60;
const candidates = Symbol("error classes of the project");

/** The error class of a library that the file is written for. */
export function libraryErrorFor(origins: Origins, module: Module, status: number): ErrorClass | undefined {
  const imported = new Set([...importedBindings(module).values()].map(({ specifier }) => specifier));
  for (const { errors = [] } of origins.models.all) {
    for (const error of errors) {
      const isWanted = (error.wantedWith ?? [error.from]).some((specifier) => imported.has(specifier));
      if (!isWanted || (error.status !== undefined && error.status !== status)) continue;
      const shape = modelledShape(error);
      if (!fits(shape, status)) continue;
      return { name: error.name, exported: error.name, specifier: error.from, shape };
    }
  }
  return undefined;
}

function modelledShape(error: ErrorModel): ErrorShape {
  const codes: Role = {
    codes: new Map(Object.entries(error.codes ?? {}).map(([status, code]) => [Number(status), code])),
  };
  const part = (name: ErrorPart): Part => ({
    role: name === "code" ? codes : name,
    required: name !== "cause" && name !== "options",
  });
  return {
    parameters: error.arguments.map((argument) =>
      typeof argument === "string"
        ? part(argument)
        : { properties: new Map(Object.entries(argument).map(([path, name]) => [path, part(name)])) },
    ),
    status: error.status ?? "argument",
  };
}

/** The project's error class for a status: one that has this status, or takes any; the file's own choice first, then the most used. */
export function errorClassFor(
  origins: Origins,
  module: Module,
  status: number,
  named: { readonly module: string; readonly export: string } | undefined,
): ErrorClass | undefined {
  if (named !== undefined) return namedClass(origins, module, named);
  const elsewhere = errorClassesAround(origins, module.filename).filter(
    ({ filename }) => filename !== module.filename,
  );
  // The file as it is written now, which the disk may not know yet.
  const fitting = [...classesOf(origins, module), ...elsewhere].filter(
    ({ shape, name }) => fits(shape, status) && (shape.status !== status || isNamedForStatus(name, status)),
  );
  const imported = new Set([...importedBindings(module).keys()]);
  const score = (candidate: Candidate) => [
    Number(candidate.filename === module.filename || imported.has(candidate.name)),
    Number(candidate.shape.status === status),
    // What one place throws may be about this place alone.
    Math.min(candidate.users.length, candidate.shape.status === status ? 3 : 1_000),
    -candidate.filename.length,
  ];
  const [best] = fitting.toSorted((a, b) => compare(score(b), score(a)));
  return best && asSeenFrom(origins, module, best);
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [index, value] of a.entries()) {
    const difference = value - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The class can stand for the status. */
function fits(shape: ErrorShape, wanted: number): boolean {
  if (shape.status === wanted) return true;
  return (
    shape.status === "argument" &&
    partsOf(shape).every(({ role }) => typeof role !== "object" || role.codes.has(wanted))
  );
}

/** Exported error classes with a status or a code, of the package that holds the file; thrown most first. */
function errorClassesAround(origins: Origins, filename: string): readonly Candidate[] {
  const byRoot = origins.project.derived(candidates, () => new Map<string, readonly Candidate[]>());
  const root = packageDirectory(origins, filename);
  let found = byRoot.get(root);
  if (found === undefined) {
    const scan = wordsAround(origins, filename);
    found = [...scan.errorClasses]
      .toSorted(([a], [b]) => (scan.thrown.get(b)?.length ?? 0) - (scan.thrown.get(a)?.length ?? 0))
      .slice(0, MAX_CANDIDATES)
      .flatMap(([name, files]) => files.flatMap((file) => candidateIn(origins, name, file, scan) ?? []));
    byRoot.set(root, found);
  }
  return found;
}

function candidateIn(
  origins: Origins,
  name: string,
  filename: string,
  scan: WordScan,
): Candidate | undefined {
  const module = origins.project.module(filename);
  return module && classesOf(origins, module, scan).find((candidate) => candidate.name === name);
}

/** The error classes with a status or a code that a module declares and exports. */
function classesOf(
  origins: Origins,
  module: Module,
  scan: WordScan = wordsAround(origins, module.filename),
): Candidate[] {
  const { filename } = module;
  return [...module.exports.named.keys()].flatMap((exported) => {
    const resolved = origins.project.exported(module, exported);
    if (resolved === undefined || resolved.kind === "package" || resolved.module.filename !== filename)
      return [];
    const value = exportValue(origins, resolved);
    const name = value?.kind === "class" ? value.node.id?.name : undefined;
    if (value?.kind !== "class" || name === undefined) return [];
    const shape = errorShape(origins, value);
    if (shape?.status === undefined) return [];
    return [{ filename, exported, name, shape, users: scan.thrown.get(name) ?? [] }];
  });
}

function asSeenFrom(origins: Origins, module: Module, { users, shape, ...target }: Candidate): ErrorClass {
  const { name, exported, filename } = target;
  if (filename === module.filename) return { name, exported, specifier: undefined, shape, isUsedHere: true };
  const specifier = specifierFor(origins, module, target, nearestFirst(users, module.filename));
  return { name, exported, shape, specifier, isUsedHere: importedBindings(module).has(name) };
}

/** The class that settings name, imported as they write it. */
function namedClass(
  origins: Origins,
  module: Module,
  named: { readonly module: string; readonly export: string },
): ErrorClass | undefined {
  const value = importedValue(origins, named.module, named.export, module.filename);
  const shape = value?.kind === "class" ? errorShape(origins, value) : undefined;
  if (shape?.status === undefined) return undefined;
  const own = (value as ClassValue).node.id?.name;
  const name = named.export === "default" ? own : named.export;
  return name === undefined ? undefined : { name, exported: named.export, specifier: named.module, shape };
}
