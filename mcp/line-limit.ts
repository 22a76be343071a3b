import { Transform, type TransformCallback } from "node:stream";

const newline = 0x0a;
/** As much of a line's ends as holds what identifies its request. */
const endBytes = 256;

/** Passes whole lines on, and leaves out those that are too long: reading on after them takes knowing where they end. */
export class LineLimit extends Transform {
  readonly #maximum: number;
  readonly #onTooLong: (start: string, end: string) => void;
  #pieces: Buffer[] = [];
  #length = 0;
  /** The last bytes of a line that is left out. */
  #tail: Buffer | undefined;

  constructor(maximum: number, onTooLong: (start: string, end: string) => void) {
    super();
    this.#maximum = maximum;
    this.#onTooLong = onTooLong;
  }

  override _transform(chunk: Buffer, _: BufferEncoding, done: TransformCallback): void {
    for (let start = 0; start < chunk.length;) {
      const found = chunk.indexOf(newline, start);
      const end = found < 0 ? chunk.length : found + 1;
      this.#take(chunk.subarray(start, end), found >= 0);
      start = end;
    }
    done();
  }

  #take(piece: Buffer, isEnd: boolean): void {
    this.#length += piece.length;
    if (this.#length > this.#maximum) {
      this.#tail = Buffer.concat([this.#tail ?? Buffer.alloc(0), piece]).subarray(-endBytes);
      // The first piece tells whose line it was.
      this.#pieces.splice(1);
    } else this.#pieces.push(piece);
    if (!isEnd) return;
    if (this.#tail === undefined) this.push(Buffer.concat(this.#pieces));
    else {
      const start = (this.#pieces[0] ?? piece).subarray(0, endBytes);
      this.#onTooLong(start.toString(), this.#tail.toString());
    }
    this.#pieces = [];
    this.#length = 0;
    this.#tail = undefined;
  }
}

/** The id of the request that a line of JSON-RPC holds, told by how it begins or ends; `null` where neither does. */
export function requestId(start: string, end: string): string | number | null {
  const [, id] =
    /^\s*\{\s*(?:"jsonrpc"\s*:\s*"2\.0"\s*,\s*)?"id"\s*:\s*(\d+|"[^"\\]*")\s*,/.exec(start) ??
    /,\s*"id"\s*:\s*(\d+|"[^"\\]*")\s*(?:,\s*"jsonrpc"\s*:\s*"2\.0"\s*)?\}\s*$/.exec(end) ??
    [];
  return id === undefined ? null : (JSON.parse(id) as string | number);
}
