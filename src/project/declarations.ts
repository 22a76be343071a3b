import type { TSESTree } from "@typescript-eslint/utils";
import path from "node:path";
import type { Disk } from "./disk.ts";
import { importedBindings } from "./imported-bindings.ts";
import type { Declaration, Module, Project } from "./module.ts";
import { isSourceFile } from "./parse.ts";
import type { Resolver } from "./resolve.ts";
import { directoriesBelow } from "./walk.ts";

/** A limit for folders that hold far more than a repository. */
const maximumFiles = 20_000;

/** What the text of a file says it may contain, kept so that files are parsed only when a question reaches them. */
interface Outline {
  /** Names that stand after `extends` or `implements`, before and after renaming imports. */
  readonly heritage: ReadonlySet<string>;
  /** Specifiers of `declare module` blocks, `global` for `declare global`. */
  readonly augmented: ReadonlySet<string>;
}

/** Finds declarations by what they refer to: subtypes of a class or interface, additions to an interface. */
export class Declarations {
  readonly #project: Project;
  readonly #disk: Disk;
  readonly #resolver: Resolver;
  readonly #outlines: Map<string, Outline | undefined>;
  readonly #files = new Map<string, readonly string[]>();

  constructor(
    project: Project,
    disk: Disk,
    resolver: Resolver,
    previous?: Declarations,
    changed?: ReadonlySet<string>,
  ) {
    this.#project = project;
    this.#disk = disk;
    this.#resolver = resolver;
    this.#outlines = previous ? previous.#outlines : new Map();
    for (const filename of changed ?? []) this.#outlines.delete(filename);
  }

