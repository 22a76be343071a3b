import type { Slot } from "./rendering.ts";
import type { SqlSource } from "./source.ts";
import type { SqlParameter } from "./statement.ts";
import type { TokenIndex } from "./token-index.ts";
import type { Expression } from "./tree.ts";

/** The parameter that an expression is, seen through a cast; undefined if it is anything else. */
export function parameterOf(
  expression: Expression,
  source: SqlSource,
  index: TokenIndex,
): SqlParameter | undefined {
  switch (expression.type) {
    case "parameter":
      return slotParameter(expression.slot, source, index, false);
    case "cast":
      if (expression.operand.type !== "parameter") return undefined;
      return slotParameter(expression.operand.slot, source, index, true);
    case "constant": {
      const token = index.tokens[index.at(expression.start) ?? -1];
      if (token?.type !== "string") return undefined;
      const [hole] = source.holesIn(token);
      return hole === undefined
        ? undefined
        : { text: "", hole, quoted: true, range: source.range(token), cast: undefined };
    }
    default:
      return undefined;
  }
}

function slotParameter(slot: Slot, source: SqlSource, index: TokenIndex, cast: boolean): SqlParameter {
  return {
    text: slot.text,
    hole: slot.hole,
    quoted: false,
    range: source.range(slot),
    cast: cast ? castAfter(slot.end, source, index) : undefined,
  };
}

/** `::type` with a type of one name. */
function castAfter(end: number, source: SqlSource, index: TokenIndex): NonNullable<SqlParameter["cast"]> {
  const unclear = { type: undefined, range: undefined };
  const at = index.from(end);
  const [operator, type, next] = index.tokens.slice(at, at + 3);
  if (
    operator?.text !== "::" ||
    operator.start !== end ||
    type?.type !== "word" ||
    type.start !== operator.end
  )
    return unclear;
  if (next && (next.text === "[" || next.text === "." || next.text === "(" || TYPE_WORDS.has(next.text)))
    return unclear;
  return {
    type: source.text.slice(type.start, type.end),
    range: source.range({ start: operator.start, end: type.end }),
  };
}

/** Words that go on with a type's name: `double precision`, `timestamp with time zone`, `interval year to month`. */
const TYPE_WORDS = new Set([
  "array",
  "precision",
  "varying",
  "with",
  "without",
  "year",
  "month",
  "day",
  "hour",
  "minute",
  "second",
]);
