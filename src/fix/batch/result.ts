import type { TSESTree } from "@typescript-eslint/utils";
import type { Repetition } from "../../facts/repetition.ts";
import { isFunction, unwrapped } from "../../syntax/nodes.ts";
import type { Edit } from "../edit.ts";

/** The expression in the loop that stands for a query's result, once it is there. */
export interface Result {
  /** With its `await`, and with the `[0]` that takes the first row. */
  readonly node: TSESTree.Expression;
  /** What is taken of the rows: all, or `[0]` and `const [row] =`, which is the first. */
  readonly takes: "all" | "first";
  /** The pattern around the one variable of `const [row] =`. */
  readonly pattern?: TSESTree.ArrayPattern;
  /** Writes a value in its place. */
  plain(value: string): Edit;
  /** Writes `value ?? fallback` in its place. */
  withFallback(value: string, fallback: string): Edit;
}

/** `undefined` where the promise itself is used: kept, chained, or handed to something else than what awaits it. */
export function resultOf(
  query: TSESTree.Expression,
  repetition: Repetition,
  text: string,
): Result | undefined {
  const node = settledAt(query, repetition);
  if (node === undefined) return undefined;
  const taken = takenOf(node);
  const { range } = taken.node;
  const parentheses = needsParentheses(taken.node) ? parenthesesAround(range, text) : undefined;
  return {
    ...taken,
    plain: (value) => ({ range: parentheses ?? range, text: value }),
    withFallback(value, fallback) {
      const written = `${value} ?? ${fallback}`;
      return {
        range,
        text: parentheses === undefined && needsParentheses(taken.node) ? `(${written})` : written,
      };
    },
  };
}

/** What a query's result is once it is there: with its `await`, or as what the callback gives. */
export function settledAt(
  query: TSESTree.Expression,
  { callback, node: loop }: Repetition,
): TSESTree.Expression | undefined {
  if (query.parent.type === "AwaitExpression") return query.parent;
  return isWhatTheCallbackGives(query, callback, loop) ? query : undefined;
}

function takenOf(node: TSESTree.Expression): Pick<Result, "node" | "takes" | "pattern"> {
  const { parent } = node;
  if (parent.type === "VariableDeclarator" && parent.init === node && parent.id.type === "ArrayPattern") {
    const [first, ...others] = parent.id.elements;
    if (first?.type === "Identifier" && others.length === 0)
      return { node, takes: "first", pattern: parent.id };
  }
  if (
    parent.type === "MemberExpression" &&
    parent.object === node &&
    parent.property.type === "Literal" &&
    parent.property.value === 0
  )
    return { node: parent, takes: "first" };
  return { node, takes: "all" };
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
  return isResult && isAwaitedTogether(loop);
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

function needsParentheses({ parent }: TSESTree.Expression): boolean {
  switch (parent.type) {
    case "MemberExpression":
    case "BinaryExpression":
    case "LogicalExpression":
    case "UnaryExpression":
    case "TSNonNullExpression":
    case "TSAsExpression":
    case "TSSatisfiesExpression":
      return true;
    default:
      return false;
  }
}

function parenthesesAround([start, end]: TSESTree.Range, text: string): TSESTree.Range | undefined {
  const before = /\(\s*$/.exec(text.slice(0, start));
  const after = /^\s*\)/.exec(text.slice(end));
  return before && after ? [before.index, end + after[0].length] : undefined;
}
