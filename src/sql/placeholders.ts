import type { SqlDialect } from "./dialect.ts";
import type { SqlToken } from "./lexer.ts";
import type { SqlEdit, SqlRange } from "./position.ts";
import { bareHole } from "./rendering.ts";
import { SqlSource } from "./source.ts";

/** A value that the code binds at run time. */
export interface SqlPlaceholder {
  /** As written: `$1`, `?`; empty for an interpolation. */
  readonly text: string;
  readonly hole: number | undefined;
  readonly range: SqlRange;
}

/** The row of `INSERT INTO t (a, b) VALUES (...)`. */
export interface SqlInsertedRow {
  /** With its parentheses. */
  readonly range: SqlRange;
  readonly placeholders: readonly SqlPlaceholder[];
  /** Nothing but placeholders stands in it. */
  readonly plain: boolean;
  /** A row that is there already is changed: `ON CONFLICT ... DO UPDATE`. */
  readonly updatesConflicting: boolean;
}

/** The placeholders and interpolations of a text, in its order; undefined if it can't be read. */
export function placeholdersIn(
  parts: readonly string[],
  dialect: SqlDialect,
): readonly SqlPlaceholder[] | undefined {
  const source = new SqlSource(parts);
  return source.tokens(dialect)?.flatMap((token) => placeholdersOf(token, source));
}

function placeholdersOf(token: SqlToken, source: SqlSource): SqlPlaceholder[] {
  const range = source.range(token);
  if (token.type === "parameter") return [{ text: token.text, hole: undefined, range }];
  if (bareHole(token) === undefined) return source.holesIn(token).map((hole) => ({ text: "", hole, range }));
  return Array.from({ length: token.end - token.start }, (_, index) => {
    const start = token.start + index;
    return { text: "", hole: source.holeAt(start), range: source.range({ start, end: start + 1 }) };
  });
}

/** The one row that a statement inserts, when every value that it binds is in that row, and it reads no table. */
export function insertedRow(parts: readonly string[], dialect: SqlDialect): SqlInsertedRow | undefined {
  const source = new SqlSource(parts);
  const tokens = source.tokens(dialect);
  const values = tokens?.findIndex(({ text }) => text === "values") ?? -1;
  if (tokens === undefined || values === -1 || tokens[0]?.text !== "insert") return undefined;
  if (tokens[values - 1]?.text !== ")" || tokens[values + 1]?.text !== "(") return undefined;
  const end = closing(tokens, values + 1);
  if (end === undefined || tokens[end + 1]?.text === ",") return undefined;
  const row = tokens.slice(values + 2, end);
  // A row may read what the rows before it have written.
  if (row.some(({ text }) => text === "select")) return undefined;
  const placeholders = row.flatMap((token) => placeholdersOf(token, source));
  const outside = [...tokens.slice(0, values), ...tokens.slice(end + 1)];
  if (outside.some((token) => placeholdersOf(token, source).length > 0)) return undefined;
  const [first, last] = [tokens[values + 1], tokens[end]];
  if (first === undefined || last === undefined) return undefined;
  const rest = tokens.slice(end + 1).map(({ text }) => text);
  return {
    range: source.range({ start: first.start, end: last.end }),
    placeholders,
    plain: row.every((token, index) =>
      index % 2 === 1 ? token.text === "," : placeholdersOf(token, source).length === 1,
    ),
    updatesConflicting: rest.some((text, index) => text === "do" && rest[index + 1] === "update"),
  };
}

/** Where the parenthesis that opens at `index` closes. */
function closing(tokens: readonly SqlToken[], index: number): number | undefined {
  let depth = 0;
  for (let at = index; at < tokens.length; at++) {
    const { text } = tokens[at] ?? {};
    if (text === "(") depth++;
    else if (text === ")" && --depth === 0) return at;
  }
  return undefined;
}

/** Removes `LIMIT 1` from the end of a statement; undefined if it ends otherwise. */
export function dropLimit(parts: readonly string[], dialect: SqlDialect): SqlEdit[] | undefined {
  const source = new SqlSource(parts);
  const tokens = source.tokens(dialect)?.filter(({ text }) => text !== ";");
  const [before, limit, one] = tokens?.slice(-3) ?? [];
  if (before === undefined || limit?.text !== "limit" || one?.text !== "1") return undefined;
  return [{ range: source.range({ start: before.end, end: one.end }), text: "" }];
}
