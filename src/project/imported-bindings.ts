import type { TSESTree } from "@typescript-eslint/utils";
import { keyName } from "../syntax/nodes.ts";
import { requiredSpecifier } from "./commonjs-syntax.ts";
import type { Module } from "./module.ts";

/** Where a local name of a module was imported from; name `*` for the namespace. */
export interface ImportedBinding {
  readonly specifier: string;
  readonly name: string;
}

const known = new WeakMap<Module, ReadonlyMap<string, ImportedBinding>>();

/** The names that a module's import declarations and top-level `require` calls bind. */
export function importedBindings(module: Module): ReadonlyMap<string, ImportedBinding> {
  let bindings = known.get(module);
  if (!bindings) {
    bindings = collect(module.ast);
    known.set(module, bindings);
  }
  return bindings;
}

function collect(ast: TSESTree.Program): Map<string, ImportedBinding> {
  const bindings = new Map<string, ImportedBinding>();
  for (const statement of ast.body) {
    if (statement.type === "ImportDeclaration") {
      const specifier = statement.source.value;
      for (const node of statement.specifiers)
        bindings.set(node.local.name, { specifier, name: importedName(node) });
    } else if (statement.type === "TSImportEqualsDeclaration") {
      const reference = statement.moduleReference;
      if (reference.type !== "TSExternalModuleReference" || reference.expression.type !== "Literal") continue;
      bindings.set(statement.id.name, { specifier: String(reference.expression.value), name: "*" });
    } else if (statement.type === "VariableDeclaration") {
      for (const { id, init } of statement.declarations) if (init) collectRequired(id, init, bindings);
    }
  }
  return bindings;
}

/** `const a = require("x")`, `const { a } = require("x")`, `const a = require("x").a`. */
function collectRequired(
  id: TSESTree.BindingName,
  init: TSESTree.Expression,
  bindings: Map<string, ImportedBinding>,
): void {
  const member = init.type === "MemberExpression" ? keyName(init) : undefined;
  const specifier = requiredSpecifier(
    member !== undefined && init.type === "MemberExpression" ? init.object : init,
  );
  if (specifier === undefined) return;
  if (id.type === "Identifier") bindings.set(id.name, { specifier, name: member ?? "*" });
  if (id.type !== "ObjectPattern" || member !== undefined) return;
  for (const property of id.properties) {
    if (property.type !== "Property" || property.value.type !== "Identifier") continue;
    const name = keyName(property);
    if (name !== undefined) bindings.set(property.value.name, { specifier, name });
  }
}

function importedName(node: TSESTree.ImportClause): string {
  if (node.type === "ImportDefaultSpecifier") return "default";
  if (node.type === "ImportNamespaceSpecifier") return "*";
  return node.imported.type === "Identifier" ? node.imported.name : node.imported.value;
}
