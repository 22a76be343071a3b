import type { TSESTree } from "@typescript-eslint/utils";
import type { Module } from "../project/module.ts";
import { importedBindings } from "../project/imported-bindings.ts";
import { variableAt } from "../syntax/scopes.ts";
import type { Edit } from "./edit.ts";
import { importEdits } from "./imports.ts";
import { layoutOf } from "./layout.ts";

/** An export, and how the file imports it. */
export interface Wanted {
  readonly name: string;
  /** The exported name; `default` for the default export. */
  readonly exported: string;
  /** `undefined` for what the file declares itself. */
  readonly specifier: string | undefined;
}

/** The name that an export has in the file, and what has to be written so that it has one; `undefined` if the name is taken. */
export function bringIn(
  module: Module,
  { name, exported, specifier }: Wanted,
): { readonly local: string; readonly edits: readonly Edit[] } | undefined {
  if (specifier === undefined) return { local: name, edits: [] };
  for (const [local, binding] of importedBindings(module)) {
    if (binding.specifier !== specifier || isTypeOnly(module, local)) continue;
    // What `require` gives is the whole module, which may be one value.
    if (binding.name !== exported && !(binding.name === "*" && exported === "default" && local === name))
      continue;
    return { local, edits: [] };
  }
  if (usesRequire(module)) return required(module, { name, exported, specifier });
  const edits =
    exported === "default" ? defaultEdits(module, specifier, name) : namedEdits(module, specifier, exported);
  return edits && { local: exported === "default" ? name : exported, edits };
}

function isTypeOnly(module: Module, local: string): boolean {
  const definition = variableAt(module.scopes, module.ast, local)?.defs[0];
  const declaration = definition?.parent as TSESTree.Node | null | undefined;
  const node = definition?.node as TSESTree.Node | undefined;
  return (
    (declaration?.type === "ImportDeclaration" && declaration.importKind === "type") ||
    (node?.type === "ImportSpecifier" && node.importKind === "type")
  );
}

function isTaken(module: Module, name: string): boolean {
  return (variableAt(module.scopes, module.ast, name)?.defs.length ?? 0) > 0;
}

function namedEdits(module: Module, specifier: string, name: string): readonly Edit[] | undefined {
  if (module.ast.body.some(({ type }) => type === "ImportDeclaration"))
    return importEdits(module, specifier, name);
  return isTaken(module, name) ? undefined : [atHead(module, `import { ${name} } from "${specifier}"`)];
}

function defaultEdits(module: Module, specifier: string, name: string): readonly Edit[] | undefined {
  if (isTaken(module, name)) return undefined;
  const last = module.ast.body.findLast(({ type }) => type === "ImportDeclaration");
  if (last?.type !== "ImportDeclaration") return [atHead(module, `import ${name} from "${specifier}"`)];
  const { newline, semicolon } = layoutOf(module);
  const quote = module.text.charAt(last.source.range[0]);
  const text = `${newline}import ${name} from ${quote}${specifier}${quote}${semicolon}`;
  return [{ range: [last.range[1], last.range[1]], text }];
}

/** CommonJS: `require` calls at the top, and no import declarations. */
function usesRequire(module: Module): boolean {
  if (module.ast.body.some(({ type }) => type === "ImportDeclaration" || type.startsWith("Export")))
    return false;
  return requires(module).length > 0 || module.exports.commonjs;
}

function requires(module: Module): TSESTree.VariableDeclaration[] {
  return module.ast.body.filter(
    (node): node is TSESTree.VariableDeclaration =>
      node.type === "VariableDeclaration" &&
      node.declarations.some(
        ({ init }) =>
          init?.type === "CallExpression" &&
          init.callee.type === "Identifier" &&
          init.callee.name === "require",
      ),
  );
}

function required(module: Module, { name, exported, specifier }: Wanted & { specifier: string }) {
  if (isTaken(module, name)) return undefined;
  const last = requires(module).at(-1);
  const quote = /require\(\s*(["'])/.exec(module.text)?.[1] ?? '"';
  const target = exported === "default" ? name : `{ ${name} }`;
  const statement = `const ${target} = require(${quote}${specifier}${quote})`;
  const { newline, semicolon } = layoutOf(module);
  const edit: Edit =
    last === undefined
      ? atHead(module, statement)
      : { range: [last.range[1], last.range[1]], text: `${newline}${statement}${semicolon}` };
  return { local: name, edits: [edit] };
}

/** Behind a shebang and the directives, in front of everything else. */
function atHead(module: Module, statement: string): Edit {
  const { newline, semicolon } = layoutOf(module);
  const directive = module.ast.body.findLast(
    (node) => node.type === "ExpressionStatement" && node.directive !== undefined,
  );
  if (directive !== undefined)
    return {
      range: [directive.range[1], directive.range[1]],
      text: `${newline}${newline}${statement}${semicolon}`,
    };
  const shebang = /^#!.*\r?\n/.exec(module.text)?.[0].length ?? 0;
  return { range: [shebang, shebang], text: `${statement}${semicolon}${newline}` };
}
