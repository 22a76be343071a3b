import { HOLE } from "../lexer.ts";
import type { Slot } from "../rendering.ts";
import {
  emptyQuery,
  emptyStatement,
  type Body,
  type CommonTable,
  type Expression,
  type Item,
  type Query,
  type Source,
  type Statement,
} from "../tree.ts";
import { get, list, object, text, type Json } from "./json.ts";

/** The prefix of the parameters that the parser is given: `:p1`. */
export const PARAMETER_PREFIX = ":p";

interface Context {
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

/** Lines and columns from 1, in characters (not UTF-16 units), to offsets. */
export class LineStarts {
  readonly #length: number;
  /** Where each line starts, in characters. */
  readonly #starts = [0];
  /** The offset of each character; undefined where that is its number. */
  readonly #offsets: number[] | undefined;

  constructor(sql: string) {
    this.#length = sql.length;
    const offsets: number[] = [];
    let offset = 0;
    for (const character of sql) {
      offsets.push(offset);
      offset += character.length;
      if (character === "\n") this.#starts.push(offsets.length);
    }
    this.#offsets = offsets.length === sql.length ? undefined : offsets;
  }

  offset(line: number, column: number): number {
    const start = this.#starts[line - 1];
    if (start === undefined) return this.#length;
    const character = start + column - 1;
    return Math.min(this.#offsets ? (this.#offsets[character] ?? this.#length) : character, this.#length);
  }
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

function statementOf(node: unknown, context: Context): Statement {
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

function queryOf(node: unknown, context: Context): Query {
  const body = object(get(node, "body"));
  const clause = object(get(node, "limit_clause"));
  const limit =
    get(clause, "LimitOffset", "limit") ??
    get(clause, "OffsetCommaLimit", "limit") ??
    get(node, "fetch", "quantity") ??
    get(body, "Select", "top", "quantity");
  const offset = get(clause, "LimitOffset", "offset", "value") ?? get(clause, "OffsetCommaLimit", "offset");
  return {
    with: list(get(node, "with", "cte_tables")).map((table) => commonTableOf(table, context)),
    recursive: get(node, "with", "recursive") === true,
    body: bodyOf(body, context),
    ordered: get(node, "order_by") !== undefined,
    orderBy: expressionsIn(get(node, "order_by"), context),
    limit: topOf(limit) ?? condition(limit, context),
    offset: condition(offset, context),
    locked: list(get(node, "locks")).length > 0,
  };
}

/** `TOP 5` and `TOP (@n)`. */
function topOf(quantity: unknown): Expression | undefined {
  const constant = get(quantity, "Constant");
  return typeof constant === "number" ? { type: "constant", value: constant, start: undefined } : undefined;
}

function bodyOf(node: Json | undefined, context: Context): Body {
  const [type = "", value] = Object.entries(node ?? {})[0] ?? [];
  switch (type) {
    case "Select":
      return {
        type: "select",
        items: itemsOf(get(value, "projection"), context),
        keyword: context.offset(get(value, "select_token", "span", "start")),
        distinct: get(value, "distinct") !== undefined && get(value, "distinct") !== "All",
        sources: list(get(value, "from")).map((source) => joinedOf(source, context)),
        where: condition(get(value, "selection"), context),
        grouped:
          list(list(get(value, "group_by", "Expressions"))[0]).length > 0 ||
          get(value, "group_by", "All") !== undefined,
        having: condition(get(value, "having"), context),
        into: get(value, "into") !== undefined,
      };
    case "SetOperation":
      return {
        type: "set",
        left: emptyQuery(bodyOf(object(get(value, "left")), context)),
        right: emptyQuery(bodyOf(object(get(value, "right")), context)),
      };
    case "Query": {
      const query = queryOf(value, context);
      return { type: "statement", statement: { ...emptyStatement("query"), query } };
    }
    case "Values":
      return {
        type: "values",
        rows: list(get(value, "rows")).map((row) => expressionsIn(get(row, "content") ?? row, context)),
      };
    case "Insert":
    case "Update":
    case "Delete":
      return { type: "statement", statement: statementOf(get(node, type), context) };
    default:
      return { type: "values", rows: [] };
  }
}

function commonTableOf(node: unknown, context: Context): CommonTable {
  const query = queryOf(get(node, "query"), context);
  return {
    name: identifier(get(node, "alias", "name"), context)?.name ?? "",
    columns: aliasColumns(get(node, "alias")),
    statement: { ...emptyStatement("query"), query },
  };
}

function itemsOf(nodes: unknown, context: Context): Item[] {
  return list(nodes).map((node): Item => {
    const [type = "", value] = Object.entries(object(node) ?? {})[0] ?? [];
    if (type === "Wildcard" || type === "QualifiedWildcard") {
      const options = type === "Wildcard" ? value : list(value)[1];
      const inside = context.offset(get(options, "wildcard_token", "span", "start"));
      const path = type === "Wildcard" ? [] : pathOf(get(list(value)[0], "ObjectName"), context).names;
      return {
        expression: { type: "star", path, start: inside ?? -1 },
        star: path,
        alias: undefined,
        inside,
      };
    }
    const expression = type === "ExprWithAlias" ? get(value, "expr") : value;
    const alias = type === "ExprWithAlias" ? text(get(value, "alias", "value")) : undefined;
    return {
      expression: expressionOf(expression, context),
      star: undefined,
      alias,
      inside: context.offset(get(firstSpan(expression), "start")),
    };
  });
}

/** The first span in a node whose own kind has none. */
function firstSpan(value: unknown): unknown {
  if (Array.isArray(value)) {
    for (const element of value) {
      const found = firstSpan(element);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  const node = object(value);
  if (!node) return undefined;
  if (typeof get(node, "span", "start", "line") === "number" && get(node, "span", "start", "line") !== 0)
    return node["span"];
  return firstSpan(Object.values(node));
}

function joinedOf(node: unknown, context: Context): Source {
  let source = sourceOf(get(node, "relation"), context);
  for (const join of list(get(node, "joins"))) {
    const [constraint] = Object.values(object(get(join, "join_operator")) ?? {});
    source = {
      type: "join",
      left: source,
      right: sourceOf(get(join, "relation"), context),
      condition: condition(get(constraint, "On"), context),
      alias: undefined,
    };
  }
  return source;
}

function sourceOf(node: unknown, context: Context): Source {
  const [type = "", value] = Object.entries(object(node) ?? {})[0] ?? [];
  const aliasNode = get(value, "alias");
  const alias = text(get(aliasNode, "name", "value"));
  const columns = aliasColumns(aliasNode);
  switch (type) {
    case "Table":
      if (get(value, "args") === undefined) return tableOf(get(value, "name"), aliasNode, context);
      break;
    case "Derived":
      return {
        type: "derived",
        query: queryOf(get(value, "subquery"), context),
        alias,
        columns,
        lateral: get(value, "lateral") === true,
      };
    case "NestedJoin":
      return joinedOf(get(value, "table_with_joins"), context);
  }
  return { type: "function", alias, columns, arguments: expressionsIn(value, context) };
}

function tableOf(name: unknown, alias: unknown, context: Context): Source {
  const { names, start } = pathOf(name, context);
  return {
    type: "table",
    path: names,
    alias: text(get(alias, "name", "value")),
    columns: aliasColumns(alias),
    start: start ?? 0,
  };
}

function aliasColumns(alias: unknown): string[] | undefined {
  const columns = list(get(alias, "columns")).map((column) => text(get(column, "name", "value")) ?? "");
  return columns.length > 0 ? columns : undefined;
}

function pathOf(node: unknown, context: Context): { names: string[]; start: number | undefined } {
  const parts = list(node).map((part) => identifier(get(part, "Identifier") ?? part, context));
  return { names: parts.map((part) => part?.name ?? HOLE), start: parts[0]?.start };
}

function identifier(
  node: unknown,
  context: Context,
): { name: string; start: number | undefined } | undefined {
  const name = text(get(node, "value"));
  return name === undefined ? undefined : { name, start: context.offset(get(node, "span", "start")) };
}

function condition(node: unknown, context: Context): Expression | undefined {
  return node === undefined || node === null ? undefined : expressionOf(node, context);
}

function expressionOf(node: unknown, context: Context): Expression {
  const [type = "", value] = Object.entries(object(node) ?? {})[0] ?? [];
  switch (type) {
    case "Expr":
      return expressionOf(value, context);
    case "Identifier":
    case "CompoundIdentifier": {
      const parts = (type === "Identifier" ? [value] : list(value)).map((part) => identifier(part, context));
      return { type: "column", path: parts.map((part) => part?.name ?? HOLE), start: parts[0]?.start ?? 0 };
    }
    case "QualifiedWildcard": {
      const { names, start } = pathOf(get(list(value)[0], "ObjectName") ?? list(value)[0], context);
      return { type: "star", path: names, start: start ?? -1 };
    }
    case "Value":
      return valueOf(value, context);
    case "Nested":
      return expressionOf(value, context);
    case "Cast":
      return { type: "cast", operand: expressionOf(get(value, "expr"), context) };
    case "BinaryOp": {
      const [left, right] = [
        expressionOf(get(value, "left"), context),
        expressionOf(get(value, "right"), context),
      ];
      if (get(value, "op") === "And") {
        return {
          type: "and",
          operands: [left, right].flatMap((side) => (side.type === "and" ? side.operands : side)),
        };
      }
      return { type: "comparison", operator: get(value, "op") === "Eq" ? "=" : "other", left, right };
    }
    case "InList":
      if (get(value, "negated") === true) break;
      return {
        type: "in",
        left: expressionOf(get(value, "expr"), context),
        items: list(get(value, "list")).map((item) => expressionOf(item, context)),
      };
    case "Exists":
      return { type: "exists", query: queryOf(get(value, "subquery"), context) };
    case "Subquery":
      return { type: "subquery", query: queryOf(value, context), operands: [] };
    case "InSubquery":
      return {
        type: "subquery",
        query: queryOf(get(value, "subquery"), context),
        operands: [expressionOf(get(value, "expr"), context)],
      };
    case "Function":
      return {
        type: "call",
        name: (pathOf(get(value, "name"), context).names.at(-1) ?? "").toLowerCase(),
        arguments: expressionsIn(get(value, "args"), context),
        window: get(value, "over") !== undefined,
        aggregate: get(value, "filter") !== undefined,
      };
  }
  return { type: "other", operands: expressionsIn(value, context) };
}

function valueOf(value: unknown, context: Context): Expression {
  const placeholder = text(get(value, "value", "Placeholder"));
  if (placeholder?.startsWith(PARAMETER_PREFIX)) {
    const slot = context.slots[Number(placeholder.slice(PARAMETER_PREFIX.length)) - 1];
    if (slot) return { type: "parameter", slot };
  }
  const number = text(list(get(value, "value", "Number"))[0]);
  const integer = number === undefined ? Number.NaN : Number(number);
  return {
    type: "constant",
    value: Number.isInteger(integer) ? integer : undefined,
    start: context.offset(get(value, "span", "start")),
  };
}

const EXPRESSIONS = new Set([
  "Expr",
  "Identifier",
  "CompoundIdentifier",
  "QualifiedWildcard",
  "Value",
  "Nested",
  "Cast",
  "BinaryOp",
  "InList",
  "Exists",
  "Subquery",
  "InSubquery",
  "Function",
]);

/** The outermost expressions anywhere in a value whose own kind doesn't matter. */
function expressionsIn(value: unknown, context: Context): Expression[] {
  if (Array.isArray(value)) return value.flatMap((element) => expressionsIn(element, context));
  return Object.entries(object(value) ?? {}).flatMap(([type, inner]) =>
    EXPRESSIONS.has(type) && object(inner) !== undefined
      ? [expressionOf({ [type]: inner }, context)]
      : EXPRESSIONS.has(type) && Array.isArray(inner)
        ? [expressionOf({ [type]: inner }, context)]
        : expressionsIn(inner, context),
  );
}

function optional<T>(value: unknown, convert: (value: unknown) => T): T[] {
  return value === undefined ? [] : [convert(value)];
}
