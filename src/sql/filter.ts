import { HOLE } from "./lexer.ts";
import { parameterOf } from "./parameters.ts";
import type { SqlSource } from "./source.ts";
import type { SqlEqualityKey, SqlFilter, SqlInList, SqlParameter } from "./statement.ts";
import type { TokenIndex } from "./token-index.ts";
import { queriesIn, visit, type Expression } from "./tree.ts";

/** Sorts the conditions of a `WHERE` by what they compare. */
export function readFilter(
  where: Expression | undefined,
  opaque: boolean,
  source: SqlSource,
  index: TokenIndex,
): SqlFilter {
  const equalityKeys: SqlEqualityKey[] = [];
  const inLists: SqlInList[] = [];
  let fixedConditions = false;
  let otherConditions = opaque;
  for (const condition of where ? conjuncts(where) : []) {
    const key = equalityOf(condition, source, index);
    const list = inListOf(condition, source, index);
    if (key) equalityKeys.push(key);
    else if (list) inLists.push(list);
    else if (isFixed(condition, source, index)) fixedConditions = true;
    else otherConditions = true;
  }
  return { equalityKeys, inLists, fixedConditions, otherConditions };
}

function conjuncts(condition: Expression): Expression[] {
  return condition.type === "and" ? condition.operands.flatMap(conjuncts) : [condition];
}

function equalityOf(condition: Expression, source: SqlSource, index: TokenIndex): SqlEqualityKey | undefined {
  if (condition.type !== "comparison" || condition.operator !== "=") return undefined;
  const reversed = condition.left.type !== "column";
  const [column, value] = reversed ? [condition.right, condition.left] : [condition.left, condition.right];
  const name = columnName(column);
  const parameter = parameterOf(value, source, index);
  if (!name || !parameter || column.type !== "column") return undefined;
  return { ...name, parameter, reversed, ...comparisonRanges(column, parameter, reversed, source, index) };
}

function columnName(expression: Expression): { column: string; qualifier: string | undefined } | undefined {
  if (expression.type !== "column" || expression.path.some((part) => part.includes(HOLE))) return undefined;
  const [column, qualifier] = expression.path.toReversed();
  return column === undefined ? undefined : { column, qualifier };
}

/** The parts of a comparison, if they stand next to each other with nothing between. */
function comparisonRanges(
  column: Expression & { type: "column" },
  parameter: SqlParameter,
  reversed: boolean,
  source: SqlSource,
  index: TokenIndex,
): Pick<SqlEqualityKey, "range" | "columnRange" | "operatorRange"> {
  const nothing = { range: undefined, columnRange: undefined, operatorRange: undefined };
  const nameEnd = index.endOfName(column.start, column.path.length);
  if (nameEnd === undefined) return nothing;
  const nameStart = nameEnd - (column.path.length - 1) * 2;
  const operator = reversed ? nameStart - 1 : nameEnd + 1;
  const [first, last, sign] = [index.tokens[nameStart], index.tokens[nameEnd], index.tokens[operator]];
  if (!first || !last || sign?.text !== "=") return nothing;
  const columnSpan = { start: first.start, end: last.end };
  const valueEnd = parameter.cast ? parameter.cast.range?.end : parameter.range.end;
  if (!valueEnd) return nothing;
  const neighbour = index.tokens[reversed ? operator - 1 : operator + 1];
  const columnNeighbour = reversed ? first : last;
  if (
    !neighbour ||
    !index.touches(...ordered(columnNeighbour, sign)) ||
    !index.touches(...ordered(sign, neighbour))
  )
    return nothing;
  const edge = source.position(reversed ? neighbour.end : neighbour.start);
  const expected = reversed ? valueEnd : parameter.range.start;
  if (edge.part !== expected.part || edge.offset !== expected.offset) return nothing;
  const columnRange = source.range(columnSpan);
  return {
    columnRange,
    operatorRange: source.range(sign),
    range: reversed
      ? { start: parameter.range.start, end: columnRange.end }
      : { start: columnRange.start, end: valueEnd },
  };
}

function ordered<T extends { start: number }>(left: T, right: T): [T, T] {
  return left.start < right.start ? [left, right] : [right, left];
}

function inListOf(condition: Expression, source: SqlSource, index: TokenIndex): SqlInList | undefined {
  if (condition.type !== "in" && condition.type !== "any") return undefined;
  const name = columnName(condition.left);
  if (!name) return undefined;
  const items = condition.type === "in" ? condition.items : [condition.right];
  const parameters = items.flatMap((item) => parameterOf(item, source, index) ?? []);
  // A list of expressions over columns or queries is no list of keys.
  if (!items.every((item) => parameterOf(item, source, index) ?? isFixed(item, source, index)))
    return undefined;
  return { ...name, form: condition.type, items: items.length, parameters };
}

/** Whether it says the same at every execution. */
function isFixed(expression: Expression, source: SqlSource, index: TokenIndex): boolean {
  if (queriesIn(expression).length > 0) return false;
  let fixed = true;
  visit(expression, (node) => {
    if (parameterOf(node, source, index)) fixed = false;
    if (node.type === "column" && node.path.some((part) => part.includes(HOLE))) fixed = false;
  });
  return fixed;
}
