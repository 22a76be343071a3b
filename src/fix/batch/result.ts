import type { TSESTree } from "@typescript-eslint/utils";
import type { Repetition } from "../../facts/repetition.ts";
import { isFunction, unwrapped } from "../../syntax/nodes.ts";

/** The expression in the loop that stands for a query's result, once it is there. */
export interface Result {
  /** With its `await`. */
  readonly node: TSESTree.Expression;
  /** What is taken of the rows: all, or `[0]` and `const [row] =`, which is the first. */
  readonly takes: "all" | "first";
  /** The pattern around the one variable of `const [row] =`. */
  readonly pattern?: TSESTree.ArrayPattern;
}

/** `undefined` where the promise itself is used: kept, chained, or handed to something else than what awaits it. */
export function resultOf(
  query: TSESTree.Expression,
  { callback, node: loop }: Repetition,
): Result | undefined {
  let node = query;
  while (
    node.parent.type === "TSAsExpression" ||
    node.parent.type === "TSNonNullExpression" ||
    node.parent.type === "ChainExpression"
  )
    return undefined;
  if (node.parent.type === "AwaitExpression") node = node.parent;
  else if (!isWhatTheCallbackGives(node, callback, loop)) return undefined;
  return { node, ...takenOf(node) };
}

function takenOf(node: TSESTree.Expression): Pick<Result, "takes" | "pattern"> {
  const { parent } = node;
  if (parent.type === "VariableDeclarator" && parent.init === node && parent.id.type === "ArrayPattern") {
    const [first, ...others] = parent.id.elements;
    if (first?.type === "Identifier" && others.length === 0) return { takes: "first", pattern: parent.id };
  }
  return { takes: "all" };
}

/** The value of the callback, whose promises are all awaited. */
function isWhatTheCallbackGives(
  node: TSESTree.Expression,
  callback: TSESTree.FunctionLike | undefined,
  loop: TSESTree.Node,
): boolean {
  if (callback === undefined) return false;
  const { parent } = node;
  const isResult =
    (parent.type === "ArrowFunctionExpression" && parent === callback && parent.body === node) ||
    (parent.type === "ReturnStatement" && functionOf(parent) === callback);
  return isResult && (callback.async || isAwaitedTogether(loop));
}

function functionOf(node: TSESTree.Node): TSESTree.Node | undefined {
  let current = node.parent;
  while (current != null && !isFunction(current)) current = current.parent;
  return current ?? undefined;
}

/** `Promise.all(xs.map(...))` takes values as well as promises. */
function isAwaitedTogether(loop: TSESTree.Node): boolean {
  const call = loop.parent;
  if (call?.type !== "CallExpression" || call.callee === loop) return false;
  const callee = unwrapped(call.callee);
  return (
    callee.type === "MemberExpression" &&
    callee.object.type === "Identifier" &&
    callee.object.name === "Promise"
  );
}
