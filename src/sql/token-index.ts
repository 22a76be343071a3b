import type { SqlToken } from "./lexer.ts";
import type { Span } from "./position.ts";

/** The tokens of a text by where they start: the parsers tell where a thing begins, the tokens where it ends. */
export class TokenIndex {
  readonly tokens: readonly SqlToken[];
  readonly #byStart = new Map<number, number>();
  readonly #text: string;

  constructor(text: string, tokens: readonly SqlToken[]) {
    this.#text = text;
    this.tokens = tokens;
    for (const [index, token] of tokens.entries()) this.#byStart.set(token.start, index);
  }

  /** Index of the token that starts at an offset. */
  at(offset: number | undefined): number | undefined {
    return offset === undefined ? undefined : this.#byStart.get(offset);
  }

  /** Index of the first token at or after an offset. */
  from(offset: number): number {
    let low = 0;
    let high = this.tokens.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.tokens[middle]?.start ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Whether nothing but white space stands between two neighbouring tokens. */
  touches(left: SqlToken, right: SqlToken): boolean {
    return this.#text.slice(left.end, right.start).trim() === "";
  }

  /** Index of the last token of a dotted name of `length` parts that starts at an offset. */
  endOfName(offset: number, length: number): number | undefined {
    const first = this.at(offset);
    if (first === undefined || length < 1) return undefined;
    const last = first + (length - 1) * 2;
    for (let index = first; index <= last; index++) {
      const token = this.tokens[index];
      const fits = (index - first) % 2 === 0 ? isName(token) : token?.text === ".";
      if (!fits) return undefined;
    }
    return last;
  }

  /** The span without the white space and comments at its edges, and without the semicolon at its end. */
  trim(span: Span): Span | undefined {
    const first = this.tokens[this.from(span.start)];
    let last = this.from(span.end) - 1;
    while (this.tokens[last]?.text === ";") last--;
    const end = this.tokens[last]?.end;
    return first && end !== undefined && first.start < end ? { start: first.start, end } : undefined;
  }
}

export function isName(token: SqlToken | undefined): boolean {
  return token?.type === "word" || token?.type === "quoted" || token?.type === "parameter";
}
