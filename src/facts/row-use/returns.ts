import type { TSESTree } from "@typescript-eslint/utils";
import type { Frame } from "../../origins/value.ts";
import { enclosingFunction, functionName, isFunction } from "../../syntax/nodes.ts";
import { variableAt } from "../../syntax/scopes.ts";
import { escape, follow, typedAs, type Flow } from "./flow.ts";
import type { Shape } from "./shape.ts";

/** More callers than this are no private matter of the file. */
const MAX_CALLERS = 4;

/** A value is returned: it goes where the function's result goes, if that is in sight. */
export function returnFrom(
  flow: Flow,
  from: TSESTree.ReturnStatement | TSESTree.ArrowFunctionExpression,
  value: Shape,
  frame: Frame,
): void {
  const fn = from.type === "ArrowFunctionExpression" ? from : enclosingFunction(from);
  if (fn === undefined || !isFunction(fn) || fn.generator) return escape(flow, from, value);
  if (fn.returnType != null) typedAs(flow, fn.returnType.typeAnnotation, value, frame, true);
  const returned = flow.returns.get(fn);
  if (returned !== undefined) return returned(value);
  const call = runningCall(flow, fn, frame);
  if (call !== undefined) return follow(flow, call, value, frame);
  const callers = callersOf(fn, frame);
  if (callers === undefined || flow.seen.size > 200) return escape(flow, from, value);
  // As long as the callers are followed, a recursive call gives nothing new.
  flow.returns.set(fn, () => undefined);
  for (const caller of callers) follow(flow, caller, value, frame);
  flow.returns.delete(fn);
}

/** The call that runs the function at once and gives what it returns: `(async () => row)()`, `db.transaction(async () => row)`. */
function runningCall(flow: Flow, fn: TSESTree.Node, frame: Frame): TSESTree.CallExpression | undefined {
  const { parent } = fn;
  if (parent?.type !== "CallExpression") return undefined;
  if (parent.callee === fn) return parent;
  const callee = flow.origins.value(parent.callee, frame);
  return callee?.kind === "method" && callee.call.returns === "callback" ? parent : undefined;
}

/** The calls of a function that nothing else can call; `undefined` if something may. */
function callersOf(fn: TSESTree.FunctionLike, { module }: Frame): TSESTree.CallExpression[] | undefined {
  const name = functionName(fn);
  const variable = name && variableAt(module.scopes, name, name.name);
  if (variable === undefined || variable === null || variable.defs.length !== 1) return undefined;
  const declaration = variable.defs[0]?.type === "FunctionName" ? fn.parent : fn.parent?.parent?.parent;
  if (declaration?.type.startsWith("Export") !== false) return undefined;
  const callers: TSESTree.CallExpression[] = [];
  for (const reference of variable.references) {
    if (reference.init === true) continue;
    const node = reference.identifier as TSESTree.Node;
    if (node.parent?.type !== "CallExpression" || node.parent.callee !== node) return undefined;
    callers.push(node.parent);
  }
  return callers.length > 0 && callers.length <= MAX_CALLERS ? callers : undefined;
}
