import type { OverFetch } from "../../facts/over-fetch.ts";
import type { Query } from "../../facts/query.ts";
import type { SqlStarUse } from "../../facts/sql-star.ts";
import type { SqlText } from "../../facts/sql-text.ts";
import {
  ordersByPosition,
  quoteIdentifier,
  replaceStar,
  sqlDialects,
  type SqlDialect,
  type SqlEdit,
} from "../../sql/index.ts";
import type { Edit } from "../edit.ts";

/** Lists columns in the place of a star of SQL text; a star that only shows whether there are rows becomes a constant. */
export function listInSql(
  { need }: OverFetch,
  query: Query,
  { text, statement, star, only, dialect }: SqlStarUse,
  columns: readonly string[],
): Edit[] | undefined {
  if (!only || !text.own || star.depth > 0) return undefined;
  const { clauses, projection } = statement;
  // With fewer columns there would be other rows, or the same in another order.
  const changesRows = (["distinct", "groupBy", "setOperation"] as const).some((c) => clauses[c] !== "absent");
  if (changesRows || projection === undefined || ordersByPosition(text.parts)) return undefined;
  if (need === "existence" || need === "count") {
    const alone = projection.columns.length === 1 && !star.qualified;
    return alone ? toSource([{ range: star.range, text: "1" }], text, query) : undefined;
  }
  const named = projection.columns.filter(({ kind }) => kind !== "star").map(({ name }) => name);
  if (need !== "columns" || named.includes(undefined)) return undefined;
  const needed = columns.filter((column) => !named.includes(column));
  const edits = replaceStar(star, needed, statement.dialect);
  if (edits === undefined || !isQuotedAlike(needed, dialect)) return undefined;
  return toSource(edits, text, query);
}

/** Where it isn't known which database reads the text, names must need no quotes anywhere. */
function isQuotedAlike(columns: readonly string[], dialect: SqlDialect | undefined): boolean {
  if (dialect !== undefined) return true;
  return columns.every((column) => sqlDialects.every((one) => quoteIdentifier(column, one) === column));
}

/** The edits in the file of the query; `undefined` where the text isn't spelled out there. */
function toSource(edits: readonly SqlEdit[], text: SqlText, query: Query): Edit[] | undefined {
  const written: Edit[] = [];
  for (const { range, text: replacement } of edits) {
    const { start, end } = range;
    const first = text.position(start.part, start.offset);
    const last = text.position(end.part, end.offset - 1);
    if (first === undefined || last === undefined || start.part !== end.part) return undefined;
    // A part of the text may be put together from several places.
    const isWhole = last.offset - first.offset === end.offset - 1 - start.offset;
    if (first.module !== query.frame.module || last.module !== first.module || !isWhole) return undefined;
    if (replacement.includes("\\")) return undefined;
    written.push({
      range: [first.offset, last.offset + 1],
      text: replacement.replaceAll(first.quote, `\\${first.quote}`),
    });
  }
  return written;
}
