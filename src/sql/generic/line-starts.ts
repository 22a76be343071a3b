/** Lines and columns from 1, in characters (not UTF-16 units), to offsets. */
export class LineStarts {
  readonly #length: number;
  /** Where each line starts, in characters. */
  readonly #starts = [0];
  /** The offset of each character; undefined where that is its number. */
  readonly #offsets: number[] | undefined;

  constructor(sql: string) {
    this.#length = sql.length;
    const offsets: number[] = [];
    let offset = 0;
    for (const character of sql) {
      offsets.push(offset);
      offset += character.length;
      if (character === "\n") this.#starts.push(offsets.length);
    }
    this.#offsets = offsets.length === sql.length ? undefined : offsets;
  }

  offset(line: number, column: number): number {
    const start = this.#starts[line - 1];
    if (start === undefined) return this.#length;
    const character = start + column - 1;
    return Math.min(this.#offsets ? (this.#offsets[character] ?? this.#length) : character, this.#length);
  }
}
