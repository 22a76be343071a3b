import { HOLE } from "./lexer.ts";
import type { SqlStarSource } from "./statement.ts";
import { type Expression, type Item, type Query, type Source, type Statement } from "./tree.ts";

/** A common table expression in sight: its columns, if they are listed. */
export type Scope = ReadonlyMap<string, readonly string[] | undefined>;

export function starSources(
  path: readonly string[],
  sources: readonly Source[],
  outer: readonly Source[],
  scope: Scope,
): SqlStarSource[] {
  if (path.length === 0) return sources.flatMap((node) => resolve(node, scope));
  const unknown: SqlStarSource = {
    kind: "unknown",
    name: undefined,
    schema: undefined,
    alias: undefined,
    columns: undefined,
  };
  for (const candidates of [sources, outer]) {
    const found = candidates.flatMap((node) => named(node, path));
    const [match] = found;
    if (match) return resolve(match, scope);
  }
  return [unknown];
}

/** The sources of a list that a qualifier names. */
function named(node: Source, path: readonly string[]): Source[] {
  const name = path.at(-1)?.toLowerCase();
  if (node.type === "join") {
    if (node.alias !== undefined) return node.alias.toLowerCase() === name ? [node] : [];
    return [...named(node.left, path), ...named(node.right, path)];
  }
  const own = node.alias ?? (node.type === "table" ? node.path.at(-1) : undefined);
  return own?.toLowerCase() === name ? [node] : [];
}

function resolve(node: Source, scope: Scope): SqlStarSource[] {
  switch (node.type) {
    case "table": {
      const [name, schema] = node.path.toReversed();
      const { alias } = node;
      if (node.path.some((part) => part.includes(HOLE))) {
        return [{ kind: "unknown", name: undefined, schema: undefined, alias, columns: undefined }];
      }
      const common = commonTableOf(node, scope);
      if (common) return [{ kind: "cte", name, schema, alias, columns: node.columns ?? common.columns }];
      return [{ kind: "table", name, schema, alias, columns: undefined }];
    }
    case "derived": {
      const columns = node.columns ?? queryColumns(node.query, scope);
      return [{ kind: "derived", name: undefined, schema: undefined, alias: node.alias, columns }];
    }
    case "function":
      return [
        { kind: "function", name: undefined, schema: undefined, alias: node.alias, columns: node.columns },
      ];
    case "join":
      return [...resolve(node.left, scope), ...resolve(node.right, scope)];
  }
}

export function commonTableOf(
  table: Source & { type: "table" },
  scope: Scope,
): { columns: readonly string[] | undefined } | undefined {
  const [name = "", schema] = table.path.toReversed();
  const key = name.toLowerCase();
  return schema === undefined && scope.has(key) ? { columns: scope.get(key) } : undefined;
}

export function statementColumns(statement: Statement, scope: Scope): string[] | undefined {
  if (statement.kind === "query" && statement.query) return queryColumns(statement.query, scope);
  const sources = [...(statement.target ? [statement.target] : []), ...statement.sources];
  return itemColumns(statement.returning, sources, scope);
}

/** The columns of a query's result, if the statement lists all of them. */
function queryColumns(query: Query, outer: Scope): string[] | undefined {
  const scope = new Map(outer);
  for (const table of query.with) {
    const name = table.name.toLowerCase();
    if (query.recursive) scope.set(name, table.columns);
    scope.set(name, table.columns ?? statementColumns(table.statement, scope));
  }
  const { body } = query;
  switch (body.type) {
    case "select":
      return itemColumns(body.items, body.sources, scope);
    case "set":
      // The first part names the columns of the result.
      return queryColumns(body.left, scope);
    case "values":
      return body.rows[0]?.map((_, position) => `column${position + 1}`);
    case "statement":
      return statementColumns(body.statement, scope);
  }
}

function itemColumns(items: readonly Item[], sources: readonly Source[], scope: Scope): string[] | undefined {
  const columns: string[] = [];
  for (const item of items) {
    if (item.star) {
      for (const found of starSources(item.star, sources, [], scope)) {
        if (!found.columns) return undefined;
        columns.push(...found.columns);
      }
      continue;
    }
    // An interpolated item may be several columns.
    if (item.expression.type === "parameter" && item.expression.slot.hole !== undefined && !item.alias)
      return undefined;
    columns.push(item.alias ?? nameOf(item.expression) ?? "?column?");
  }
  return columns;
}

function nameOf(expression: Expression): string | undefined {
  if (expression.type === "column") return expression.path.at(-1);
  if (expression.type === "call") return expression.name;
  return expression.type === "cast" ? nameOf(expression.operand) : undefined;
}
