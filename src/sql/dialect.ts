import { tokenize } from "./lexer.ts";

/** The SQL languages that can be parsed. */
export type SqlDialect = "postgresql" | "mysql" | "sqlite" | "mssql";

/** Every dialect, the likeliest first. */
export const sqlDialects: readonly SqlDialect[] = ["postgresql", "mysql", "sqlite", "mssql"];

/**
 * The dialects that a text may be written in, the likeliest first, judged by its quoting and its placeholders.
 * Never empty: a text without any sign of its dialect may be all of them.
 */
export function likelyDialects(text: string): readonly SqlDialect[] {
  const tokens = tokenize(text, undefined);
  if (!tokens) return sqlDialects;
  if (tokens.some((token) => token.type === "quoted" && text[token.start] === "`"))
    return ["mysql", "sqlite"];
  if (tokens.some((token) => token.type === "parameter" && text[token.start] === "$")) {
    return ["postgresql", "sqlite"];
  }
  if (tokens.some((token) => token.type === "parameter" && text[token.start] === "@")) {
    return ["postgresql", "mssql", "sqlite", "mysql"];
  }
  if (tokens[0]?.text === "pragma" || (tokens[0]?.text === "insert" && tokens[1]?.text === "or"))
    return ["sqlite"];
  return sqlDialects;
}

/** The likeliest dialect of a text, judged by its quoting and its placeholders. */
export function guessDialect(text: string): SqlDialect {
  return likelyDialects(text)[0] ?? "postgresql";
}
