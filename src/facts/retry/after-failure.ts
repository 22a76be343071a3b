import type { TSESTree } from "@typescript-eslint/utils";
import type { Facts } from "../facts-of.ts";
import { enclosingFunction, isFunction, keyName, lastName } from "../../syntax/nodes.ts";
import { answerTested, saysFailure } from "./answer.ts";

/**
 * The code around `node` that runs because something has failed: a `catch` block, the callback of `.catch` or the second
 * one of `.then`, the branch for an answer that says no. What such code starts later, by a timer or a promise, belongs to it.
 */
export function failureAround(facts: Facts, node: TSESTree.Node): TSESTree.Node | undefined {
  let child = node;
  for (
    let current = node.parent as TSESTree.Node | undefined;
    current != null;
    child = current, current = current.parent
  ) {
    switch (current.type) {
      // Once for each of what the failed call did together: divided, not repeated.
      case "ForOfStatement":
      case "ForInStatement":
        return undefined;
      case "CatchClause":
        return current.body;
      case "IfStatement":
        if (current.consequent === child && isRefusal(facts, current)) return child;
        break;
      default:
        if (!isFunction(current)) break;
        if (handlesFailure(current)) return current.body ?? undefined;
        if (!runsLater(current)) return undefined;
    }
  }
  return undefined;
}

function isRefusal(facts: Facts, branch: TSESTree.IfStatement): boolean {
  if (!saysFailure(branch.test)) return false;
  const body = enclosingFunction(branch)?.body;
  return body != null && answerTested(facts, branch.test, body) !== undefined;
}

/** `.catch(fn)`, `.then(onSuccess, fn)`. */
function handlesFailure(fn: TSESTree.FunctionLike): boolean {
  const call = fn.parent as TSESTree.Node | undefined;
  if (call?.type !== "CallExpression" || call.callee.type !== "MemberExpression") return false;
  const name = keyName(call.callee);
  const position = name === "catch" ? 0 : name === "then" ? 1 : -1;
  return call.arguments[position] === (fn as TSESTree.Node);
}

/** `setTimeout(fn, ms)`, `new Promise(fn)`, `wait().then(fn)`. */
function runsLater(fn: TSESTree.FunctionLike): boolean {
  const call = fn.parent as TSESTree.Node | undefined;
  if (call?.type !== "CallExpression" && call?.type !== "NewExpression") return false;
  if (call.arguments[0] !== (fn as TSESTree.Node)) return false;
  const name = lastName(call.callee);
  if (call.type === "NewExpression") return name === "Promise";
  return name === "then" || isTimer(call);
}

/** `setTimeout(...)` and its like, which call what they are given once. */
export function isTimer({ callee }: TSESTree.CallExpression): boolean {
  return /^(?:setTimeout|setImmediate|nextTick|queueMicrotask)$/.test(lastName(callee) ?? "");
}
