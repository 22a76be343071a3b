import type { ChainLink } from "../../facts/chain.ts";
import type { RowUse } from "../../facts/row-use/index.ts";
import { readSelectList, type SelectList } from "../../facts/select-text.ts";
import { literalText, unwrapped } from "../../syntax/nodes.ts";
import type { Edit } from "../edit.ts";

/** Writes columns in the place of the stars of a list that has relations, or other columns beside a star. */
export function listInSelectText(
  { node }: ChainLink,
  use: RowUse,
  columns: readonly string[],
): Edit[] | undefined {
  const [argument] = node.type === "CallExpression" ? node.arguments : [];
  const literal = argument && unwrapped(argument);
  const text = literal && literalText(literal);
  // Letters that are written otherwise than they read have other places.
  if (literal === undefined || text?.length !== literal.range[1] - literal.range[0] - 2) return undefined;
  const list = readSelectList(text);
  const stars = list && starsIn(list, use, columns);
  return stars?.map(({ at, columns: named }) => {
    const start = literal.range[0] + 1 + at;
    return { range: [start, start + 1], text: named.join(", ") };
  });
}

interface Star {
  readonly at: number;
  readonly columns: readonly string[];
}

/** `undefined` if a star can't be done without: where rows get out of sight, or nothing else would be listed. */
function starsIn(list: SelectList, use: RowUse, columns: readonly string[]): Star[] | undefined {
  const stars: Star[] = [];
  if (list.star !== undefined) {
    const missing = columns.filter((name) => !list.columns.includes(name) && !list.relations.has(name));
    if (missing.length === 0 || !missing.every((name) => /^\w+$/.test(name))) return undefined;
    stars.push({ at: list.star, columns: missing });
  }
  for (const [name, relation] of list.relations) {
    const used = use.relations.get(name);
    const isSeen = used !== undefined && used.escape === undefined && used.typed === undefined;
    if (!isSeen && hasStar(relation)) return undefined;
    const inner = used === undefined ? [] : starsIn(relation, used, used.columns);
    if (inner === undefined) return undefined;
    stars.push(...inner);
  }
  return stars;
}

function hasStar({ star, relations }: SelectList): boolean {
  return star !== undefined || [...relations.values()].some(hasStar);
}
