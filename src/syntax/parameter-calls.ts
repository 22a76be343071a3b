import type { TSESTree } from "@typescript-eslint/utils";
import { parameterPattern } from "./nodes.ts";
import { descendants } from "./walk.ts";

type WithParameters = TSESTree.Node & {
  params: TSESTree.Parameter[];
  body?: TSESTree.Node | null | undefined;
};

const remembered = new WeakMap<TSESTree.Node, Map<number, TSESTree.CallExpression[]>>();

/** The calls of the function's `position`th parameter inside the function: `callback(tx)`. Shadowing is not considered. */
export function parameterCalls(fn: WithParameters, position: number): readonly TSESTree.CallExpression[] {
  let positions = remembered.get(fn);
  if (positions === undefined) remembered.set(fn, (positions = new Map()));
  let calls = positions.get(position);
  if (calls === undefined) {
    calls = [];
    const parameter = fn.params[position];
    const pattern = parameter && parameterPattern(parameter);
    if (pattern?.type === "Identifier" && fn.body != null) {
      for (const node of [fn.body, ...descendants(fn.body, () => false)])
        if (
          node.type === "CallExpression" &&
          node.callee.type === "Identifier" &&
          node.callee.name === pattern.name
        )
          calls.push(node);
    }
    positions.set(position, calls);
  }
  return calls;
}
