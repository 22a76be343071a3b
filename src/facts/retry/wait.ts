import type { TSESTree } from "@typescript-eslint/utils";
import type { Module } from "../../project/module.ts";
import { keyName, lastName, literalText, unwrapped } from "../../syntax/nodes.ts";
import { variableAt } from "../../syntax/scopes.ts";
import { contains, descendants } from "../../syntax/walk.ts";
import { mentions, type Progress } from "./progress.ts";
import type { Wait } from "./retry.ts";

const SLEEP = /^(?:sleep|delay|wait|pause|timeout|setTimeout|backoff|waitFor|sleepMs|wait_?ms)$/i;

/** What stands between two attempts, among the awaited calls of `roots`; the next attempt itself is none of it. */
export function waitIn(
  roots: readonly TSESTree.Node[],
  progress: readonly Progress[],
  module: Module,
  next?: TSESTree.Node,
): Wait {
  let found: Wait = "absent";
  for (const root of roots) {
    for (const node of [root, ...descendants(root)]) {
      if (node.type !== "AwaitExpression" || unwrapped(node.argument) === next) continue;
      const wait = waitOf(unwrapped(node.argument), progress, module);
      if (wait === "growing") return "growing";
      if (wait === "unknown" || (wait === "constant" && found === "absent")) found = wait;
    }
  }
  return found;
}

function waitOf(node: TSESTree.Node, progress: readonly Progress[], module: Module): Wait {
  const duration = durationOf(node);
  // Anything else that is awaited after a failure may wait, or may be work.
  if (duration === undefined) return "unknown";
  const names = progress.map(({ target }) => target);
  return growth(duration, names, module, 0);
}

/** `sleep(t)`, `new Promise((resolve) => setTimeout(resolve, t))`. */
export function isWait(node: TSESTree.Node): boolean {
  return durationOf(unwrapped(node)) !== undefined;
}

/** Whether a duration changes from attempt to attempt, through the constants that it is made of. */
function growth(node: TSESTree.Node, names: readonly string[], module: Module, depth: number): Wait {
  if (mentions(node, names, module)) return "growing";
  const inner = unwrapped(node);
  switch (inner.type) {
    case "Literal":
      return literalText(inner) === undefined ? "unknown" : "constant";
    case "BinaryExpression": {
      const sides = [growth(inner.left, names, module, depth), growth(inner.right, names, module, depth)];
      if (sides.includes("growing")) return "growing";
      return sides.includes("unknown") ? "unknown" : "constant";
    }
    case "Identifier": {
      const variable = variableAt(module.scopes, inner, inner.name);
      const definition = variable?.defs[0];
      if (definition?.type === "Parameter") {
        return variable?.references.every((r) => !r.isWrite() || r.init === true) === true
          ? "constant"
          : "unknown";
      }
      if (
        definition?.type !== "Variable" ||
        (definition.parent as TSESTree.VariableDeclaration | null)?.kind !== "const"
      )
        return "unknown";
      const { id, init } = definition.node as TSESTree.VariableDeclarator;
      return id.type !== "Identifier" || init == null || depth > 4
        ? "unknown"
        : growth(init, names, module, depth + 1);
    }
    case "MemberExpression":
      return !inner.computed && /^[A-Z][A-Z0-9_]*$/.test(keyName(inner) ?? "") ? "constant" : "unknown";
    default:
      return "unknown";
  }
}

/** The time that a call waits: `sleep(t)`, `new Promise((r) => setTimeout(r, t))`, `timers.setTimeout(t)`. */
function durationOf(node: TSESTree.Node): TSESTree.Node | undefined {
  if (node.type === "CallExpression") {
    const { callee } = node;
    const name = lastName(callee);
    return name !== undefined && SLEEP.test(name) ? node.arguments[0] : undefined;
  }
  if (node.type !== "NewExpression" || node.callee.type !== "Identifier" || node.callee.name !== "Promise")
    return undefined;
  let duration: TSESTree.Node | undefined;
  contains(node, (inner) => {
    if (
      inner.type === "CallExpression" &&
      inner.callee.type === "Identifier" &&
      inner.callee.name === "setTimeout"
    ) {
      duration ??= inner.arguments[1];
    }
    return false;
  });
  return duration;
}
