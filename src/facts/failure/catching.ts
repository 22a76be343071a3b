import type { TSESTree } from "@typescript-eslint/utils";
import { completionOf } from "../../syntax/completion.ts";
import { isFunction, keyName, lastName, unwrapped } from "../../syntax/nodes.ts";
import { contains, descendants } from "../../syntax/walk.ts";

/** True when what `node` throws is caught inside of `body`, and goes no further as it is. */
export function isTranslated(node: TSESTree.Node, body: TSESTree.Node): boolean {
  let child = node;
  for (
    let current = node.parent as TSESTree.Node | undefined;
    current != null && child !== body;
    child = current, current = current.parent
  ) {
    if (current.type === "TryStatement" && current.block === child) {
      if (current.handler != null && !passesOn(current.handler)) return true;
      if (current.finalizer != null && !completionOf(current.finalizer.body).normal) return true;
    }
    // `run().catch(() => fallback)`.
    if (current.type === "CallExpression" && isHandled(current, child)) return true;
  }
  return false;
}

/** `child` is the receiver of this `.catch(...)`, whose callback doesn't throw again. */
function isHandled(call: TSESTree.CallExpression, child: TSESTree.Node): boolean {
  const { callee } = call;
  if (callee.type !== "MemberExpression" || callee !== child || keyName(callee) !== "catch") return false;
  const [handler] = call.arguments;
  return isFunction(handler) && !contains(handler.body, ({ type }) => type === "ThrowStatement");
}

/**
 * A handler from which the error, or its message with no better status, reaches the caller: it throws it again, hands
 * it to someone, or answers that the server has failed.
 */
export function passesOn({ param, body }: TSESTree.CatchClause): boolean {
  const name = param?.type === "Identifier" ? param.name : undefined;
  let passes = false;
  let answers = false;
  for (const node of [...descendants(body)]) {
    if (node.type === "ThrowStatement") {
      if (isName(unwrapped(node.argument), name) && !isSelected(node, body)) passes = true;
      else if (isPlain(node.argument)) passes = true;
      else if (!isName(unwrapped(node.argument), name)) answers = true;
    }
    if (node.type === "Literal" && typeof node.value === "number" && node.value >= 400 && node.value < 600) {
      if (node.value < 500 && !isFallback(node) && !showsMessage(body, name)) answers = true;
      else passes = true;
    }
    if (node.type === "CallExpression" && handsOver(node, name)) passes = true;
  }
  return passes && !answers;
}

/** The message goes out as it is, whatever the failure: one status for all of them tells the caller nothing. */
function showsMessage(body: TSESTree.BlockStatement, name: string | undefined): boolean {
  return contains(
    body,
    (node) =>
      node.type === "MemberExpression" && keyName(node) === "message" && isName(unwrapped(node.object), name),
  );
}

const REPORTS =
  /^(?:log|logger|info|warn|error|debug|trace|fatal|exception|capture\w*|report\w*|track\w*|record\w*|set\w*|add\w*|notify\w*|String|is[A-Z]\w*|stringify|create|push|format\w*|get\w*|parse\w*|to[A-Z]\w*|normali[sz]e\w*|serialize\w*|extract\w*)$/;

/** `next(error)`, `handleError(error, res)`: somebody else decides what becomes of the error. */
function handsOver(call: TSESTree.CallExpression, name: string | undefined): boolean {
  if (name === undefined || !call.arguments.some((argument) => isName(unwrapped(argument), name)))
    return false;
  const callee = unwrapped(call.callee);
  const called = lastName(callee);
  if (callee.type === "MemberExpression" && isReporter(callee.object)) return false;
  return called !== undefined && !REPORTS.test(called);
}

function isReporter(node: TSESTree.Node): boolean {
  const inner = unwrapped(node);
  const name = lastName(inner);
  return name !== undefined && /^(?:console|.*log(?:ger)?|sentry)$/i.test(name);
}

/** Thrown again only if it is of some kind: the others aren't. */
function isSelected(node: TSESTree.Node, body: TSESTree.Node): boolean {
  for (
    let current = node.parent as TSESTree.Node | undefined;
    current != null && current !== body;
    current = current.parent
  )
    if (current.type === "IfStatement" || current.type === "SwitchCase") return true;
  return false;
}

/** `error.status ?? 400`. */
function isFallback(node: TSESTree.Node): boolean {
  return node.parent?.type === "LogicalExpression";
}

function isPlain(node: TSESTree.Expression): boolean {
  const inner = unwrapped(node);
  return (
    (inner.type === "NewExpression" || inner.type === "CallExpression") &&
    inner.callee.type === "Identifier" &&
    inner.callee.name === "Error"
  );
}

function isName(node: TSESTree.Node, name: string | undefined): boolean {
  return name !== undefined && node.type === "Identifier" && node.name === name;
}
