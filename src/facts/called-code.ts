import type { TSESTree } from "@typescript-eslint/utils";
import type { Origins } from "../origins/origins.ts";
import type { Frame, FunctionValue } from "../origins/value.ts";
import { descendants } from "../syntax/walk.ts";

const MAX_FUNCTIONS = 30;

/** The project's functions that running the code calls, and those that they call. */
export function calledCode(origins: Origins, root: TSESTree.Node, frame: Frame): readonly FunctionValue[] {
  const found = new Map<TSESTree.Node, FunctionValue>();
  const waiting: { node: TSESTree.Node; frame: Frame }[] = [{ node: root, frame }];
  for (let next = waiting.pop(); next !== undefined && found.size < MAX_FUNCTIONS; next = waiting.pop()) {
    for (const node of descendants(next.node, () => false)) {
      if (node.type !== "CallExpression") continue;
      for (const callee of [node.callee, ...node.arguments]) {
        const value = origins.value(callee, next.frame);
        if (value?.kind !== "function" || found.has(value.node)) continue;
        found.set(value.node, value);
        waiting.push(value);
      }
    }
  }
  return [...found.values()];
}
