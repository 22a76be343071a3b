import type { SqlDialect } from "./dialect.ts";
import type { Span } from "./position.ts";

/**
 * Stands for an interpolation in the text that is tokenized and parsed: a letter, so that it can be (part of) a name in
 * every dialect, of a script that nobody writes SQL in. A text that has this letter itself is refused.
 */
export const HOLE = "\uA840";

/**
 * What the parsers' own scanners can't tell us: the placeholders of drivers (`?`, `:name`, `@name`, `$name`), which
 * are in no dialect's grammar, and where interpolations stand. It finds the words, it doesn't understand them.
 */
export interface SqlToken extends Span {
  type: "word" | "quoted" | "string" | "number" | "parameter" | "operator" | "punctuation";
  /** The text in lower case for a word, else as written. */
  text: string;
}

/**
 * Splits a text into tokens, leaving out white space and comments.
 *
 * @returns undefined if a string, a quoted identifier or a comment isn't closed
 */
export function tokenize(text: string, dialect: SqlDialect | undefined): SqlToken[] | undefined {
  const tokens: SqlToken[] = [];
  let at = 0;
  while (at < text.length) {
    const past = skipTrivia(text, at, dialect);
    if (past === undefined) return undefined;
    if (past > at) {
      at = past;
      continue;
    }
    const token = readToken(text, at, dialect, tokens.at(-1));
    if (!token) return undefined;
    tokens.push(token);
    at = token.end;
  }
  return tokens;
}

function skipTrivia(text: string, at: number, dialect: SqlDialect | undefined): number | undefined {
  if (isSpace(text[at])) return at + 1;
  if (text.startsWith("--", at) || (dialect === "mysql" && text[at] === "#")) return endOfLine(text, at);
  if (text.startsWith("/*", at)) return endOfComment(text, at, dialect);
  return at;
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end === -1 ? text.length : end + 1;
}

function endOfComment(text: string, start: number, dialect: SqlDialect | undefined): number | undefined {
  const nests = dialect !== "mysql" && dialect !== "sqlite";
  let depth = 0;
  let at = start;
  while (at < text.length) {
    if (text.startsWith("*/", at)) {
      at += 2;
      if (--depth === 0) return at;
    } else if (text.startsWith("/*", at) && (nests || depth === 0)) {
      at += 2;
      depth++;
    } else at++;
  }
  return undefined;
}

function readToken(
  text: string,
  start: number,
  dialect: SqlDialect | undefined,
  previous: SqlToken | undefined,
): SqlToken | undefined {
  const make = (type: SqlToken["type"], end: number): SqlToken => ({
    type,
    start,
    end,
    text: text.slice(start, end),
  });
  const first = text[start] ?? "";
  if (first === "'") {
    const prefix = previous?.type === "word" && previous.end === start ? previous.text : "";
    const end = endOfQuoted(
      text,
      start,
      "'",
      dialect === "mysql" || (dialect !== "sqlite" && prefix === "e"),
    );
    return end === undefined ? undefined : make("string", end);
  }
  if (first === '"' || (first === "`" && dialect !== "postgresql")) {
    const end = endOfQuoted(text, start, first, first === '"' && dialect === "mysql");
    return end === undefined ? undefined : make("quoted", end);
  }
  if (first === "[" && dialect === "mssql") {
    const end = endOfQuoted(text, start, "]", false);
    return end === undefined ? undefined : make("quoted", end);
  }
  if (first === "$") {
    const end = endOfDollarQuoted(text, start);
    if (end !== undefined) return make("string", end);
  }
  const parameter = endOfParameter(text, start);
  if (parameter !== undefined) return make("parameter", parameter);
  if (isWordStart(first)) {
    const token = make("word", endOfWord(text, start));
    return { ...token, text: token.text.toLowerCase() };
  }
  if (isDigit(first)) return make("number", endOfNumber(text, start));
  if (text.startsWith("::", start)) return make("operator", start + 2);
  if (OPERATOR.includes(first)) return make("operator", endOfOperator(text, start));
  return make("punctuation", start + 1);
}

