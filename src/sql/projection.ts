import { HOLE, type SqlToken } from "./lexer.ts";
import type { Span } from "./position.ts";
import type { SqlSource } from "./source.ts";
import type { SqlProjectedColumn, SqlProjection } from "./statement.ts";
import type { TokenIndex } from "./token-index.ts";
import { visit, type Expression, type Item, type Select } from "./tree.ts";

/** What a select reads, with the place of each item where it can be told. */
export function readProjection(select: Select, source: SqlSource, index: TokenIndex): SqlProjection {
  const spans = itemSpans(select, index);
  const columns = select.items.map((item, position): SqlProjectedColumn => {
    const span = spans?.[position];
    return { ...columnOf(item), alias: item.alias, range: span && source.range(span) };
  });
  const [first, last] = [spans?.[0], spans?.at(-1)];
  return {
    columns,
    hasStar: select.items.some((item) => item.star !== undefined),
    range: first && last && source.range({ start: first.start, end: last.end }),
  };
}

function columnOf(item: Item): Omit<SqlProjectedColumn, "alias" | "range"> {
  const { expression, alias } = item;
  if (item.star) return { kind: "star", name: undefined, column: undefined, qualifier: item.star.at(-1) };
  if (expression.type === "parameter") {
    return { kind: "parameter", name: alias, column: undefined, qualifier: undefined };
  }
  if (expression.type === "column" && !expression.path.some((part) => part.includes(HOLE))) {
    const [column, qualifier] = expression.path.toReversed();
    return { kind: "column", name: alias ?? column, column, qualifier };
  }
  return { kind: "expression", name: alias, column: undefined, qualifier: undefined };
}

/** The text of each item; undefined if the commas in the text don't agree with what the parser understood. */
function itemSpans(select: Select, index: TokenIndex): Span[] | undefined {
  const first =
    select.keyword === undefined ? index.at(select.items[0]?.inside) : firstItem(select.keyword, index);
  if (first === undefined) return undefined;
  const spans: Span[] = [];
  let start = first;
  let depth = 0;
  for (let at = first; ; at++) {
    const token = index.tokens[at];
    const ends = depth === 0 && (token === undefined || endsList(index.tokens, at));
    if (ends || (depth === 0 && token?.text === ",")) {
      const [from, to] = [index.tokens[start], index.tokens[at - 1]];
      if (!from || !to || at === start) return undefined;
      spans.push({ start: from.start, end: to.end });
      start = at + 1;
      if (ends) break;
    } else if (token === undefined) return undefined;
    else if (token.text === "(" || token.text === "[") depth++;
    else if (token.text === ")" || token.text === "]") depth--;
  }
  const agrees = spans.every((span, position) => {
    const inside = select.items[position]?.inside;
    return inside === undefined || (inside >= span.start && inside < span.end);
  });
  return agrees && spans.length === select.items.length ? spans : undefined;
}

const CLAUSES = new Set([
  "from",
  "into",
  "where",
  "group",
  "having",
  "window",
  "union",
  "intersect",
  "except",
  "order",
  "limit",
  "offset",
  "fetch",
  "for",
]);

function endsList(tokens: readonly SqlToken[], at: number): boolean {
  const token = tokens[at];
  if (token?.text === ";" || token?.text === ")") return true;
  if (token?.type !== "word" || !CLAUSES.has(token.text)) return false;
  const [previous, before] = [tokens[at - 1]?.text, tokens[at - 2]?.text];
  if (previous === "." || previous === "as") return false;
  // `a IS DISTINCT FROM b`
  return !(token.text === "from" && previous === "distinct" && (before === "is" || before === "not"));
}

/** The token after `SELECT` and what may stand between it and the list. */
function firstItem(keyword: number, index: TokenIndex): number | undefined {
  const select = index.at(keyword);
  if (select === undefined) return undefined;
  let at = select + 1;
  const skip = (...words: string[]): boolean => {
    const found = words.includes(index.tokens[at]?.text ?? "");
    if (found) at++;
    return found;
  };
  while (
    skip(
      "all",
      "distinct",
      "distinctrow",
      "high_priority",
      "straight_join",
      "sql_calc_found_rows",
      "sql_no_cache",
    )
  );
  if (skip("top")) {
    if (skip("(")) while (index.tokens[at] && !skip(")")) at++;
    else at++;
    if (skip("percent")) at += 0;
    if (skip("with")) skip("ties");
  }
  return at;
}

const AGGREGATES = new Set(
  (
    "any_value array_agg avg bit_and bit_or bit_xor bool_and bool_or corr count covar_pop covar_samp every " +
    "group_concat json_agg json_arrayagg json_group_array json_group_object json_object_agg json_objectagg jsonb_agg " +
    "jsonb_object_agg max min range_agg regr_slope std stddev stddev_pop stddev_samp stdev string_agg sum total " +
    "var_pop var_samp variance xmlagg"
  ).split(" "),
);

/** Whether a select gives exactly one row made of aggregates. */
export function isAggregateOnly(select: Select): boolean {
  if (select.grouped || select.having || select.items.length === 0) return false;
  let aggregates = 0;
  for (const item of select.items) {
    if (item.star) return false;
    let plain = false;
    visit(item.expression, (node, calls) => {
      if (isAggregate(node)) aggregates++;
      else if ((node.type === "column" || node.type === "star") && !calls.some(isAggregate)) plain = true;
    });
    if (plain) return false;
  }
  return aggregates > 0;
}

function isAggregate(node: Expression): boolean {
  return node.type === "call" && !node.window && (node.aggregate || AGGREGATES.has(node.name));
}

/** Whether a select reads no column at all, only whether there is a row. */
export function isExistence(select: Select): boolean {
  return select.items.length > 0 && select.items.every((item) => !item.star && readsNothing(item.expression));
}

function readsNothing(expression: Expression): boolean {
  switch (expression.type) {
    case "constant":
    case "exists":
      return true;
    case "cast":
      return readsNothing(expression.operand);
    case "other":
      return expression.operands.length > 0 && expression.operands.every(readsNothing);
    default:
      return false;
  }
}
