import type { TSESTree } from "@typescript-eslint/utils";
import { childrenOf } from "./awaits.ts";
import { isFunction } from "./nodes.ts";

/** The nodes below `root`, in source order; what `skip` answers true for is passed over with all that it holds. */
export function* descendants(
  root: TSESTree.Node,
  skip: (node: TSESTree.Node) => boolean = isFunction,
): Generator<TSESTree.Node> {
  // An explicit stack: a generator for each level would hand every node up through all of them.
  const stack = childrenOf(root).reverse();
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (skip(node)) continue;
    yield node;
    for (const child of childrenOf(node).reverse()) stack.push(child);
  }
}

/** True when `root` or something below it, functions included, is such a node. */
export function contains(root: TSESTree.Node, test: (node: TSESTree.Node) => boolean): boolean {
  const stack = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (test(node)) return true;
    for (const child of childrenOf(node)) stack.push(child);
  }
  return false;
}
