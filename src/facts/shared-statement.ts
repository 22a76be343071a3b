import type { TSESTree } from "@typescript-eslint/utils";
import type { Module } from "../project/module.ts";
import { variableAt } from "../syntax/scopes.ts";
import { isWithin } from "./element-path.ts";
import type { Query } from "./query.ts";

/**
 * Where other code may get at the statement that the queries execute: it is prepared, or begun, at `written`, and kept in a
 * variable. `undefined` if these are all that is done with it.
 */
export function otherUse(
  written: TSESTree.Node,
  queries: readonly Query[],
  module: Module,
): TSESTree.Node | undefined {
  const isInQuery = (node: TSESTree.Node) => queries.some((query) => isWithin(node, query.node));
  if (isInQuery(written)) return undefined;
  let node: TSESTree.Node = written;
  while (node.parent != null && node.type !== "VariableDeclarator") node = node.parent;
  if (node.type !== "VariableDeclarator" || node.id.type !== "Identifier") return node;
  if (node.parent.parent.type === "ExportNamedDeclaration") return node;
  const variable = variableAt(module.scopes, node.id, node.id.name);
  const other = variable?.references.find(
    ({ init, identifier }) => init !== true && !isInQuery(identifier as TSESTree.Node),
  );
  return variable === undefined ? node : (other?.identifier as TSESTree.Node | undefined);
}
