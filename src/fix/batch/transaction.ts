import type { TSESTree } from "@typescript-eslint/utils";
import type { Facts } from "../../facts/facts-of.ts";
import type { Query } from "../../facts/query.ts";
import { isFunction } from "../../syntax/nodes.ts";

/** A failure of the query undoes all that was written before: it runs in a transaction's callback, and nothing there handles errors. */
export function isInTransaction({ origins, frame }: Facts, { node }: Query): boolean {
  let child: TSESTree.Node = node;
  for (
    let current = node.parent as TSESTree.Node | undefined;
    current != null;
    child = current, current = current.parent
  ) {
    if (current.type === "TryStatement" && child === current.block) return false;
    if (!isFunction(current) || current.parent.type !== "CallExpression") continue;
    const callee = origins.value(current.parent.callee, frame);
    if (callee?.kind === "method" && callee.call.transaction === true) return true;
  }
  return false;
}
