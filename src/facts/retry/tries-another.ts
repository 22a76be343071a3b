import type { TSESTree } from "@typescript-eslint/utils";
import type { Module } from "../../project/module.ts";
import { containsAwait } from "../../syntax/awaits.ts";
import { isFunction } from "../../syntax/nodes.ts";
import { variableAt } from "../../syntax/scopes.ts";
import { contains } from "../../syntax/walk.ts";
import { mentions, type Progress } from "./progress.ts";

/** Each turn tries something else: `for (let i...) { const host = hosts[i]; try { return await ask(host) } ... }`. */
export function triesAnother(
  operation: TSESTree.CallExpression,
  progress: readonly Progress[],
  module: Module,
): boolean {
  const names = progress.map(({ target }) => target);
  const picks = (node: TSESTree.Node, depth: number): boolean =>
    contains(node, (inner) => {
      if (inner.type === "MemberExpression" && inner.computed) return mentions(inner.property, names, module);
      if (inner.type !== "Identifier" || depth > 2) return false;
      const definition = variableAt(module.scopes, inner, inner.name)?.defs[0];
      const initial =
        definition?.type === "Variable" ? (definition.node as TSESTree.VariableDeclarator).init : null;
      return initial != null && !isFunction(initial) && !containsAwait(initial) && picks(initial, depth + 1);
    });
  return operation.arguments.some((argument) => picks(argument, 0));
}
