import type { TSESTree } from "@typescript-eslint/utils";
import type { Module } from "../../project/module.ts";
import { containsAwait } from "../../syntax/awaits.ts";
import { isFunction, keyName, unwrapped } from "../../syntax/nodes.ts";
import { variableAt } from "../../syntax/scopes.ts";
import { contains, descendants } from "../../syntax/walk.ts";
import type { Bound } from "./retry.ts";

/** A variable or property that an attempt changes: `attempt++`, `options.left -= 1`, `retried = true`. */
export interface Progress {
  /** As the code writes it: `attempt`, `options.left`. */
  readonly target: string;
  readonly node: TSESTree.Node;
}

/** What is changed step by step inside `root`, functions written inside left out. */
export function progressIn(root: TSESTree.Node, module: Module): Progress[] {
  const found: Progress[] = [];
  for (const node of [root, ...descendants(root)]) {
    if (node.type === "UpdateExpression") found.push({ target: textOf(node.argument, module), node });
    else if (node.type === "AssignmentExpression" && isStep(node, module)) {
      found.push({ target: textOf(node.left, module), node });
    }
  }
  return found;
}

function isStep(node: TSESTree.AssignmentExpression, module: Module): boolean {
  if (/^(?:\+|-|\*|\*\*|<<)=$/.test(node.operator)) return true;
  if (node.operator !== "=") return false;
  const right = unwrapped(node.right);
  if (right.type === "Literal" && (typeof right.value === "boolean" || typeof right.value === "number"))
    return true;
  const target = textOf(node.left, module);
  return right.type === "BinaryExpression" && mentions(right, [target], module);
}

/** True when one of the names stands in the node as an expression of its own. */
export function mentions(node: TSESTree.Node, names: readonly string[], module: Module): boolean {
  return contains(node, (inner) => {
    if (inner.type === "MemberExpression") return names.includes(textOf(inner, module));
    if (inner.type !== "Identifier") return false;
    const { parent } = inner;
    const isName =
      (parent?.type === "MemberExpression" && parent.property === inner && !parent.computed) ||
      (parent?.type === "Property" && parent.key === inner && !parent.computed && !parent.shorthand);
    return !isName && names.includes(inner.name);
  });
}

export function textOf(node: TSESTree.Node, module: Module): string {
  return module.text.slice(node.range[0], node.range[1]).replace(/[\s?!]+/g, "");
}

const CLOCKS = /^(?:Date\.now|performance\.now|process\.hrtime(?:\.bigint)?|process\.uptime)$/;

/** The node reads a clock, or a variable that holds a time; or it looks at an abort signal. */
export function looksAtDeadline(node: TSESTree.Node, module: Module, depth = 0): boolean {
  return contains(node, (inner) => {
    if (inner.type === "CallExpression")
      return CLOCKS.test(textOf(inner.callee, module)) || isAbortCheck(inner);
    if (inner.type === "NewExpression")
      return inner.callee.type === "Identifier" && inner.callee.name === "Date";
    if (inner.type === "MemberExpression") return keyName(inner) === "aborted";
    if (inner.type !== "Identifier" || depth > 2) return false;
    if (/deadline|timed?Out|abort|expire|shutting|stopp(?:ed|ing)|closed|cancel/i.test(inner.name))
      return true;
    const definition = variableAt(module.scopes, inner, inner.name)?.defs[0];
    const initial =
      definition?.type === "Variable" ? (definition.node as TSESTree.VariableDeclarator).init : null;
    // What was awaited is an answer: a limit on the time of one request is none on the number of requests.
    if (initial == null || isFunction(initial) || containsAwait(initial)) return false;
    return looksAtDeadline(initial, module, depth + 1);
  });
}

function isAbortCheck(call: TSESTree.CallExpression): boolean {
  return call.callee.type === "MemberExpression" && keyName(call.callee) === "throwIfAborted";
}

/**
 * Whether code that runs again and again has an end that doesn't depend on success: a test, around the loop or in
 * front of an exit, that looks at what the attempts change, at the clock or at an abort signal.
 */
export function boundOf(
  root: TSESTree.Node,
  tests: readonly (TSESTree.Node | null | undefined)[],
  progress: readonly Progress[],
  module: Module,
): Bound {
  const names = progress.map(({ target }) => target);
  const all = [...tests.filter((test) => test != null), ...exitTests(root)];
  if (all.some((test) => mentions(test, names, module))) return "counted";
  if (all.some((test) => looksAtDeadline(test, module))) return "timed";
  for (const node of descendants(root)) {
    if (node.type !== "CallExpression") continue;
    if (isAbortCheck(node)) return "timed";
    // `await waitBeforeRetry(attempt)` may be what gives up.
    if (
      names.length > 0 &&
      node.arguments.some((argument) => mentions(argument, names, module)) &&
      !isHarmless(node)
    )
      return "unknown";
  }
  return "absent";
}

/** Calls with the counter as argument that give nothing up: logging, arithmetic, a timer. */
function isHarmless(call: TSESTree.CallExpression): boolean {
  const { callee } = call;
  if (callee.type === "Identifier")
    return /^(?:setTimeout|sleep|delay|wait|String|Number)$/.test(callee.name);
  if (callee.type !== "MemberExpression") return false;
  const name = keyName(callee) ?? "";
  return (
    (callee.object.type === "Identifier" && callee.object.name === "Math") ||
    /^(?:log|info|warn|error|debug|trace|push|setTimeout|captureException|slice)$/.test(name)
  );
}

/** The tests of `if`s with a branch that leaves, or that alone goes on: `if (attempt < max) continue; throw error;`. */
export function exitTests(root: TSESTree.Node): TSESTree.Node[] {
  const tests: TSESTree.Node[] = [];
  for (const node of [root, ...descendants(root)]) {
    if (node.type === "IfStatement" && contains(node, isExit)) tests.push(node.test);
    if (
      node.type === "SwitchStatement" &&
      contains(node, (n) => n.type === "ReturnStatement" || n.type === "ThrowStatement")
    ) {
      tests.push(node.discriminant);
    }
  }
  return tests;
}

function isExit(node: TSESTree.Node): boolean {
  switch (node.type) {
    case "BreakStatement":
    case "ContinueStatement":
    case "ReturnStatement":
    case "ThrowStatement":
      return true;
    default:
      return false;
  }
}
