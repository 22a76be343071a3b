import type { TSESTree } from "@typescript-eslint/utils";

/** True for a statement that is a call and nothing more, `await` left out: nobody gets what comes out. */
export function isDropped(call: TSESTree.CallExpression): boolean {
  let current: TSESTree.Node | undefined = call.parent;
  while (
    current.type === "ChainExpression" ||
    current.type.startsWith("TS") ||
    (current.type === "UnaryExpression" && current.operator === "void")
  ) {
    if (current.parent == null) return false;
    current = current.parent;
  }
  return current.type === "ExpressionStatement";
}
