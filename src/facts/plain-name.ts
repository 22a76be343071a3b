import type { TSESTree } from "@typescript-eslint/utils";
import type { Module } from "../project/module.ts";
import { variableAt } from "../syntax/scopes.ts";

const PLAIN_TYPES: ReadonlySet<string> = new Set([
  "TSStringKeyword",
  "TSNumberKeyword",
  "TSBooleanKeyword",
  "TSBigIntKeyword",
  "TSArrayType",
]);
const PLAIN_VALUES: ReadonlySet<string> = new Set([
  "Literal",
  "TemplateLiteral",
  "ObjectExpression",
  "ArrayExpression",
  "BinaryExpression",
  "UnaryExpression",
]);

/** The cheap test that spares many names any look-up: whether a name is declared to hold data, and no function. */
export function isPlainName(name: TSESTree.Identifier, module: Module): boolean {
  const [definition, ...others] = variableAt(module.scopes, name, name.name)?.defs ?? [];
  if (definition === undefined || others.length > 0) return false;
  const declared = definition.name as TSESTree.Node;
  if (declared.type !== "Identifier") return false;
  if (declared.typeAnnotation != null) return PLAIN_TYPES.has(declared.typeAnnotation.typeAnnotation.type);
  if (definition.type !== "Variable") return false;
  const { id, init, parent } = definition.node as TSESTree.VariableDeclarator;
  return id === declared && parent.kind === "const" && init != null && PLAIN_VALUES.has(init.type);
}
