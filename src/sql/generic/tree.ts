import type { Slot } from "../rendering.ts";
import { emptyQuery, emptyStatement, type Item, type Statement } from "../tree.ts";
import { get, list, object } from "./json.ts";
import { LineStarts } from "./line-starts.ts";
import { itemsOf, queryOf } from "./query.ts";
import { joinedOf, sourceOf, tableOf } from "./source.ts";
import { condition, expressionsIn, optional } from "./expression.ts";

/** The prefix of the parameters that the parser is given: `:p1`. */
export const PARAMETER_PREFIX = ":p";

export interface Context {
  slots: readonly Slot[];
  /** A `{ line, column }` of the parser as an offset in the joined text. */
  offset(position: unknown): number | undefined;
}

/** Turns the JSON of sqlparser-rs into statements of the common shape. Their spans are not known to that parser. */
export function genericStatements(
  sql: string,
  tree: unknown,
  slots: readonly Slot[],
  toSource: (offset: number) => number,
): Statement[] {
  const lines = new LineStarts(sql);
  const context: Context = {
    slots,
    offset(position) {
      const line = get(position, "line");
      const column = get(position, "column");
      if (typeof line !== "number" || typeof column !== "number" || line === 0) return undefined;
      return toSource(lines.offset(line, column));
    },
  };
  return list(tree).map((statement) => statementOf(statement, context));
}

const KINDS: Record<string, Statement["kind"]> = {
  Call: "call",
  StartTransaction: "transaction",
  Commit: "transaction",
  Rollback: "transaction",
  Savepoint: "transaction",
  ReleaseSavepoint: "transaction",
  Truncate: "ddl",
};

export function statementOf(node: unknown, context: Context): Statement {
  const [type = "", value] = Object.entries(object(node) ?? {})[0] ?? [];
  switch (type) {
    case "Query":
      return { ...emptyStatement("query"), query: queryOf(value, context) };
    case "Insert":
      return insertOf(value, context);
    case "Update":
      return updateOf(value, context);
    case "Delete":
      return deleteOf(value, context);
    case "Merge":
      return {
        ...emptyStatement("merge"),
        target: sourceOf(get(value, "table"), context),
        sources: optional(get(value, "source"), (source) => sourceOf(source, context)),
        expressions: [
          ...expressionsIn(get(value, "on"), context),
          ...expressionsIn(get(value, "clauses"), context),
        ],
      };
    case "Explain":
      return {
        ...emptyStatement("other"),
        query: emptyQuery({ type: "statement", statement: statementOf(get(value, "statement"), context) }),
      };
    case "CreateTable":
    case "CreateView": {
      const query = get(value, "query");
      return { ...emptyStatement("ddl"), query: query === undefined ? undefined : queryOf(query, context) };
    }
    default: {
      const ddl = ["Create", "Alter", "Drop"].some((prefix) => type.startsWith(prefix));
      return emptyStatement(KINDS[type] ?? (ddl ? "ddl" : "other"));
    }
  }
}

function insertOf(value: unknown, context: Context): Statement {
  const source = get(value, "source");
  const name = get(value, "table", "TableName");
  return {
    ...emptyStatement("insert"),
    target: name === undefined ? undefined : tableOf(name, undefined, context),
    query: source === undefined ? undefined : queryOf(source, context),
    returning: [...itemsOf(get(value, "returning"), context), ...outputOf(value, context)],
    expressions: [
      ...expressionsIn(get(value, "on"), context),
      ...expressionsIn(get(value, "assignments"), context),
    ],
  };
}

function updateOf(value: unknown, context: Context): Statement {
  const from = object(get(value, "from"));
  return {
    ...emptyStatement("update"),
    target: get(value, "table") === undefined ? undefined : joinedOf(get(value, "table"), context),
    sources: from ? list(Object.values(from)[0]).map((source) => joinedOf(source, context)) : [],
    where: condition(get(value, "selection"), context),
    returning: [...itemsOf(get(value, "returning"), context), ...outputOf(value, context)],
    expressions: expressionsIn(
      list(get(value, "assignments")).map((assignment) => get(assignment, "value")),
      context,
    ),
    ordered: list(get(value, "order_by")).length > 0,
    limit: condition(get(value, "limit"), context),
  };
}

function deleteOf(value: unknown, context: Context): Statement {
  const from = object(get(value, "from"));
  const sources = from ? list(Object.values(from)[0]).map((source) => joinedOf(source, context)) : [];
  return {
    ...emptyStatement("delete"),
    target: sources[0],
    sources: [...sources.slice(1), ...list(get(value, "using")).map((source) => joinedOf(source, context))],
    where: condition(get(value, "selection"), context),
    returning: [...itemsOf(get(value, "returning"), context), ...outputOf(value, context)],
    ordered: list(get(value, "order_by")).length > 0,
    limit: condition(get(value, "limit"), context),
  };
}

function outputOf(value: unknown, context: Context): Item[] {
  return itemsOf(get(value, "output", "Output", "select_items"), context);
}
