import type { CommonTableExpr, Node, SelectStmt, WithClause } from "libpg-query";
import {
  emptyStatement,
  type Body,
  type CommonTable,
  type Expression,
  type Item,
  type Query,
} from "../tree.ts";
import { type Context, statementOf } from "./tree.ts";
import { names, sourceOf } from "./source.ts";
import { expressionOf, expressionsIn } from "./expression.ts";

export function queryOf(select: SelectStmt, context: Context): Query {
  return {
    with: commonTables(select.withClause, context),
    recursive: select.withClause?.recursive ?? false,
    body: bodyOf(select, context),
    ordered: (select.sortClause ?? []).length > 0,
    orderBy: expressionsIn(select.sortClause, context),
    limit: select.limitCount && limitOf(select.limitCount, context),
    offset: select.limitOffset && expressionOf(select.limitOffset, context),
    locked: (select.lockingClause ?? []).length > 0,
  };
}

function limitOf(node: Node, context: Context): Expression | undefined {
  // LIMIT ALL and LIMIT NULL are no limit.
  return "A_Const" in node && node.A_Const.isnull ? undefined : expressionOf(node, context);
}

function bodyOf(select: SelectStmt, context: Context): Body {
  if (select.larg && select.rarg) {
    return { type: "set", left: queryOf(select.larg, context), right: queryOf(select.rarg, context) };
  }
  if (select.valuesLists) {
    return { type: "values", rows: select.valuesLists.map((row) => expressionsIn(row, context)) };
  }
  return {
    type: "select",
    items: (select.targetList ?? []).flatMap((item) => itemOf(item, context)),
    keyword: undefined,
    distinct: (select.distinctClause ?? []).length > 0,
    sources: (select.fromClause ?? []).map((source) => sourceOf(source, context)),
    where: select.whereClause && expressionOf(select.whereClause, context),
    grouped: (select.groupClause ?? []).length > 0,
    having: select.havingClause && expressionOf(select.havingClause, context),
    into: select.intoClause !== undefined,
  };
}

export function commonTables(clause: WithClause | undefined, context: Context): CommonTable[] {
  return (clause?.ctes ?? []).flatMap((node) =>
    "CommonTableExpr" in node ? [commonTableOf(node.CommonTableExpr, context)] : [],
  );
}

function commonTableOf(table: CommonTableExpr, context: Context): CommonTable {
  return {
    name: table.ctename ?? "",
    columns: names(table.aliascolnames),
    statement: table.ctequery ? statementOf(table.ctequery, context) : emptyStatement("other"),
  };
}

export function itemOf(node: Node, context: Context): Item[] {
  if (!("ResTarget" in node)) return [];
  const { val, name, location } = node.ResTarget;
  if (!val) return [];
  const expression = expressionOf(val, context);
  return [
    {
      expression,
      star: expression.type === "star" ? expression.path : undefined,
      alias: name,
      // `TABLE t` is a star that isn't written.
      inside: location === undefined || location < 0 ? undefined : context.offset(location),
    },
  ];
}
