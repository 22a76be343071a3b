import type { TSESTree } from "@typescript-eslint/utils";
import type { Facts } from "../facts-of.ts";
import { keyName, unwrapped } from "../../syntax/nodes.ts";
import { variableAt } from "../../syntax/scopes.ts";
import { contains } from "../../syntax/walk.ts";
import { failureAround, isTimer } from "./after-failure.ts";

/** How a function is started by its own code. */
export interface SelfCall {
  /** What it is given. */
  readonly given: readonly TSESTree.Node[];
  /** What its name is read from. */
  readonly operation: TSESTree.Node;
  /** A timer starts it: something was waited for, however long. */
  readonly isTimed: boolean;
}

/** `load(url)` inside of `load`, or `setTimeout(load, ms, url)`. */
export function selfCallOf(
  facts: Facts,
  call: TSESTree.CallExpression,
  fn: TSESTree.FunctionLike,
): SelfCall | undefined {
  if (isItself(facts, call.callee, fn))
    return { given: call.arguments, operation: unwrapped(call.callee), isTimed: isInTimer(call, fn) };
  const [first, , ...given] = call.arguments;
  return first !== undefined && isTimer(call) && isItself(facts, first, fn)
    ? { given, operation: unwrapped(first), isTimed: true }
    : undefined;
}

/** A function that starts itself after success too works through something: a queue, pages, the turns of a poller. */
export function goesOnAnyway(facts: Facts, fn: TSESTree.FunctionLike, handler: TSESTree.Node): boolean {
  return contains(
    fn,
    (node) =>
      (node.type === "Identifier" || node.type === "MemberExpression") &&
      isItself(facts, node, fn) &&
      !contains(handler, (inner) => inner === node) &&
      failureAround(facts, node) === undefined,
  );
}

function isInTimer(node: TSESTree.Node, fn: TSESTree.Node): boolean {
  for (let current = node.parent; current != null && current !== fn; current = current.parent)
    if (current.type === "CallExpression" && isTimer(current)) return true;
  return false;
}

/** An expression that stands for the function around it. */
function isItself(facts: Facts, node: TSESTree.Node, fn: TSESTree.FunctionLike): boolean {
  const named = unwrapped(node);
  const parent = fn.parent as TSESTree.Node;
  if (named.type === "Identifier") {
    const definition = variableAt(facts.module.scopes, named, named.name)?.defs.at(-1);
    const home = definition?.node as TSESTree.Node | undefined;
    if (definition?.name === named || isKey(named)) return false;
    return (
      (definition?.type === "FunctionName" && home === fn) ||
      (home?.type === "VariableDeclarator" && home.init === fn)
    );
  }
  if (named.type !== "MemberExpression" || named.object.type !== "ThisExpression") return false;
  return (
    (parent.type === "MethodDefinition" || parent.type === "Property") && keyName(named) === keyName(parent)
  );
}

/** A name that is looked up in something: `connect` of `mongoose.connect`. */
function isKey(node: TSESTree.Identifier): boolean {
  const { parent } = node;
  if (parent.type === "MemberExpression") return parent.property === node && !parent.computed;
  return parent.type === "Property" && parent.key === node && !parent.computed && !parent.shorthand;
}
