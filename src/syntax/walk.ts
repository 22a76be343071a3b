import type { TSESTree } from "@typescript-eslint/utils";
import { childrenOf } from "./awaits.ts";
import { isFunction } from "./nodes.ts";

/** The nodes below `root`, in source order; what `skip` answers true for is passed over with all that it holds. */
export function* descendants(
  root: TSESTree.Node,
  skip: (node: TSESTree.Node) => boolean = isFunction,
): Generator<TSESTree.Node> {
  for (const child of childrenOf(root)) {
    if (skip(child)) continue;
    yield child;
    yield* descendants(child, skip);
  }
}

/** True when `root` or something below it, functions included, is such a node. */
export function contains(root: TSESTree.Node, test: (node: TSESTree.Node) => boolean): boolean {
  return test(root) || childrenOf(root).some((child) => contains(child, test));
}
