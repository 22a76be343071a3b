import path from "node:path";
import type { Disk } from "./disk.ts";
import { augmentationsIn, declarationsIn, heritageOf } from "./heritage.ts";
import { importedBindings } from "./imported-bindings.ts";
import type { Declaration, Module, Project, ResolvedExport } from "./module.ts";
import { outlineOf, wordsOf, type Outline } from "./outline.ts";
import { isSourceFile } from "./parse.ts";
import type { Resolver } from "./resolve.ts";
import { directoriesBelow } from "./walk.ts";

/** A limit for folders that hold far more than a repository. */
const maximumFiles = 20_000;

/** Outlines by file. They outlive a generation: only files that changed are read again. */
export type Outlines = Map<string, Outline | undefined>;

interface Territory {
  readonly files: readonly string[];
  /** The places in `files` of those where a word stands in heritage, by word. */
  readonly heirs: ReadonlyMap<string, readonly number[]>;
  /** The files that add to modules, with the specifiers they name. */
  readonly augmenting: ReadonlyMap<string, readonly string[]>;
  /** The names that imports and exports of the territory give to a name. */
  readonly renamings: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Finds declarations by what they refer to: subtypes of a class or interface, additions to an interface. */
export class Declarations {
  readonly #project: Project;
  readonly #disk: Disk;
  readonly #resolver: Resolver;
  readonly #outlines: Outlines;
  readonly #territories = new Map<string, Territory>();

  constructor(project: Project, disk: Disk, resolver: Resolver, outlines: Outlines) {
    this.#project = project;
    this.#disk = disk;
    this.#resolver = resolver;
    this.#outlines = outlines;
  }

  subtypes(of: Declaration): Declaration[] {
    const territory = this.#territory(of.module.filename);
    const places = new Set(this.#namesOf(of, territory).flatMap((name) => territory.heirs.get(name) ?? []));
    const found: Declaration[] = [];
    for (const place of [...places].sort((a, b) => a - b)) {
      const module = this.#project.module(territory.files[place] ?? "");
      if (!module) continue;
      for (const node of declarationsIn(module.ast.body)) {
        if (heritageOf(node).some((reference) => this.#means(module, reference, of)))
          found.push({ module, node });
      }
    }
    return found;
  }

  augmentations(specifier: string, name: string, near: string): Declaration[] {
    const target = this.#project.resolve(specifier, near);
    const found: Declaration[] = [];
    for (const [filename, specifiers] of this.#territory(near).augmenting) {
      const isMeant = (candidate: string): boolean =>
        target === undefined
          ? candidate === specifier
          : this.#project.resolve(candidate, filename) === target;
      if (!specifiers.some(isMeant)) continue;
      const module = this.#project.module(filename);
      if (!module) continue;
      for (const augmentation of augmentationsIn(module.ast.body)) {
        if (!isMeant(augmentation.specifier)) continue;
        for (const node of declarationsIn(augmentation.block.body)) {
          if (node.type === "TSInterfaceDeclaration" && node.id.name === name) found.push({ module, node });
        }
      }
    }
    return found;
  }

  /** Every name by which files of the territory may refer to a declaration. */
  #namesOf(of: Declaration, { renamings }: Territory): string[] {
    const names = new Set<string>();
    const own = of.node.id?.name;
    if (own !== undefined) names.add(own);
    const whole = of.module.exports.named.get("default");
    if (whole && isDeclaration({ ...whole, module: of.module } as ResolvedExport, of)) names.add("default");
    // A set visits what is added during the loop too.
    for (const name of names) for (const other of renamings.get(name) ?? []) names.add(other);
    return [...names];
  }

  #territory(filename: string): Territory {
    const root = this.#resolver.packages.root(path.dirname(filename));
    let territory = this.#territories.get(root);
    if (!territory) {
      const files = this.#sourceFiles(root);
      territory = this.#survey(files);
      this.#territories.set(root, territory);
    }
    return territory;
  }

  #sourceFiles(root: string): string[] {
    const files: string[] = [];
    for (const directory of directoriesBelow(this.#disk, root)) {
      for (const [name, kind] of this.#disk.list(directory) ?? []) {
        if (kind === "file" && isSourceFile(name)) files.push(path.join(directory, name));
      }
      if (files.length >= maximumFiles) break;
    }
    return files;
  }

  #survey(files: readonly string[]): Territory {
    const heirs = new Map<string, number[]>();
    const augmenting = new Map<string, string[]>();
    const renamings = new Map<string, Set<string>>();
    for (const [place, filename] of files.entries()) {
      const outline = this.#outline(filename);
      if (!outline) continue;
      for (const word of wordsOf(outline.heritage)) {
        const places = heirs.get(word);
        if (places) places.push(place);
        else heirs.set(word, [place]);
      }
      if (outline.augmented !== "") augmenting.set(filename, wordsOf(outline.augmented));
      for (const renaming of wordsOf(outline.renamings)) {
        const [from, to] = renaming.split(">") as [string, string];
        const names = renamings.get(from);
        if (names) names.add(to);
        else renamings.set(from, new Set([to]));
      }
    }
    return { files, heirs, augmenting, renamings };
  }

  #outline(filename: string): Outline | undefined {
    if (!this.#outlines.has(filename)) {
      const text = this.#disk.read(filename);
      this.#outlines.set(filename, text === undefined ? undefined : outlineOf(text));
    }
    return this.#outlines.get(filename);
  }

  /** Whether a name in a heritage clause of `module` refers to this very declaration. */
  #means(module: Module, [first, ...rest]: readonly string[], of: Declaration): boolean {
    if (first === undefined) return false;
    const source = importedBindings(module).get(first);
    let target: ResolvedExport | undefined = source
      ? this.#project.imported(source.specifier, source.name, module.filename)
      : { kind: "binding", module, name: first };
    for (const name of rest) {
      target = target?.kind === "namespace" ? this.#project.exported(target.module, name) : undefined;
    }
    return target !== undefined && isDeclaration(target, of);
  }
}

/** Files are compared by name, since the file under lint is another module than the one on disk. */
function isDeclaration(target: ResolvedExport, { module, node }: Declaration): boolean {
  if (target.kind === "package" || target.module.filename !== module.filename) return false;
  if (target.kind === "binding") return target.name === node.id?.name;
  return target.kind === "expression" && target.node.range[0] === node.range[0];
}
