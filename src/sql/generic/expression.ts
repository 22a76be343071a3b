import { HOLE } from "../lexer.ts";
import { type Expression } from "../tree.ts";
import { get, list, object, text } from "./json.ts";
import { type Context, PARAMETER_PREFIX } from "./tree.ts";
import { queryOf } from "./query.ts";
import { identifier, pathOf } from "./source.ts";

export function condition(node: unknown, context: Context): Expression | undefined {
  return node === undefined || node === null ? undefined : expressionOf(node, context);
}

export function expressionOf(node: unknown, context: Context): Expression {
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
export function expressionsIn(value: unknown, context: Context): Expression[] {
  if (Array.isArray(value)) return value.flatMap((element) => expressionsIn(element, context));
  return Object.entries(object(value) ?? {}).flatMap(([type, inner]) =>
    EXPRESSIONS.has(type) && object(inner) !== undefined
      ? [expressionOf({ [type]: inner }, context)]
      : EXPRESSIONS.has(type) && Array.isArray(inner)
        ? [expressionOf({ [type]: inner }, context)]
        : expressionsIn(inner, context),
  );
}

export function optional<T>(value: unknown, convert: (value: unknown) => T): T[] {
  return value === undefined ? [] : [convert(value)];
}
