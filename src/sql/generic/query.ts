import {
  emptyQuery,
  emptyStatement,
  type Body,
  type CommonTable,
  type Expression,
  type Item,
  type Query,
} from "../tree.ts";
import { get, list, object, text, type Json } from "./json.ts";
import { type Context, statementOf } from "./tree.ts";
import { aliasColumns, identifier, joinedOf, pathOf } from "./source.ts";
import { condition, expressionOf, expressionsIn } from "./expression.ts";

export function queryOf(node: unknown, context: Context): Query {
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

export function itemsOf(nodes: unknown, context: Context): Item[] {
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