  subtypes(of: Declaration): Declaration[] {
    const name = of.node.id?.name;
    if (name === undefined) return [];
    const found: Declaration[] = [];
    for (const filename of this.#filesNear(of.module.filename)) {
      const heritage = this.#outline(filename)?.heritage;
      if (!heritage?.has(name) && !heritage?.has("default")) continue;
      const module = this.#project.module(filename);
      if (!module) continue;
      for (const node of declarationsIn(module.ast.body)) {
        if (heritageOf(node).some((reference) => this.#means(module, reference, of)))
          found.push({ module, node });
      }
    }
    return found;
  }

  augmentations(specifier: string, name: string, near: string): Declaration[] {
    const found: Declaration[] = [];
    for (const filename of this.#filesNear(near)) {
      if (!this.#outline(filename)?.augmented.has(specifier)) continue;
      const module = this.#project.module(filename);
      for (const block of module ? augmentationBlocks(module.ast.body, specifier) : []) {
        for (const node of declarationsIn(block.body)) {
          if (node.type === "TSInterfaceDeclaration" && node.id.name === name)
            found.push({ module: module!, node });
        }
      }
    }
    return found;
  }

  #filesNear(filename: string): readonly string[] {
    const root = this.#resolver.packages.root(path.dirname(filename));
    let files = this.#files.get(root);
    if (!files) {
      files = this.#list(root);
      this.#files.set(root, files);
    }
    return files;
  }

  #list(root: string): string[] {
    const files: string[] = [];
    for (const directory of directoriesBelow(this.#disk, root)) {
      for (const [name, kind] of this.#disk.list(directory) ?? []) {
        if (kind === "file" && isSourceFile(name)) files.push(path.join(directory, name));
      }
      if (files.length >= maximumFiles) break;
    }
    return files;
  }

  #outline(filename: string): Outline | undefined {
    if (!this.#outlines.has(filename)) {
      const text = this.#disk.read(filename);
      this.#outlines.set(filename, text === undefined ? undefined : outlineOf(text));
    }
    return this.#outlines.get(filename);
  }

  /** Whether a heritage clause of `module` refers to this very declaration. */
  #means(module: Module, reference: TSESTree.Node, of: Declaration): boolean {
    const names = entityNames(reference);
    const [first, ...rest] = names;
    if (first === undefined) return false;
    const source = importedBindings(module).get(first);
    const target = source
      ? this.#project.imported(source.specifier, source.name, module.filename)
      : ({ kind: "binding", module, name: first } as const);
    const end = rest.reduce(
      (owner, name) => (owner?.kind === "namespace" ? this.#project.exported(owner.module, name) : undefined),
      target,
    );
    return (
      end?.kind === "binding" && end.name === of.node.id?.name && end.module.filename === of.module.filename
    );
  }
}

const nothing: ReadonlySet<string> = new Set();

function outlineOf(text: string): Outline | undefined {
  const heritage = /\b(?:extends|implements)\b/.test(text) ? heritageNames(text) : nothing;
  const augmented = text.includes("declare") ? augmentedNames(text) : nothing;
  return heritage.size === 0 && augmented.size === 0 ? undefined : { heritage, augmented };
}

function heritageNames(text: string): Set<string> {
  const names = new Set<string>();
  for (const [, clause] of text.matchAll(/\b(?:extends|implements)\s+([^{]{1,500})/g)) {
    for (const [name] of clause!.matchAll(/[\p{ID_Start}$_][\p{ID_Continue}$]*/gu)) names.add(name);
  }
  for (const [, original, local] of text.matchAll(
    /([\p{ID_Start}$_][\p{ID_Continue}$]*)\s+as\s+([\p{ID_Start}$_][\p{ID_Continue}$]*)/gu,
  )) {
    if (names.has(local!)) names.add(original!);
  }
  for (const [, local] of text.matchAll(/\bimport\s+(?:type\s+)?([\p{ID_Start}$_][\p{ID_Continue}$]*)/gu)) {
    if (names.has(local!)) names.add("default");
  }
  return names;
}

function augmentedNames(text: string): Set<string> {
  const names = new Set<string>();
  for (const [, specifier] of text.matchAll(/\bdeclare\s+(?:module\s*["']([^"']+)["']|global\b)/g))
    names.add(specifier ?? "global");
  return names;
}

function* declarationsIn(statements: readonly TSESTree.Node[]): Iterable<Declaration["node"]> {
  for (const statement of statements) {
    const node =
      (statement.type === "ExportNamedDeclaration" || statement.type === "ExportDefaultDeclaration") &&
      statement.declaration
        ? statement.declaration
        : statement;
    if (node.type === "ClassDeclaration" || node.type === "TSInterfaceDeclaration") yield node;
    else if (node.type === "TSModuleDeclaration" && node.body?.type === "TSModuleBlock")
      yield* declarationsIn(node.body.body);
  }
}

function* augmentationBlocks(
  statements: readonly TSESTree.Node[],
  specifier: string,
): Iterable<TSESTree.TSModuleBlock> {
  for (const statement of statements) {
    if (statement.type !== "TSModuleDeclaration" || statement.body?.type !== "TSModuleBlock") continue;
    const isGlobal = statement.kind === "global";
    const name = statement.id.type === "Literal" ? statement.id.value : isGlobal ? "global" : undefined;
    if (name === specifier) yield statement.body;
  }
}

function heritageOf(node: Declaration["node"]): TSESTree.Node[] {
  if (node.type === "TSInterfaceDeclaration") return node.extends.map(({ expression }) => expression);
  const implemented = node.implements.map(({ expression }) => expression);
  return node.superClass ? [node.superClass, ...implemented] : implemented;
}

/** `a.b.C` as a list of names. */
function entityNames(node: TSESTree.Node): string[] {
  switch (node.type) {
    case "Identifier":
      return [node.name];
    case "MemberExpression": {
      const owner = entityNames(node.object);
      return !node.computed && node.property.type === "Identifier" && owner.length > 0
        ? [...owner, node.property.name]
        : [];
    }
    case "TSQualifiedName": {
      const owner = entityNames(node.left);
      return owner.length > 0 ? [...owner, node.right.name] : [];
    }
    case "TSInstantiationExpression":
      return entityNames(node.expression);
    default:
      return [];
  }
}
