import type { TSESTree } from "@typescript-eslint/utils";
import type { ScopeManager } from "@typescript-eslint/scope-manager";

/**
 * One parsed file, whether ESLint is linting it at the moment or the analysis reads it as a neighbour. Every node has
 * `range` and `parent`; nodes of neighbours have no `loc`, and optional fields may be `null` where typescript-estree
 * leaves them `undefined`, so absent is tested with `== null`.
 */
export interface Module {
  /** Absolute path in the platform's own form. */
  readonly filename: string;
  readonly text: string;
  readonly ast: TSESTree.Program;
  readonly scopes: ScopeManager;
  /** Every exported name, including what `export *` brings in. Computed on first use. */
  readonly exports: ModuleExports;
}

/** What an exported name stands for, one hop away; `Project.exported` follows the hops. */
export type ExportTarget =
  /** A variable, function, class, type or import binding of the module's top scope, by its local name. */
  | { readonly kind: "binding"; readonly name: string }
  /** `export default <expression>`, `module.exports = <expression>`, `exports.x = <expression>`. */
  | { readonly kind: "expression"; readonly node: TSESTree.Node }
  /** `export { name } from "specifier"`. */
  | { readonly kind: "reexport"; readonly specifier: string; readonly name: string }
  /** `export * as name from "specifier"`. */
  | { readonly kind: "namespace"; readonly specifier: string };

export interface ModuleExports {
  readonly named: ReadonlyMap<string, ExportTarget>;
  /** Specifiers of `export * from "specifier"` (and of CommonJS's `module.exports = require("specifier")`). */
  readonly stars: readonly string[];
  /** Whether the module is one value (`module.exports = ...`, `export = ...`) that `default` and `*` both may mean. */
  readonly commonjs: boolean;
}

/** The end of the chain of re-exports. */
export type ResolvedExport =
  | { readonly kind: "binding"; readonly module: Module; readonly name: string }
  | { readonly kind: "expression"; readonly module: Module; readonly node: TSESTree.Node }
  | { readonly kind: "namespace"; readonly module: Module }
  /**
   * The chain left the project's own sources: `name` of the package, built-in or missing (generated) file that `specifier` means where the
   * chain ends; `*` for its namespace.
   */
  | { readonly kind: "package"; readonly specifier: string; readonly name: string };

/** A class or interface declaration somewhere in the project. */
export interface Declaration {
  readonly module: Module;
  readonly node: TSESTree.ClassDeclaration | TSESTree.TSInterfaceDeclaration;
}

/**
 * The project's other files: resolves, parses and caches them. Knows no library. One per process and working
 * directory; safe in a process that lives for days.
 */
export interface Project {
  /**
   * Changes whenever a file that was read has changed, appeared or vanished on disk. Whatever is derived from modules
   * is valid for one generation only.
   */
  readonly generation: number;
  /**
   * Looks at the disk again if the last look is older than the freshness window. `force`: in any case; `linted`: also if this file has
   * been linted since the last look, as an editor does after each change, and a file that it imports, directly or not, has changed.
   */
  refresh(options?: { force?: boolean; linted?: string }): void;
  /** The project file that `specifier` means in `importer`; `undefined` for packages, built-ins and missing targets. */
  resolve(specifier: string, importer: string): string | undefined;
  /** The parsed file; `undefined` when it can't be read, is too large, is binary, or doesn't parse. */
  module(filename: string): Module | undefined;
  /** Follows `name` of what `specifier` means in `importer` through barrels, `export *` and CommonJS. Name `*`: the namespace. */
  imported(specifier: string, name: string, importer: string): ResolvedExport | undefined;
  /** Follows `name` of `module` itself. */
  exported(module: Module, name: string): ResolvedExport | undefined;
  /**
   * Classes that say `implements name` / `extends name` where `name` resolves to this very declaration, and interfaces that extend it,
   * anywhere in the package (or workspace) that holds it.
   */
  subtypes(of: Declaration): readonly Declaration[];
  /** Members added to `interface name` by `declare module "specifier"` and `declare global` (specifier `global`) blocks anywhere in the package. */
  augmentations(specifier: string, name: string, near: string): readonly Declaration[];
  /** The text of a file that is no source of ours: a schema, SQL. `undefined` when it can't be read, is too large or is binary. */
  text(filename: string): string | undefined;
  /** The directory of the workspace, repository or package that holds the file. */
  rootOf(filename: string): string;
  /** Files whose names end so, anywhere in the workspace, repository or package that holds the file `near`. */
  filesNamed(ending: string, near: string): readonly string[];
  /** A cache that is emptied when the generation changes. Key by a constant object or symbol of the caller. */
  derived<T>(key: symbol, create: () => T): T;
}
