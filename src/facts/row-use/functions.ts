import type { TSESTree } from "@typescript-eslint/utils";
import type { Frame, FunctionNode, FunctionValue } from "../../origins/value.ts";
import { isFunction, parameterPattern, unwrapped } from "../../syntax/nodes.ts";
import { scopeAt } from "../../syntax/scopes.ts";
import { bind } from "./bind.ts";
import { escape, type Flow } from "./flow.ts";
import type { Shape } from "./shape.ts";

/** Rows are followed through this many calls: a presenter and what it calls. */
const MAX_DEPTH = 3;

/**
 * Follows values into a function that is handed over: `values` are its arguments, by position. `returned` takes what it
 * returns, if rows are in it.
 */
export function runCallback(
  flow: Flow,
  callback: TSESTree.Node,
  values: readonly (Shape | undefined)[],
  frame: Frame,
  returned: (value: Shape) => void,
): void {
  const fn = functionAt(flow, callback, frame);
  if (fn !== undefined) return enter(flow, fn, callback, values, returned);
  for (const value of values) if (value !== undefined) escape(flow, callback, value);
}

/** The function that an expression is or names. */
export function functionAt(flow: Flow, node: TSESTree.Node, frame: Frame): FunctionValue | undefined {
  const expression = unwrapped(node);
  if (isFunction(expression)) return { kind: "function", node: expression as FunctionNode, frame };
  const value = flow.origins.value(expression, frame);
  return value?.kind === "function" ? value : undefined;
}

/** Follows arguments into a function's parameters. */
export function enter(
  flow: Flow,
  fn: FunctionValue,
  site: TSESTree.Node,
  values: readonly (Shape | undefined)[],
  returned: (value: Shape) => void,
): void {
  const { node, frame } = fn;
  const inline = unwrapped(site) === (node as TSESTree.Node);
  const depth = flow.depth + (inline ? 0 : 1);
  if (depth > MAX_DEPTH || !isFunction(node) || node.generator || usesArguments(fn)) {
    for (const value of values) if (value !== undefined) escape(flow, site, value);
    return;
  }
  const inside: Flow = {
    ...flow,
    depth,
    // The same function may be entered from several places, whose results go different ways.
    seen: new Set(
      [...flow.seen].filter((variable) => !isWithin(variable.scope.block as TSESTree.Node, node)),
    ),
    returns: new Map([...flow.returns, [node, returned]]),
  };
  const rest = node.params.findIndex(({ type }) => type === "RestElement");
  for (const [index, value] of values.entries()) {
    if (value === undefined) continue;
    const parameter = node.params[index];
    if (rest !== -1 && index >= rest) escape(flow, site, value);
    else if (parameter !== undefined) bind(inside, parameterPattern(parameter), value, frame);
  }
}

/** `arguments` sees every parameter. */
function usesArguments({ node, frame }: FunctionValue): boolean {
  if (node.type === "ArrowFunctionExpression" || node.body == null) return false;
  const scope = scopeAt(frame.module.scopes, node.body);
  return (scope?.set.get("arguments")?.references.length ?? 0) > 0;
}

function isWithin(node: TSESTree.Node, outer: TSESTree.Node): boolean {
  return node.range[0] >= outer.range[0] && node.range[1] <= outer.range[1];
}
