import path from "node:path";
import { Declarations, type Outlines } from "./declarations.ts";
import { Disk } from "./disk.ts";
import { importedBindings } from "./imported-bindings.ts";
import { LeastRecentlyUsed } from "./least-recently-used.ts";
import { localImports } from "./local-imports.ts";
import type { Declaration, ExportTarget, Module, Project, ResolvedExport } from "./module.ts";
import { isSourceFile, parseModule } from "./parse.ts";
import { Resolver } from "./resolve.ts";
import { Rest } from "./rest.ts";
import { filesBelow } from "./walk.ts";

/** A parsed file takes some thirty times the memory of its text, and asking for it again one more parse. */
const maximumSourceLength = 6 * 1024 * 1024;

const importsKey = Symbol("imports");

const maximumProjects = 8;
const projects = new LeastRecentlyUsed<string, Project>(maximumProjects);

/** The project of a working directory: one per process, however many files and rules ask. */
export function projectFor(cwd: string): Project {
  const directory = path.resolve(cwd);
  let project = projects.get(directory);
  if (!project) {
    project = createProject(directory);
    projects.set(directory, project);
  }
  return project;
}

/** A project with caches of its own; `projectFor` is the one to share. */
export function createProject(cwd: string): Project {
  return new DiskProject(path.resolve(cwd));
}

