import { analyze, type AnalyzeOptions, type ScopeManager } from "@typescript-eslint/scope-manager";
import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { visitorKeys } from "@typescript-eslint/visitor-keys";
import path from "node:path";
import { parseSync, type ParserOptions } from "oxc-parser";
import { exportsOf } from "./exports.ts";
import type { Module, ModuleExports } from "./module.ts";
import { isTooDeep } from "./nesting.ts";

type Language = NonNullable<ParserOptions["lang"]>;

/** JavaScript of real projects carries Flow or TypeScript annotations now and then, so more than one grammar is tried. */
const javascript: readonly Language[] = ["jsx", "tsx", "ts"];

const languages: Readonly<Record<string, readonly Language[]>> = {
  ".ts": ["ts"],
  ".mts": ["ts"],
  ".cts": ["ts"],
  ".tsx": ["tsx"],
  ".js": javascript,
  ".jsx": javascript,
  ".mjs": javascript,
  ".cjs": javascript,
};

const declarationFile = /\.d\.([cm]?ts|[^.]+\.ts)$/;

/** Whether the file's name says that it holds JavaScript or TypeScript. */
export function isSourceFile(filename: string): boolean {
  return path.extname(filename) in languages;
}

/** Parses a neighbour of the linted files; `undefined` when no grammar accepts it. */
export function parseModule(filename: string, content: string): Module | undefined {
  const text = content.startsWith("\uFEFF") ? content.slice(1) : content;
  if (isTooDeep(text)) return undefined;
  const candidates = declarationFile.test(filename) ? (["dts"] as const) : languages[path.extname(filename)];
  for (const lang of candidates ?? []) {
    const ast = parseAs(lang, filename, text);
    if (ast) return new ParsedModule(filename, text, ast);
  }
  return undefined;
}

function parseAs(lang: Language, filename: string, text: string): TSESTree.Program | undefined {
  try {
    const { program, errors } = parseSync(filename, text, {
      lang,
      astType: "ts",
      sourceType: "unambiguous",
      preserveParens: false,
    });
    // The parser recovers from what is merely forbidden (a top-level `return`); when it gives up, the body is empty.
    if (program.body.length === 0 && errors.length > 0) return undefined;
    const ast = program as unknown as TSESTree.Program;
    completeNodes(ast);
    return ast;
  } catch {
    return undefined;
  }
}

/** Every node's `range`. An array of its own in each would take a third of a tree's memory, and few are ever asked for. */
const nodePrototype = Object.create(Object.prototype, {
  range: {
    get(this: OxcNode): [number, number] {
      return [this.start, this.end];
    },
  },
}) as object;

/** Gives every node its `parent` and `range`; ranges from the parser would cost a quarter of the parse again. */
function completeNodes(root: TSESTree.Program): void {
  const stack: OxcNode[] = [root as unknown as OxcNode];
  for (let node = stack.pop(); node; node = stack.pop()) {
    Object.setPrototypeOf(node, nodePrototype);
    for (const key of visitorKeys[node.type] ?? []) {
      const child = node[key];
      if (Array.isArray(child)) for (const item of child) adopt(item, node, stack);
      else adopt(child, node, stack);
    }
  }
}

interface OxcNode extends Record<string, unknown> {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  parent?: OxcNode;
}

function adopt(child: unknown, parent: OxcNode, stack: OxcNode[]): void {
  if (typeof child !== "object" || child === null) return;
  const node = child as OxcNode;
  node.parent = parent;
  stack.push(node);
}

class ParsedModule implements Module {
  readonly filename: string;
  readonly text: string;
  readonly ast: TSESTree.Program;
  #scopes: ScopeManager | undefined;
  #exports: ModuleExports | undefined;

  constructor(filename: string, text: string, ast: TSESTree.Program) {
    this.filename = filename;
    this.text = text;
    this.ast = ast;
  }

  get scopes(): ScopeManager {
    return (this.#scopes ??= analyzeScopes(this.ast));
  }

  get exports(): ModuleExports {
    return (this.#exports ??= exportsOf(this.ast, this.filename));
  }
}

/** CommonJS is read as a module too: its top-level variables are as private, and there is one shape of top scope. */
const scopeOptions: AnalyzeOptions = { sourceType: "module", jsxPragma: null, lib: [] };

function analyzeScopes(ast: TSESTree.Program): ScopeManager {
  try {
    return analyze(ast, scopeOptions);
  } catch {
    return analyze({ ...ast, body: [] }, scopeOptions);
  }
}

const lintedModules = new WeakMap<object, Module>();

/** The file under lint as a module. It may differ from the file on disk: an editor lints what isn't saved yet. */
export function moduleOf(sourceCode: Readonly<TSESLint.SourceCode>, filename: string): Module {
  const known = lintedModules.get(sourceCode);
  if (known?.filename === filename) return known;
  const module = new LintedModule(sourceCode, filename);
  lintedModules.set(sourceCode, module);
  return module;
}

class LintedModule implements Module {
  readonly filename: string;
  readonly #sourceCode: Readonly<TSESLint.SourceCode>;
  #scopes: ScopeManager | undefined;
  #exports: ModuleExports | undefined;

  constructor(sourceCode: Readonly<TSESLint.SourceCode>, filename: string) {
    this.filename = filename;
    this.#sourceCode = sourceCode;
  }

  get text(): string {
    return this.#sourceCode.text;
  }

  get ast(): TSESTree.Program {
    return this.#sourceCode.ast;
  }

  get scopes(): ScopeManager {
    return (this.#scopes ??=
      (this.#sourceCode.scopeManager as ScopeManager | null) ?? analyzeScopes(this.ast));
  }

  get exports(): ModuleExports {
    return (this.#exports ??= exportsOf(this.ast, this.filename));
  }
}
