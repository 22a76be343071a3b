import type { TSESTree } from "@typescript-eslint/utils";
import { visitorKeys } from "@typescript-eslint/visitor-keys";
import { isFunction } from "./nodes.ts";

/** True when running the node may suspend the function around it; functions written inside don't count. */
export function containsAwait(root: TSESTree.Node): boolean {
  const stack = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.type === "AwaitExpression" || node.type === "YieldExpression") return true;
    if (node.type === "ForOfStatement" && node.await) return true;
    if (!isFunction(node)) for (const child of childrenOf(node)) stack.push(child);
  }
  return false;
}

/** The nodes directly below, in source order. */
export function childrenOf(node: TSESTree.Node): TSESTree.Node[] {
  const children: TSESTree.Node[] = [];
  for (const key of visitorKeys[node.type] ?? []) {
    const child = (node as unknown as Record<string, unknown>)[key] as
      TSESTree.Node | (TSESTree.Node | null)[] | null | undefined;
    if (Array.isArray(child)) {
      for (const element of child) if (element != null) children.push(element);
    } else if (child != null) children.push(child);
  }
  return children;
}
