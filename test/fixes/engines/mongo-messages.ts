import { BSON, type Document } from "mongodb";

const opReply = 1;
const opQuery = 2004;
const opMessage = 2013;

/** Cuts MongoDB's wire protocol into commands, and writes what `answer` says to each. */
export class CommandReader {
  readonly #answer: (command: Document) => Document;
  readonly #write: (message: Buffer) => void;
  #buffer: Buffer = Buffer.alloc(0);

  constructor(answer: (command: Document) => Document, write: (message: Buffer) => void) {
    this.#answer = answer;
    this.#write = write;
  }

  read(chunk: Buffer): void {
    this.#buffer = Buffer.concat([this.#buffer, chunk]);
    while (this.#buffer.length >= 16 && this.#buffer.length >= this.#buffer.readInt32LE(0)) {
      const end = this.#buffer.readInt32LE(0);
      this.#reply(this.#buffer.subarray(0, end));
      this.#buffer = this.#buffer.subarray(end);
    }
  }

  #reply(message: Buffer): void {
    const request = message.readInt32LE(4);
    const code = message.readInt32LE(12);
    const body = message.subarray(16);
    if (code === opQuery) {
      const reply = Buffer.from(BSON.serialize(this.#answer(commandOfQuery(body))));
      const head = Buffer.alloc(20);
      head.writeInt32LE(1, 16);
      this.#send(request, opReply, [head, reply]);
    }
    if (code === opMessage) {
      const reply = Buffer.from(BSON.serialize(this.#answer(commandOfMessage(body))));
      this.#send(request, opMessage, [Buffer.alloc(5), reply]);
    }
  }

  #send(request: number, code: number, parts: Buffer[]): void {
    const head = Buffer.alloc(16);
    head.writeInt32LE(16 + parts.reduce((sum, part) => sum + part.length, 0), 0);
    head.writeInt32LE(request, 8);
    head.writeInt32LE(code, 12);
    this.#write(Buffer.concat([head, ...parts]));
  }
}

/** The first command of a connection comes in the old form: flags, a name, two numbers, the command. */
function commandOfQuery(body: Buffer): Document {
  return BSON.deserialize(body.subarray(body.indexOf(0, 4) + 1 + 8));
}

/** Flags, then sections: one with the command itself, and lists of documents that belong to it. */
function commandOfMessage(body: Buffer): Document {
  const command: Document = {};
  let offset = 4;
  while (offset < body.length) {
    const kind = body[offset];
    const start = offset + 1;
    const end = start + body.readInt32LE(start);
    if (kind === 0) Object.assign(command, BSON.deserialize(body.subarray(start, end)));
    else {
      const name = body.indexOf(0, start + 4);
      command[body.toString("utf8", start + 4, name)] = documentsOf(body.subarray(name + 1, end));
    }
    offset = end;
  }
  return command;
}

function documentsOf(bytes: Buffer): Document[] {
  const documents: Document[] = [];
  for (let offset = 0; offset < bytes.length; offset += bytes.readInt32LE(offset)) {
    documents.push(BSON.deserialize(bytes.subarray(offset, offset + bytes.readInt32LE(offset))));
  }
  return documents;
}
