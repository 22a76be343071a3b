import type { TSESTree } from "@typescript-eslint/utils";
import { isWrittenInto } from "../../facts/invariant.ts";
import { useOfRows } from "../../facts/row-use/index.ts";
import { sharedUse } from "../../facts/shared-use.ts";
import { enclosingFunction } from "../../syntax/nodes.ts";
import { referencesBetween } from "../../syntax/references.ts";
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
  { node }: { readonly node: TSESTree.Expression },
  escapes: boolean,
): string[] {
  const { scopes } = facts.module;
  const use = sharedUse(facts.origins, node, facts.frame);
  if (use === "changed") return ["no two elements have the same key, since the row is changed"];
  if (use === "compared") return ["no two elements have the same key, since rows are told apart"];
  if (!escapes) return [];
  const fn = enclosingFunction(repetition.node) ?? facts.module.ast;
  const later = referencesBetween(scopes, repetition.node.range[1], fn.range[1]);
  const changesLater = [...later].some(({ identifier }) => isWrittenInto(identifier as TSESTree.Node, false));
  return changesLater ? ["no row is changed after the loop"] : [];
}
