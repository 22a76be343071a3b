import type { TSESTree } from "@typescript-eslint/utils";
import { unwrapped } from "../../syntax/nodes.ts";

/** What the loop waits for: `x` of `while (!x)`, `while (x === undefined)`. A test that is true of what it got, turns pages. */
export function missing(test: TSESTree.Node): TSESTree.Node | undefined {
  const inner = unwrapped(test);
  switch (inner.type) {
    case "UnaryExpression":
      return inner.operator === "!" ? inner.argument : undefined;
    case "BinaryExpression":
      return /^===?$/.test(inner.operator) && isNothing(inner.right) ? inner.left : undefined;
    case "LogicalExpression":
      return missing(inner.left) ?? missing(inner.right);
    default:
      return undefined;
  }
}

function isNothing(node: TSESTree.Node): boolean {
  return (
    (node.type === "Literal" && (node.value === null || node.value === false)) ||
    (node.type === "Identifier" && node.name === "undefined")
  );
}
