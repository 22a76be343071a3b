/** A statement as the Postgres protocol carries it, with the description of the rows it returned. */
export interface WireStatement {
  text: string;
  columns: { name: string; table: number; attribute: number }[];
}

/** Cuts a stream of length-prefixed messages: a type byte, then a length that counts itself. */
abstract class MessageReader {
  #buffer: Buffer = Buffer.alloc(0);

  protected abstract onMessage(type: string, body: Buffer): void;

  read(chunk: Buffer): void {
    this.#buffer = this.#buffer.length === 0 ? chunk : Buffer.concat([this.#buffer, chunk]);
    for (;;) {
      const prefix = this.typeLength();
      if (this.#buffer.length < prefix + 4) return;
      const end = prefix + this.#buffer.readInt32BE(prefix);
      if (this.#buffer.length < end) return;
      const type = prefix === 1 ? String.fromCharCode(this.#buffer[0] ?? 0) : "startup";
      this.onMessage(type, this.#buffer.subarray(prefix + 4, end));
      this.#buffer = this.#buffer.subarray(end);
    }
  }

  protected typeLength(): 0 | 1 {
    return 1;
  }
}

/** Reads what a client sends: simple queries, and executions of parsed statements through their portals. */
export class StatementReader extends MessageReader {
  readonly #onStatement: (statement: WireStatement) => void;
  readonly #parsed = new Map<string, string>();
  readonly #portals = new Map<string, string>();
  #started = false;

  constructor(onStatement: (statement: WireStatement) => void) {
    super();
    this.#onStatement = onStatement;
  }

  protected override typeLength() {
    return this.#started ? 1 : 0;
  }

  protected override onMessage(type: string, body: Buffer) {
    if (type === "startup") this.#started = true;
    if (type === "Q") this.#onStatement({ text: cString(body, 0), columns: [] });
    if (type === "P") {
      const name = cString(body, 0);
      this.#parsed.set(name, cString(body, Buffer.byteLength(name) + 1));
    }
    if (type === "B") {
      const portal = cString(body, 0);
      this.#portals.set(portal, this.#parsed.get(cString(body, Buffer.byteLength(portal) + 1)) ?? "");
    }
    if (type === "E") this.#onStatement({ text: this.#portals.get(cString(body, 0)) ?? "", columns: [] });
  }
}

/** Reads what the server answers and gives each pending statement the description of its rows. */
export class ResultReader extends MessageReader {
  readonly #pending: WireStatement[];
  #described: WireStatement["columns"] = [];

  constructor(pending: WireStatement[]) {
    super();
    this.#pending = pending;
  }

  protected override onMessage(type: string, body: Buffer) {
    if (type === "T") this.#described = columnsOf(body);
    if (type === "C" || type === "E" || type === "I") {
      const statement = this.#pending.shift();
      if (statement && type === "C") statement.columns = this.#described;
      this.#described = [];
    }
  }
}

function columnsOf(body: Buffer): WireStatement["columns"] {
  const columns: WireStatement["columns"] = [];
  let offset = 2;
  for (let count = body.readInt16BE(0); count > 0; count--) {
    const name = cString(body, offset);
    offset += Buffer.byteLength(name) + 1;
    columns.push({ name, table: body.readUInt32BE(offset), attribute: body.readInt16BE(offset + 4) });
    offset += 18;
  }
  return columns;
}

function cString(buffer: Buffer, start: number): string {
  return buffer.toString("utf8", start, buffer.indexOf(0, start));
}
