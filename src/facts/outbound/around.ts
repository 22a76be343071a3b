import type { TSESTree } from "@typescript-eslint/utils";
import { isClass, isFunction, keyName, unwrapped } from "../../syntax/nodes.ts";
import { variableAt } from "../../syntax/scopes.ts";
import { contains } from "../../syntax/walk.ts";
import type { Facts } from "../facts-of.ts";

const LIMITING = /time(?:d?[ _-]?out|limit)|deadline|abort|cancel/i;

/** Something around a call ends the wait for it: a race with a timer, a wrapper with a limit, an abort controller of the same function. */
export function isLimitedAround(facts: Facts, node: TSESTree.Node, depth = 0): boolean {
  if (depth > 2) return false;
  let child = node;
  for (
    let current = node.parent as TSESTree.Node | undefined;
    current != null;
    child = current, current = current.parent
  ) {
    if ((current.type === "CallExpression" || current.type === "NewExpression") && current.callee !== child) {
      if (isLimiting(facts, current)) return true;
    } else if (current.type === "VariableDeclarator" && current.init === child) {
      if (isNamedLimited(facts, current.id, depth)) return true;
    } else if (isFunction(current)) {
      if (abortsSomething(current)) return true;
      if (
        current.type === "FunctionDeclaration" &&
        current.id !== null &&
        isNamedLimited(facts, current.id, depth)
      )
        return true;
    } else if (isClass(current)) return false;
  }
  return false;
}

/** What is kept under a name is handed to something that limits it. */
function isNamedLimited({ module, ...facts }: Facts, id: TSESTree.Node, depth: number): boolean {
  if (id.type !== "Identifier") return false;
  const variable = variableAt(module.scopes, id, id.name);
  return (variable?.references ?? []).some(({ identifier, init }) => {
    const mention = identifier as TSESTree.Node;
    return init !== true && isLimitedAt({ module, ...facts } as Facts, mention, depth + 1);
  });
}

function isLimitedAt(facts: Facts, mention: TSESTree.Node, depth: number): boolean {
  if (depth > 2) return false;
  let child = mention;
  for (
    let current = mention.parent as TSESTree.Node | undefined;
    current != null;
    child = current, current = current.parent
  ) {
    if ((current.type === "CallExpression" || current.type === "NewExpression") && current.callee !== child) {
      if (isLimiting(facts, current)) return true;
    } else if (
      current.type.endsWith("Statement") ||
      current.type === "VariableDeclarator" ||
      isClass(current)
    )
      return false;
  }
  return false;
}

/** `Promise.race([...])`, `withTimeout(...)`, `pTimeout(..., { milliseconds })`, `run(..., { timeout: 5_000 })`. */
function isLimiting({ module }: Facts, call: TSESTree.CallExpression | TSESTree.NewExpression): boolean {
  const callee = unwrapped(call.callee);
  const text = module.text.slice(callee.range[0], callee.range[1]);
  if (/^Promise\.race$/.test(text)) return true;
  const name = callee.type === "MemberExpression" ? keyName(callee) : text;
  if (name !== undefined && LIMITING.test(name) && !/^(?:set|clear)Timeout$/.test(name)) return true;
  return call.arguments.some(
    (argument) =>
      argument.type === "ObjectExpression" &&
      argument.properties.some((one) => one.type === "Property" && LIMITING.test(keyName(one) ?? "")),
  );
}

function abortsSomething(fn: TSESTree.FunctionLike): boolean {
  return (
    fn.body != null &&
    contains(
      fn.body,
      (node) =>
        node.type === "Identifier" && /^Abort(?:Controller|Signal)$/.test(node.name) && !isForOneCall(node),
    )
  );
}

/** `fetch(url, { signal: AbortSignal.timeout(5_000) })` limits this request, and none beside it. */
function isForOneCall(name: TSESTree.Identifier): boolean {
  const option = name.parent.parent?.parent;
  return (
    name.parent.type === "MemberExpression" &&
    option?.type === "Property" &&
    keyName(option) === "signal" &&
    option.parent.parent.type === "CallExpression"
  );
}
