import { HOLE, tokenize, type SqlToken } from "./lexer.ts";
import type { SqlDialect } from "./dialect.ts";
import type { SqlPosition, SqlRange, Span } from "./position.ts";

/**
 * The text pieces of a template joined into one text, each interpolation between them as one character. Everything
 * after parsing is computed in offsets of this joined text and turned into positions of the pieces at the end.
 */
export class SqlSource {
  readonly text: string;
  readonly parts: readonly string[];
  readonly #starts: number[] = [];

  constructor(parts: readonly string[]) {
    this.parts = parts;
    this.text = parts.join(HOLE);
    let at = 0;
    for (const part of parts) {
      this.#starts.push(at);
      at += part.length + 1;
    }
  }

  tokens(dialect: SqlDialect): SqlToken[] | undefined {
    return tokenize(this.text, dialect);
  }

  /** The index of the interpolation at an offset: hole `i` stands between parts `i` and `i + 1`. */
  holeAt(offset: number): number | undefined {
    return this.text[offset] === HOLE ? this.position(offset).part : undefined;
  }

  /** The indexes of all interpolations in a span. */
  holesIn(span: Span): number[] {
    const holes: number[] = [];
    for (
      let at = this.text.indexOf(HOLE, span.start);
      at !== -1 && at < span.end;
      at = this.text.indexOf(HOLE, at + 1)
    ) {
      holes.push(this.position(at).part);
    }
    return holes;
  }

  position(offset: number): SqlPosition {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { part: low, offset: offset - (this.#starts[low] ?? 0) };
  }

  range(span: Span): SqlRange {
    return { start: this.position(span.start), end: this.position(span.end) };
  }
}