class DiskProject implements Project {
  generation = 1;
  readonly #cwd: string;
  readonly #disk = new Disk();
  readonly #modules = new LeastRecentlyUsed<string, { module: Module | undefined }>(
    maximumSourceLength,
    ({ module }) => (module ? module.text.length : 0) + 1000,
  );
  readonly #outlines: Outlines = new Map();
  #resolver: Resolver;
  #derived = new Map<symbol, unknown>();
  #ends = new WeakMap<Module, Map<string, ResolvedExport | undefined>>();
  #declarations: Declarations;
  #filesNamed = new Map<string, readonly string[]>();
  /** Absolute paths by the paths that were asked for; resolving is half of the time of most questions. */
  #paths = new Map<string, string>();
  /** The files that were linted since the last look. */
  readonly #linted = new Set<string>();
  readonly #rest = new Rest();

  constructor(cwd: string) {
    this.#cwd = cwd;
    this.#resolver = new Resolver(this.#disk, cwd);
    this.#declarations = new Declarations(this, this.#disk, this.#resolver, this.#outlines);
  }

  refresh({ force = false, linted }: { force?: boolean; linted?: string } = {}): void {
    const isAgain = linted !== undefined && this.#linted.has(linted);
    const isDue = force || this.#rest.isOver || (isAgain && this.#hasChangedBehind(linted));
    if (isDue) this.#look();
    if (linted !== undefined) this.#linted.add(linted);
  }

  #look(): void {
    const began = performance.now();
    this.#linted.clear();
    const changed = this.#disk.changes();
    if (changed) this.#startGeneration(changed);
    this.#rest.startAfter(began);
  }

  /** A look at a few files, where one at all that was ever read would take longer than to lint a file. */
  #hasChangedBehind(filename: string): boolean {
    const imports = this.derived(importsKey, () => new Map<string, ReadonlySet<string>>());
    let known = imports.get(filename);
    if (known === undefined) {
      const files = localImports(this, this.#absolute(filename));
      imports.set(filename, (known = new Set([...files, ...files.map((file) => path.dirname(file))])));
    }
    return [...known].some((name) => this.#disk.hasChanged(name));
  }

  #startGeneration(changed: ReadonlySet<string>): void {
    this.generation++;
    for (const filename of changed) {
      this.#modules.delete(filename);
      this.#outlines.delete(filename);
    }
    this.#resolver = new Resolver(this.#disk, this.#cwd);
    this.#declarations = new Declarations(this, this.#disk, this.#resolver, this.#outlines);
    this.#derived = new Map();
    this.#ends = new WeakMap();
    this.#filesNamed = new Map();
    this.#paths = new Map();
  }

  resolve(specifier: string, importer: string): string | undefined {
    return this.#resolver.resolve(specifier, this.#absolute(importer));
  }

  #absolute(filename: string): string {
    let absolute = this.#paths.get(filename);
    if (absolute === undefined) {
      absolute = path.resolve(this.#cwd, filename);
      this.#paths.set(filename, absolute);
    }
    return absolute;
  }

  module(filename: string): Module | undefined {
    const absolute = this.#absolute(filename);
    const known = this.#modules.get(absolute);
    if (known) return known.module;
    const text = isSourceFile(absolute) ? this.#disk.read(absolute) : undefined;
    const module = text === undefined ? undefined : parseModule(absolute, text);
    this.#modules.set(absolute, { module });
    return module;
  }

  imported(specifier: string, name: string, importer: string): ResolvedExport | undefined {
    return this.#imported(specifier, name, this.#absolute(importer), new Set());
  }

  exported(module: Module, name: string): ResolvedExport | undefined {
    return this.#exported(module, name, new Set());
  }

  #imported(
    specifier: string,
    name: string,
    importer: string,
    visited: Set<string>,
  ): ResolvedExport | undefined {
    const filename = this.#resolver.resolve(specifier, importer);
    if (filename === undefined) return { kind: "package", specifier, name };
    const module = this.module(filename);
    return module && this.#exported(module, name, visited);
  }

  #exported(module: Module, name: string, visited: Set<string>): ResolvedExport | undefined {
    const ends = this.#endsOf(module);
    if (ends.has(name)) return ends.get(name);
    const isStart = visited.size === 0;
    const end = this.#follow(module, name, visited);
    // On the way, nothing found may only mean that a circle was cut here.
    if (end || isStart) ends.set(name, end);
    return end;
  }

  #endsOf(module: Module): Map<string, ResolvedExport | undefined> {
    let ends = this.#ends.get(module);
    if (!ends) this.#ends.set(module, (ends = new Map()));
    return ends;
  }

  #follow(module: Module, name: string, visited: Set<string>): ResolvedExport | undefined {
    const key = `${name}\0${module.filename}`;
    if (visited.has(key)) return undefined;
    visited.add(key);
    const { named, stars, commonjs } = module.exports;
    if (name === "*") return this.#namespace(module, visited);
    const target = named.get(name);
    if (target) return this.#target(target, module, visited);
    // Interoperability gives a CommonJS module its exports object as default; `export *` passes no default on.
    if (name === "default") return commonjs ? { kind: "namespace", module } : undefined;
    return this.#starred(module, stars, name, visited);
  }

  /** What `require` gives: the exported value itself, where that is no plain collection of names. */
  #namespace(module: Module, visited: Set<string>): ResolvedExport {
    const value = module.exports.commonjs ? module.exports.named.get("default") : undefined;
    const isValue = value && !(value.kind === "expression" && value.node.type === "ObjectExpression");
    const resolved = isValue ? this.#target(value, module, visited) : undefined;
    return resolved ?? { kind: "namespace", module };
  }

  #target(target: ExportTarget, module: Module, visited: Set<string>): ResolvedExport | undefined {
    switch (target.kind) {
      case "expression":
        return { kind: "expression", module, node: target.node };
      case "reexport":
        return this.#imported(target.specifier, target.name, module.filename, visited);
      case "namespace":
        return this.#imported(target.specifier, "*", module.filename, visited);
      case "binding": {
        const source = importedBindings(module).get(target.name);
        if (!source) return { kind: "binding", module, name: target.name };
        return this.#imported(source.specifier, source.name, module.filename, visited);
      }
    }
  }

  #starred(
    module: Module,
    stars: readonly string[],
    name: string,
    visited: Set<string>,
  ): ResolvedExport | undefined {
    let outside: ResolvedExport | undefined;
    for (const specifier of stars) {
      const resolved = this.#imported(specifier, name, module.filename, visited);
      if (resolved && resolved.kind !== "package") return resolved;
      outside ??= resolved;
    }
    return outside;
  }

  subtypes(of: Declaration): readonly Declaration[] {
    return this.#declarations.subtypes(of);
  }

  augmentations(specifier: string, name: string, near: string): readonly Declaration[] {
    return this.#declarations.augmentations(specifier, name, this.#absolute(near));
  }

  text(filename: string): string | undefined {
    return this.#disk.read(this.#absolute(filename));
  }

  rootOf(filename: string): string {
    return this.#resolver.packages.root(path.dirname(this.#absolute(filename)));
  }

  filesNamed(ending: string, near: string): readonly string[] {
    const root = this.rootOf(near);
    const key = `${ending}\0${root}`;
    let files = this.#filesNamed.get(key);
    if (!files) {
      files = filesBelow(this.#disk, root, ending);
      this.#filesNamed.set(key, files);
    }
    return files;
  }

  derived<T>(key: symbol, create: () => T): T {
    if (!this.#derived.has(key)) this.#derived.set(key, create());
    return this.#derived.get(key) as T;
  }
}
