import { HOLE, tokenize, type SqlToken } from "./lexer.ts";
import { SqlSource } from "./source.ts";

/** Whether rows are ordered or grouped by the number of a column, or may be, so that the columns must stay where they are. */
export function ordersByPosition(parts: readonly string[]): boolean {
  const tokens = tokenize(new SqlSource(parts).text, undefined);
  if (!tokens) return true;
  return tokens.some((token, index) => {
    // What is interpolated may be a number.
    if (token.type !== "number" && token.text !== HOLE) return false;
    const before = tokens[index - 1]?.text;
    if (before === "by") return true;
    // `ORDER BY name, 2`: back to the start of the list, over whole items.
    return before === "," && startsWithBy(tokens.slice(0, index - 1));
  });
}

/** Walks back over a list, as far as commas, names and directions go. */
function startsWithBy(tokens: readonly SqlToken[]): boolean {
  let depth = 0;
  for (const token of tokens.toReversed()) {
    if (token.text === ")") depth++;
    else if (token.text === "(" && --depth < 0) return false;
    if (depth === 0 && token.text === "by") return true;
    if (depth === 0 && ENDS_LIST.has(token.text)) return false;
  }
  return false;
}

const ENDS_LIST = new Set(["limit", "values", "in", "from", "where", "select", "and", "or", "set", "on"]);
