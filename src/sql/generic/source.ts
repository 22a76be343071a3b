import { HOLE } from "../lexer.ts";
import { type Source } from "../tree.ts";
import { get, list, object, text } from "./json.ts";
import type { Context } from "./tree.ts";
import { queryOf } from "./query.ts";
import { condition, expressionsIn } from "./expression.ts";

export function joinedOf(node: unknown, context: Context): Source {
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

export function sourceOf(node: unknown, context: Context): Source {
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

export function tableOf(name: unknown, alias: unknown, context: Context): Source {
  const { names, start } = pathOf(name, context);
  return {
    type: "table",
    path: names,
    alias: text(get(alias, "name", "value")),
    columns: aliasColumns(alias),
    start: start ?? 0,
  };
}

export function aliasColumns(alias: unknown): string[] | undefined {
  const columns = list(get(alias, "columns")).map((column) => text(get(column, "name", "value")) ?? "");
  return columns.length > 0 ? columns : undefined;
}

export function pathOf(node: unknown, context: Context): { names: string[]; start: number | undefined } {
  const parts = list(node).map((part) => identifier(get(part, "Identifier") ?? part, context));
  return { names: parts.map((part) => part?.name ?? HOLE), start: parts[0]?.start };
}

export function identifier(
  node: unknown,
  context: Context,
): { name: string; start: number | undefined } | undefined {
  const name = text(get(node, "value"));
  return name === undefined ? undefined : { name, start: context.offset(get(node, "span", "start")) };
}
