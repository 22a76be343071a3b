import type { TSESTree } from "@typescript-eslint/utils";
import { visitorKeys } from "@typescript-eslint/visitor-keys";
import { parameterPattern } from "./nodes.ts";

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
    if (pattern?.type === "Identifier" && fn.body != null) collect(fn.body, pattern.name, calls);
    positions.set(position, calls);
  }
  return calls;
}

function collect(node: TSESTree.Node, name: string, into: TSESTree.CallExpression[]): void {
  if (node.type === "CallExpression" && node.callee.type === "Identifier" && node.callee.name === name)
    into.push(node);
  for (const key of visitorKeys[node.type] ?? []) {
    const child = (node as unknown as Record<string, unknown>)[key] as
      TSESTree.Node | (TSESTree.Node | null)[] | null | undefined;
    if (Array.isArray(child)) {
      for (const element of child) if (element != null) collect(element, name, into);
    } else if (child != null) collect(child, name, into);
  }
}
