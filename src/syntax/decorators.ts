import type { TSESTree } from "@typescript-eslint/utils";

/** The decorators of a class, a member or a parameter. Parsers of plain JavaScript leave the list out. */
export function decoratorsOf(node: TSESTree.Node): readonly TSESTree.Decorator[] {
  return (node as { readonly decorators?: readonly TSESTree.Decorator[] | null }).decorators ?? [];
}
