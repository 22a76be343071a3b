import type { Alias, Node, RangeVar } from "libpg-query";
import { emptyQuery, type Source } from "../tree.ts";
import type { Context } from "./tree.ts";
import { queryOf } from "./query.ts";
import { expressionOf, expressionsIn } from "./expression.ts";

export function sourceOf(node: Node, context: Context): Source {
  if ("RangeVar" in node) return tableOf(node.RangeVar, context);
  if ("RangeTableSample" in node && node.RangeTableSample.relation) {
    return sourceOf(node.RangeTableSample.relation, context);
  }
  if ("RangeSubselect" in node) {
    const { subquery, alias, lateral } = node.RangeSubselect;
    const query =
      subquery && "SelectStmt" in subquery
        ? queryOf(subquery.SelectStmt, context)
        : emptyQuery({ type: "values", rows: [] });
    return { type: "derived", query, ...aliasOf(alias), lateral: lateral ?? false };
  }
  if ("JoinExpr" in node) {
    const { larg, rarg, quals, alias } = node.JoinExpr;
    if (larg && rarg) {
      return {
        type: "join",
        left: sourceOf(larg, context),
        right: sourceOf(rarg, context),
        condition: quals && expressionOf(quals, context),
        alias: alias?.aliasname,
      };
    }
  }
  const [inner] = Object.values(node) as { alias?: Alias; coldeflist?: Node[] }[];
  const alias = aliasOf(inner?.alias);
  return {
    type: "function",
    alias: alias.alias,
    columns: definedColumns(inner?.coldeflist) ?? alias.columns,
    arguments: expressionsIn(inner, context),
  };
}

export function tableOf(table: RangeVar, context: Context): Source {
  return {
    type: "table",
    path: [table.catalogname, table.schemaname, table.relname].filter((name) => name !== undefined),
    ...aliasOf(table.alias),
    start: context.offset(table.location ?? 0),
  };
}

function aliasOf(alias: Alias | undefined): { alias: string | undefined; columns: string[] | undefined } {
  return { alias: alias?.aliasname, columns: names(alias?.colnames) };
}

export function names(nodes: Node[] | undefined): string[] | undefined {
  return nodes?.flatMap((node) => ("String" in node ? [node.String.sval ?? ""] : []));
}

function definedColumns(nodes: Node[] | undefined): string[] | undefined {
  return nodes?.flatMap((node) => ("ColumnDef" in node ? [node.ColumnDef.colname ?? ""] : []));
}
