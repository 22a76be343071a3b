import type { OverFetch } from "../../facts/over-fetch.ts";
import type { Query } from "../../facts/query.ts";
import { sourceEdits } from "../../facts/sql-source.ts";
import type { SqlStarUse } from "../../facts/sql-star.ts";
import {
  ordersByPosition,
  quoteIdentifier,
  replaceStar,
  sqlDialects,
  type SqlDialect,
  type SqlProjectedColumn,
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
    return alone ? sourceEdits([{ range: star.range, text: "1" }], text, query.frame.module) : undefined;
  }
  const named = projection.columns.filter(({ kind }) => kind !== "star").map(({ name }) => name);
  if (need !== "columns" || named.includes(undefined)) return undefined;
  if (mayHide(projection.columns, columns, query)) return undefined;
  const needed = columns.filter((column) => !named.includes(column));
  const edits = replaceStar(star, needed, statement.dialect);
  if (edits === undefined || !isQuotedAlike(needed, dialect)) return undefined;
  return sourceEdits(edits, text, query.frame.module);
}

/** A column that is read is listed beside the star, which may have one of that name: of two, the driver gives one. */
function mayHide(
  listed: readonly SqlProjectedColumn[],
  columns: readonly string[],
  { statement: { namesakes = "last" } }: Query,
): boolean {
  const star = listed.findIndex(({ kind }) => kind === "star");
  const hidden = namesakes === "last" ? listed.slice(0, star) : listed.slice(star + 1);
  return hidden.some(({ name }) => name !== undefined && columns.includes(name));
}

/** Where it isn't known which database reads the text, names must need no quotes anywhere. */
function isQuotedAlike(columns: readonly string[], dialect: SqlDialect | undefined): boolean {
  if (dialect !== undefined) return true;
  return columns.every((column) => sqlDialects.every((one) => quoteIdentifier(column, one) === column));
}
