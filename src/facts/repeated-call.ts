import type { TSESTree } from "@typescript-eslint/utils";
import { childrenOf } from "../syntax/awaits.ts";
import { isFunction } from "../syntax/nodes.ts";
import type { Facts } from "./facts-of.ts";
import { isWithin } from "./element-path.ts";
import { isInvariant } from "./invariant.ts";
import { sideEffectIn } from "./side-effects.ts";
import type { RepeatedQuery } from "./repeated-query.ts";
import { variableAt } from "../syntax/scopes.ts";

/** True for a read whose arguments are the same for every element, so that it gives the same each time. */
export function isSameForAll(facts: Facts, { node, query, repetition, chain }: RepeatedQuery): boolean {
  if (chain.length > 0 || query.operation !== "read" || node.type !== "CallExpression") return false;
  const { origins, frame } = facts;
  const target = node.callee.type === "MemberExpression" ? node.callee.object : node.callee;
  return (
    [target, ...node.arguments].every((part) => isInvariant(origins, part, repetition.node, frame)) &&
    !usesLoopVariable(facts, node, repetition.node) &&
    sideEffectIn(origins, repetition.callback ?? repetition.node, frame, node) === undefined
  );
}

function usesLoopVariable({ module }: Facts, node: TSESTree.Node, loop: TSESTree.Node): boolean {
  if (isFunction(node)) return true;
  if (node.type === "Identifier") {
    const variable = variableAt(module.scopes, node, node.name);
    return variable?.defs.some(({ name }) => isWithin(name as TSESTree.Node, loop)) === true;
  }
  return childrenOf(node).some((child) => usesLoopVariable({ module } as Facts, child, loop));
}
