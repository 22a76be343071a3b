import type { SqlDialect } from "./dialect.ts";
import type { SqlRange } from "./position.ts";

/**
 * Whether a clause is there. `unknown` where it isn't written but an interpolation may bring it
 * (`SELECT id FROM t ${filters}`).
 */
export type SqlPresence = "present" | "absent" | "unknown";

/** What a statement does. `WITH` is no kind: a statement that begins with it is of the kind of its main part. */
export type SqlKind =
  "select" | "values" | "insert" | "update" | "delete" | "merge" | "ddl" | "call" | "transaction" | "other";

export type SqlClause =
  | "with"
  | "join"
  | "where"
  | "groupBy"
  | "having"
  | "distinct"
  | "orderBy"
  | "limit"
  | "offset"
  | "lock"
  | "setOperation"
  | "window";

/** A table that a statement names. Not the common table expressions that it defines itself. */
export interface SqlTable {
  /** Undefined where an interpolation is (part of) the name. */
  name: string | undefined;
  schema: string | undefined;
  alias: string | undefined;
  role: "read" | "write";
  /** The interpolation that is (part of) the name. */
  hole: number | undefined;
  /** The name as written, with its schema and without its alias. */
  range: SqlRange | undefined;
}

/** What a star's columns come from. `unknown`: an interpolation, or a qualifier that names nothing in sight. */
export type SqlStarSourceKind = "table" | "cte" | "derived" | "function" | "unknown";

export interface SqlStarSource {
  kind: SqlStarSourceKind;
  /** The table or common table expression; undefined for the other kinds. */
  name: string | undefined;
  schema: string | undefined;
  alias: string | undefined;
  /** The columns, where the statement itself lists them: never those of a table. */
  columns: readonly string[] | undefined;
}

/** A star that stands for columns. The star of `COUNT(*)` and of a multiplication is none. */
export interface SqlStar {
  /** The `*` alone. */
  range: SqlRange;
  /** With its qualifier: `t.*`. */
  itemRange: SqlRange;
  /** The name before the dot, as the parser understood it; a text with an interpolation is undefined. */
  qualifier: string | undefined;
  qualified: boolean;
  /** The qualifier with its dot as written, empty without one; undefined if an interpolation is in it. */
  prefix: string | undefined;
  /** Everything that the star reads from: several after a join. */
  sources: readonly SqlStarSource[];
  /** `table` if any source is one, else `unknown` if any is, else the kind of the first. */
  source: SqlStarSourceKind;
  /** The first table that it reads. */
  table: string | undefined;
  /** The statement itself lists the columns of every source. */
  columnsKnown: boolean;
  /** Below `EXISTS`, where no column is read. */
  inExists: boolean;
  /** Below `COUNT`: `COUNT(t.*)`, `SELECT COUNT(*) FROM (SELECT * ...)`. */
  inCount: boolean;
  /** An argument (`to_jsonb(t.*)`), so the row is one value there. */
  inExpression: boolean;
  /** In `RETURNING` or `OUTPUT`. */
  returning: boolean;
  /** The selected rows are inserted into a table, so number and order of the columns matter. */
  feedsInsert: boolean;
  /** In a part of `UNION` and its like, so the other parts have to have the same columns. */
  inSetOperation: boolean;
  /** 0 in the statement's own list, 1 in a subquery of it. */
  depth: number;
  /** It makes the database read all columns of a known table: the question that a rule asks. */
  readsWholeTable: boolean;
}

/** A value that is given at run time. */
export interface SqlParameter {
  /** The placeholder as written (`$1`, `?`, `:id`); empty for an interpolation. */
  text: string;
  /** Index of the interpolation; undefined for a placeholder that is written in the text. */
  hole: number | undefined;
  /** The interpolation stands in a string: `'${id}'`. `range` is that string. */
  quoted: boolean;
  range: SqlRange;
  /** `::type` after it; without a type if that is more than one name. */
  cast: { type: string | undefined; range: SqlRange | undefined } | undefined;
}

/** `column = parameter`, one of the conditions that must all hold. */
export interface SqlEqualityKey {
  column: string;
  qualifier: string | undefined;
  parameter: SqlParameter;
  /** The parameter stands on the left. */
  reversed: boolean;
  /** The comparison with its cast. Undefined, as the next two, if parentheses or comments stand in it. */
  range: SqlRange | undefined;
  columnRange: SqlRange | undefined;
  operatorRange: SqlRange | undefined;
}

/** `column IN (...)` or `column = ANY(...)`, one of the conditions that must all hold. */
export interface SqlInList {
  column: string;
  qualifier: string | undefined;
  form: "in" | "any";
  /** How many items are written; an interpolation or an array placeholder is one. */
  items: number;
  parameters: readonly SqlParameter[];
}

/** The `WHERE` of a statement over one table, as the conditions that must all hold. */
export interface SqlFilter {
  equalityKeys: readonly SqlEqualityKey[];
  inLists: readonly SqlInList[];
  /** Conditions that are the same at every execution: `deleted_at IS NULL`, `kind = 'a'`. */
  fixedConditions: boolean;
  /** Any other condition: with a parameter, an interpolation or a subquery, or one that an interpolation may bring. */
  otherConditions: boolean;
}

export interface SqlProjectedColumn {
  kind: "column" | "star" | "parameter" | "expression";
  /** The name of the column in the result; undefined for a star and where the database makes one up. */
  name: string | undefined;
  /** The column that is read, for the kind `column`. */
  column: string | undefined;
  qualifier: string | undefined;
  alias: string | undefined;
  range: SqlRange | undefined;
}

export interface SqlProjection {
  columns: readonly SqlProjectedColumn[];
  hasStar: boolean;
  /** From the first item to the end of the last. */
  range: SqlRange | undefined;
}

export interface SqlLimit {
  value: number | undefined;
  parameter: SqlParameter | undefined;
}

/** What our rules need to know of one SQL statement. */
export interface SqlStatement {
  dialect: SqlDialect;
  /** Without white space and comments around it, and without the semicolon. */
  range: SqlRange | undefined;
  kind: SqlKind;
  reads: boolean;
  /** Also a query with an `UPDATE` in its `WITH`. */
  writes: boolean;
  tables: readonly SqlTable[];
  stars: readonly SqlStar[];
  /** Interpolations that may be any piece of SQL, even several clauses. */
  fragments: readonly number[];
  clauses: Readonly<Record<SqlClause, SqlPresence>>;
  limit: SqlLimit | undefined;
  /** What a select reads; undefined for other kinds and for set operations. */
  projection: SqlProjection | undefined;
  /** Undefined unless it is a select, update or delete over exactly one table that is named in the text. */
  filter: SqlFilter | undefined;
  /** An update that writes the same however often it runs: values, nothing that is read from the row. */
  assignsConstants: boolean;
  /** One row, whatever the table holds: only aggregates are selected, and nothing is grouped. */
  aggregateOnly: boolean;
  /** Only whether rows exist is asked: `SELECT 1 ...`, `SELECT EXISTS (...)`. */
  existence: boolean;
}