function endOfQuoted(text: string, start: number, close: string, backslash: boolean): number | undefined {
  for (let at = start + 1; at < text.length; at++) {
    if (backslash && text[at] === "\\") at++;
    else if (text[at] === close) {
      if (text[at + 1] !== close) return at + 1;
      at++;
    }
  }
  return undefined;
}

function endOfDollarQuoted(text: string, start: number): number | undefined {
  let at = start + 1;
  if (isDigit(text[at])) return undefined;
  while (isWordPart(text[at]) && text[at] !== "$") at++;
  if (text[at] !== "$") return undefined;
  const tag = text.slice(start, at + 1);
  const close = text.indexOf(tag, at + 1);
  return close === -1 ? undefined : close + tag.length;
}

/** `?`, `??`, `$1`, `$name`, `:name`, `:name:`, `@name`, and pg-promise's `${name}`, `$(name)`, `$<name>`, `$[name]`. */
function endOfParameter(text: string, start: number): number | undefined {
  const next = text[start + 1];
  switch (text[start]) {
    case "?":
      if (next === "?") return start + 2;
      if (next === "&" || (next === "|" && text[start + 2] !== "|")) return undefined;
      return isDigit(next) ? endOfNumber(text, start + 1) : start + 1;
    case "$": {
      if (isWordPart(next)) return endOfWord(text, start + 1);
      const close = next === undefined ? -1 : "{(<[/".indexOf(next);
      if (close === -1 || !isWordStart(text[start + 2])) return undefined;
      const end = endOfWord(text, start + 2);
      return text[end] === "})>]/"[close] ? end + 1 : undefined;
    }
    case ":": {
      if (!isWordStart(next) || text[start - 1] === ":") return undefined;
      const end = endOfWord(text, start + 1);
      return text[end] === ":" && text[end + 1] !== ":" ? end + 1 : end;
    }
    case "@":
      return isWordStart(next) && next !== "@" ? endOfWord(text, start + 1) : undefined;
    default:
      return undefined;
  }
}

const OPERATOR = "+-*/<>=~!@#%^&|`?:";

function endOfOperator(text: string, start: number): number {
  let at = start + 1;
  // A lone star never joins: in `(*)` and `t.*` it is a column list.
  if (text[start] === "*") return at;
  while (at < text.length && OPERATOR.includes(text[at] ?? " ")) {
    if (text.startsWith("--", at) || text.startsWith("/*", at) || text.startsWith("::", at)) break;
    if (endOfParameter(text, at) !== undefined) break;
    if (text[at] === "*") break;
    at++;
  }
  return at;
}

function endOfWord(text: string, start: number): number {
  let at = start;
  while (isWordPart(text[at])) at++;
  return at;
}

function endOfNumber(text: string, start: number): number {
  let at = start;
  while (isDigit(text[at]) || text[at] === "." || isWordPart(text[at])) {
    const exponent = text[at] === "e" || text[at] === "E";
    at++;
    if (exponent && (text[at] === "+" || text[at] === "-") && isDigit(text[at + 1])) at++;
  }
  return at;
}

function isSpace(character: string | undefined): boolean {
  return character !== undefined && " \t\n\r\f\v\u00A0\uFEFF".includes(character);
}

function isDigit(character: string | undefined): boolean {
  return character !== undefined && character >= "0" && character <= "9";
}

function isWordStart(character: string | undefined): boolean {
  if (character === undefined || character === "\u00A0" || character === "\uFEFF") return false;
  const lower = character.toLowerCase();
  return (lower >= "a" && lower <= "z") || character === "_" || character >= "\u0080";
}

function isWordPart(character: string | undefined): boolean {
  return isWordStart(character) || isDigit(character) || character === "$";
}
