import type { TSESTree } from "@typescript-eslint/utils";
import { visitorKeys } from "@typescript-eslint/visitor-keys";
import { isFunction } from "./nodes.ts";

/** The nodes below `root`, in source order; what `skip` answers true for is passed over with all that it holds. */
export function* descendants(
  root: TSESTree.Node,
  skip: (node: TSESTree.Node) => boolean = isFunction,
): Generator<TSESTree.Node> {
  // An explicit stack: a generator for each level would hand every node up through all of them.
  const stack: TSESTree.Node[] = [];
  pushChildren(root, stack);
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (skip(node)) continue;
    yield node;
    pushChildren(node, stack);
  }
}

/** Puts the nodes directly below on a stack, so that they come off it in source order. */
export function pushChildren(node: TSESTree.Node, stack: TSESTree.Node[]): void {
  const keys = visitorKeys[node.type] ?? [];
  for (let index = keys.length - 1; index >= 0; index--) {
    const child = (node as unknown as Record<string, unknown>)[keys[index] ?? ""] as Child | Child[];
    if (!Array.isArray(child)) {
      if (child != null) stack.push(child);
      continue;
    }
    for (let place = child.length - 1; place >= 0; place--) {
      const element = child[place];
      if (element != null) stack.push(element);
    }
  }
}

type Child = TSESTree.Node | null | undefined;

/** True when `root` or something below it, functions included, is such a node. */
export function contains(root: TSESTree.Node, test: (node: TSESTree.Node) => boolean): boolean {
  const stack = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (test(node)) return true;
    pushChildren(node, stack);
  }
  return false;
}
