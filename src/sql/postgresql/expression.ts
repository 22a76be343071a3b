import type { Node } from "libpg-query";
import { type Expression } from "../tree.ts";
import type { Context } from "./tree.ts";
import { queryOf } from "./query.ts";
import { names } from "./source.ts";

export function expressionOf(node: Node, context: Context): Expression {
  if ("ColumnRef" in node) {
    const fields = node.ColumnRef.fields ?? [];
    const start = node.ColumnRef.location ?? 0;
    const path = names(fields) ?? [];
    const star = fields.some((field) => "A_Star" in field);
    return { type: star ? "star" : "column", path, start: start < 0 ? -1 : context.offset(start) };
  }
  if ("ParamRef" in node) {
    const slot = context.slots[(node.ParamRef.number ?? 0) - 1];
    return slot ? { type: "parameter", slot } : { type: "other", operands: [] };
  }
  if ("A_Const" in node) {
    const { ival, location } = node.A_Const;
    // Protocol Buffers leave out zeros.
    return { type: "constant", value: ival && (ival.ival ?? 0), start: location && context.offset(location) };
  }
  if ("TypeCast" in node && node.TypeCast.arg) {
    return { type: "cast", operand: expressionOf(node.TypeCast.arg, context) };
  }
  if ("BoolExpr" in node && node.BoolExpr.boolop === ("AND_EXPR" as string)) {
    return { type: "and", operands: expressionsIn(node.BoolExpr.args, context) };
  }
  if ("SubLink" in node && node.SubLink.subselect && "SelectStmt" in node.SubLink.subselect) {
    const query = queryOf(node.SubLink.subselect.SelectStmt, context);
    if (node.SubLink.subLinkType === ("EXISTS_SUBLINK" as string)) return { type: "exists", query };
    return { type: "subquery", query, operands: expressionsIn(node.SubLink.testexpr, context) };
  }
  if ("FuncCall" in node) {
    const { funcname, over, agg_star, agg_distinct, agg_filter, agg_within_group } = node.FuncCall;
    const name = (names(funcname)?.at(-1) ?? "").toLowerCase();
    return {
      type: "call",
      name,
      arguments: expressionsIn({ ...node.FuncCall, funcname: undefined }, context),
      window: over !== undefined,
      aggregate: Boolean(agg_star ?? agg_distinct ?? agg_filter ?? agg_within_group),
    };
  }
  if ("A_Expr" in node) {
    const { kind, name, lexpr, rexpr } = node.A_Expr;
    const operator = names(name)?.at(-1) ?? "";
    if (lexpr && rexpr) {
      const left = (): Expression => expressionOf(lexpr, context);
      if (kind === ("AEXPR_OP" as string)) {
        return { type: "comparison", operator, left: left(), right: expressionOf(rexpr, context) };
      }
      if (kind === ("AEXPR_IN" as string) && operator === "=") {
        return { type: "in", left: left(), items: expressionsIn(rexpr, context) };
      }
      if (kind === ("AEXPR_OP_ANY" as string) && operator === "=") {
        return { type: "any", left: left(), right: expressionOf(rexpr, context) };
      }
    }
  }
  const [inner] = Object.values(node) as unknown[];
  return { type: "other", operands: expressionsIn(inner, context) };
}

const EXPRESSIONS = new Set([
  "ColumnRef",
  "ParamRef",
  "A_Const",
  "TypeCast",
  "BoolExpr",
  "SubLink",
  "FuncCall",
  "A_Expr",
]);

/** The outermost expressions anywhere in a node whose own kind doesn't matter. */
export function expressionsIn(value: unknown, context: Context): Expression[] {
  if (Array.isArray(value)) return value.flatMap((element) => expressionsIn(element, context));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([type, inner]) => {
    if (EXPRESSIONS.has(type)) return [expressionOf({ [type]: inner } as unknown as Node, context)];
    if (type === "typeName") return [];
    // Each operand of AND, each argument, is one expression, also where it has a kind of its own.
    return isNodeType(type) && type !== "List" && type !== "ResTarget"
      ? [{ type: "other" as const, operands: expressionsIn(inner, context) }]
      : expressionsIn(inner, context);
  });
}

function isNodeType(key: string): boolean {
  const first = key[0] ?? "";
  return first >= "A" && first <= "Z";
}
