import type { TSESTree } from "@typescript-eslint/utils";
import { isWrittenInto } from "../../facts/invariant.ts";
import { useOfRows } from "../../facts/row-use/index.ts";
import { enclosingFunction, unwrapped } from "../../syntax/nodes.ts";
import { variableAt } from "../../syntax/scopes.ts";
import type { KeyedQuery } from "./keyed-query.ts";
import type { Result } from "./result.ts";

/** Elements with the same key get the same row, where each had one of its own: what must not be done to it. */
export function sharing(keyed: KeyedQuery, result: Result): string[] {
  const { facts, query } = keyed;
  const escapes = useOfRows(facts.origins, query, new Map()).escape !== undefined;
  return sharedRow(keyed, result, escapes);
}

/** The same for what gives rows without being the query; `escapes`: code elsewhere may get at them. */
export function sharedRow(
  { facts, repetition }: Pick<KeyedQuery, "facts" | "repetition">,
  {
    node,
    pattern,
  }: {
    readonly node: TSESTree.Expression;
    readonly pattern?: { readonly elements: readonly (TSESTree.Node | null)[] };
  },
  escapes: boolean,
): string[] {
  const { scopes } = facts.module;
  const { parent } = node;
  const target = pattern?.elements[0] ?? (parent.type === "VariableDeclarator" ? parent.id : undefined);
  const variable =
    target?.type === "Identifier" ? variableAt(scopes, unwrapped(target), target.name) : undefined;
  const isChanged = variable?.references.some(({ identifier }) => isWrittenInto(identifier as TSESTree.Node));
  if (isChanged) return ["no two elements have the same key, since the row is changed"];
  if (!escapes) return [];
  const fn = enclosingFunction(repetition.node) ?? facts.module.ast;
  const changesLater = scopes.scopes.some(({ references }) =>
    references.some(({ identifier }) => {
      const { range } = identifier as TSESTree.Node;
      return (
        range[0] >= repetition.node.range[1] &&
        range[1] <= fn.range[1] &&
        isWrittenInto(identifier as TSESTree.Node, false)
      );
    }),
  );
  return changesLater ? ["no row is changed after the loop"] : [];
}
