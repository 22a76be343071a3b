import type { TSESTree } from "@typescript-eslint/utils";
import { keyName } from "../syntax/nodes.ts";
import { variableAt } from "../syntax/scopes.ts";
import type { Facts } from "./facts-of.ts";

/**
 * The statements of a loop are started by handing all of them to one call: `$transaction(xs.map(...))`, a list that they
 * are pushed to and that is handed over later.
 */
export function isSentTogether(facts: Facts, query: TSESTree.Node, loop: TSESTree.Node): boolean {
  return isBatched(facts, loop, 0) || isBatched(facts, query, 0);
}

const MAX_VARIABLES = 3;

/** The value of the expression ends in a call that sends statements together, by way of lists and variables. */
function isBatched(facts: Facts, expression: TSESTree.Node, variables: number): boolean {
  let node = expression;
  while (node.parent?.type === "SpreadElement" || node.parent?.type === "ArrayExpression") node = node.parent;
  const { parent } = node;
  if (parent?.type === "CallExpression" && parent.callee !== node)
    return batches(facts, parent) || endsBatched(facts, pushedTo(parent), variables);
  if (parent?.type === "VariableDeclarator" && parent.init === node)
    return endsBatched(facts, parent.id, variables);
  return false;
}

function endsBatched(facts: Facts, list: TSESTree.Node | undefined, variables: number): boolean {
  if (list?.type === "MemberExpression") return isFieldBatched(facts, keyName(list));
  if (list?.type !== "Identifier" || variables === MAX_VARIABLES) return false;
  const variable = variableAt(facts.module.scopes, list, list.name);
  return variable?.references.some(({ identifier }) => isBatched(facts, identifier, variables + 1)) === true;
}

/** `$transaction(work.updates)`: which object the field belongs to isn't followed. */
function isFieldBatched(facts: Facts, name: string | undefined): boolean {
  return facts.calls.some(
    (call) =>
      call.type === "CallExpression" &&
      call.arguments.some((argument) => argument.type === "MemberExpression" && keyName(argument) === name) &&
      batches(facts, call),
  );
}

/** `list` of `list.push(query)`. */
function pushedTo({ callee }: TSESTree.CallExpression): TSESTree.Node | undefined {
  return callee.type === "MemberExpression" && keyName(callee) === "push" ? callee.object : undefined;
}

function batches({ origins, frame }: Facts, call: TSESTree.CallExpression): boolean {
  const callee = origins.value(call.callee, frame);
  return callee?.kind === "method" && callee.call.batches === true;
}
