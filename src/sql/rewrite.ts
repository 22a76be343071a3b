import type { SqlDialect } from "./dialect.ts";
import { quoteIdentifier } from "./identifiers.ts";
import type { SqlEdit, SqlPosition } from "./position.ts";
import type { SqlEqualityKey, SqlStar, SqlStatement } from "./statement.ts";

/** A column for a projection. The qualifier is needed where several sources are joined. */
export type SqlColumnName = string | { qualifier: string; name: string };

/**
 * Lists columns in place of a star, each qualified as the star is.
 *
 * @returns undefined where a list isn't the same: the star is an argument, its rows go into a table or into a set
 *   operation, its qualifier is interpolated, or several sources are joined and a column doesn't say which it is from
 */
export function replaceStar(
  star: SqlStar,
  columns: readonly SqlColumnName[],
  dialect: SqlDialect,
): SqlEdit[] | undefined {
  const { prefix } = star;
  if (columns.length === 0 || star.inExpression || star.feedsInsert || star.inSetOperation) return undefined;
  if (prefix === undefined) return undefined;
  const names: string[] = [];
  for (const column of columns) {
    if (typeof column === "string") {
      if (!star.qualified && star.sources.length > 1) return undefined;
      // The first takes the star's place behind the qualifier that is there.
      names.push((names.length > 0 ? prefix : "") + quoteIdentifier(column, dialect));
    } else {
      if (star.qualified) return undefined;
      names.push(`${quoteIdentifier(column.qualifier, dialect)}.${quoteIdentifier(column.name, dialect)}`);
    }
  }
  return [{ range: star.range, text: names.join(", ") }];
}

/**
 * `column = $1` to `column = ANY($1)`, a cast becoming one to an array.
 *
 * @returns undefined outside PostgreSQL, or if the statement doesn't compare that column with one parameter exactly once
 */
export function equalityToAny(statement: SqlStatement, column: string): SqlEdit[] | undefined {
  const key = statement.dialect === "postgresql" ? onlyKey(statement, column) : undefined;
  if (!key) return undefined;
  const { parameter } = key;
  if (!parameter.cast) return [insert(parameter.range.start, "ANY("), insert(parameter.range.end, ")")];
  if (!parameter.cast.range) return undefined;
  return [insert(parameter.range.start, "ANY("), insert(parameter.cast.range.end, "[])")];
}

/**
 * `column = ?` to `column IN (?)`, for drivers that expand a list in the place of a placeholder, or to one placeholder
 * for each of `count` values.
 *
 * @returns undefined if the statement doesn't compare that column with one parameter exactly once, if that has a cast, for
 *   numbered placeholders (they hold one value), and for a `count` with placeholders that have a name
 */
export function equalityToIn(statement: SqlStatement, column: string, count = 1): SqlEdit[] | undefined {
  const key = onlyKey(statement, column);
  if (!key?.operatorRange || key.parameter.cast || count < 1) return undefined;
  const { parameter } = key;
  if (parameter.text.startsWith("$")) return undefined;
  if (count > 1 && parameter.text !== "?") return undefined;
  const { operatorRange } = key;
  const [before, after] = [key.columnRange?.end, parameter.range.start];
  return [
    {
      range: operatorRange,
      text: `${isSame(before, operatorRange.start) ? " " : ""}IN${isSame(after, operatorRange.end) ? " " : ""}`,
    },
    insert(parameter.range.start, "("),
    insert(parameter.range.end, `${", ?".repeat(count - 1)})`),
  ];
}

/**
 * Adds a column to what a select reads, unless it is read already (then no edits).
 *
 * @returns undefined if the rows would become other rows by it: `DISTINCT`, `GROUP BY`, aggregates, set operations
 */
export function selectColumn(
  statement: SqlStatement,
  column: string,
  qualifier?: string,
): SqlEdit[] | undefined {
  const { projection, clauses } = statement;
  if (!projection || statement.aggregateOnly) return undefined;
  const has = projection.columns.some(
    (item) => item.column === column && item.name === column && item.qualifier === qualifier,
  );
  if (has || (projection.hasStar && clauses.join === "absent")) return [];
  const single = (["distinct", "groupBy", "setOperation"] as const).every(
    (clause) => clauses[clause] === "absent",
  );
  if (!single || !projection.range) return undefined;
  const name = quoteIdentifier(column, statement.dialect);
  const text = qualifier === undefined ? name : `${quoteIdentifier(qualifier, statement.dialect)}.${name}`;
  return [insert(projection.range.end, `, ${text}`)];
}

function onlyKey(statement: SqlStatement, column: string): SqlEqualityKey | undefined {
  const keys = statement.filter?.equalityKeys.filter((key) => key.column === column) ?? [];
  const [key] = keys;
  if (keys.length !== 1 || !key?.range || key.reversed || key.parameter.quoted) return undefined;
  return key;
}

function isSame(left: SqlPosition | undefined, right: SqlPosition): boolean {
  return left?.part === right.part && left.offset === right.offset;
}

function insert(position: SqlPosition, text: string): SqlEdit {
  return { range: { start: position, end: position }, text };
}
