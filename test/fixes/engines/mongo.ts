import { once } from "node:events";
import { createServer, type AddressInfo, type Socket } from "node:net";
import { BSON, ObjectId, type Document } from "mongodb";
import type { Tables } from "../world.ts";
import type { Engine, Statement } from "./engine.ts";
import { CommandReader } from "./mongo-messages.ts";

export interface MongoEngine extends Engine {
  url: string;
}

/**
 * A stand-in for MongoDB, which can't be had from npm: collections in memory behind the wire protocol and the commands that programs here
 * use. It shows which commands a client sends, not what MongoDB makes of them.
 */
export async function startMongo(): Promise<MongoEngine> {
  let collections = new Map<string, Document[]>();
  let seen: Statement[] = [];
  const answer = (command: Document): Document => {
    const [name = ""] = Object.keys(command);
    const run = commands[name];
    if (!run) return { ok: 1, ...greeting };
    const collection = String(command[name]);
    seen.push({ text: BSON.EJSON.stringify(command), columns: columnsOf(collection, command) });
    const documents = collections.get(collection) ?? [];
    collections.set(collection, documents);
    return { ok: 1, ...run(documents, command) };
  };

  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    const reader = new CommandReader(answer, (message) => socket.write(message));
    socket.on("data", (chunk) => reader.read(chunk));
    socket.on("error", () => socket.destroy());
  }).listen(0, "127.0.0.1");
  await once(server, "listening");

  return {
    name: "commands",
    url: `mongodb://127.0.0.1:${(server.address() as AddressInfo).port}/test`,
    seed(tables) {
      collections = collectionsOf(tables);
      return Promise.resolve();
    },
    // The driver makes up the ids of inserted documents.
    dump: () =>
      Promise.resolve(
        BSON.EJSON.stringify(
          [...collections]
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .filter(([, documents]) => documents.length > 0),
          (key, value: unknown) => (key === "_id" && isMadeUp(value) ? "id" : value),
        ),
      ),
    takeStatements() {
      const taken = seen;
      seen = [];
      return taken;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}

const greeting = {
  isWritablePrimary: true,
  helloOk: true,
  minWireVersion: 0,
  maxWireVersion: 21,
  maxBsonObjectSize: 16_777_216,
  maxMessageSizeBytes: 48_000_000,
  maxWriteBatchSize: 100_000,
};

const commands: Record<string, (documents: Document[], command: Document) => Document> = {
  find(documents, { filter = {}, sort = {}, limit = 0, projection = {} }) {
    const found = documents.filter((document) => matches(document, filter as Document));
    for (const [field, direction] of Object.entries(sort as Document).reverse()) {
      found.sort((a, b) => direction * compare(a[field], b[field]));
    }
    const taken = limit ? found.slice(0, limit as number) : found;
    return {
      cursor: {
        id: 0n,
        ns: "test.c",
        firstBatch: taken.map((document) => project(document, projection as Document)),
      },
    };
  },
  insert(documents, command) {
    documents.push(...(command["documents"] as Document[]));
    return { n: command["documents"].length };
  },
  update(documents, { updates }) {
    let count = 0;
    for (const { q, u, multi } of updates as { q: Document; u: Document; multi?: boolean }[]) {
      const found = documents.filter((document) => matches(document, q));
      for (const document of multi ? found : found.slice(0, 1)) {
        Object.assign(document, u["$set"]);
        count++;
      }
    }
    return { n: count, nModified: count };
  },
  delete(documents, { deletes }) {
    let count = 0;
    for (const { q, limit } of deletes as { q: Document; limit: number }[]) {
      const found = documents.filter((document) => matches(document, q));
      for (const document of limit ? found.slice(0, limit) : found) {
        documents.splice(documents.indexOf(document), 1);
        count++;
      }
    }
    return { n: count };
  },
};

function matches(document: Document, filter: Document): boolean {
  return Object.entries(filter).every(([field, condition]: [string, unknown]) => {
    const value = textOf(document[field]);
    if (!isOperators(condition)) return value === textOf(condition);
    return Object.entries(condition).every(([operator, operand]: [string, unknown]) => {
      if (operator === "$in") return (operand as unknown[]).map(textOf).includes(value);
      if (operator === "$eq") return value === textOf(operand);
      if (operator === "$ne") return value !== textOf(operand);
      throw new Error(`This stand-in doesn't know ${operator}`);
    });
  });
}

function isOperators(condition: unknown): condition is Document {
  return Object.keys(Object(condition)).some((key) => key.startsWith("$"));
}

/** Values are equal if their texts are; a missing field equals `null`. */
function textOf(value: unknown): string {
  return BSON.EJSON.stringify({ value: value ?? null });
}

function compare(a: unknown, b: unknown): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  return textOf(a) < textOf(b) ? -1 : Number(textOf(a) > textOf(b));
}

function project(document: Document, projection: Document): Document {
  const fields = Object.entries(projection).filter(([, wanted]) => Boolean(wanted));
  if (fields.length === 0) return document;
  const names = new Set(fields.map(([field]) => field));
  if (projection["_id"] !== 0) names.add("_id");
  return Object.fromEntries(Object.entries(document).filter(([field]) => names.has(field)));
}

function columnsOf(collection: string, command: Document): string[] {
  if (!("find" in command)) return [];
  const fields = Object.entries((command["projection"] ?? {}) as Document).filter(([, wanted]) =>
    Boolean(wanted),
  );
  return fields.length === 0 ? [`${collection}.*`] : fields.map(([field]) => `${collection}.${field}`);
}

function collectionsOf({ users, posts, tags, documents, events }: Tables): Map<string, Document[]> {
  return new Map<string, Document[]>([
    ["users", users.map(({ id, team_id, ...user }) => ({ _id: id, teamId: team_id, ...user }))],
    ["posts", posts.map(({ id, author_id, ...post }) => ({ _id: id, authorId: author_id, ...post }))],
    ["tags", tags.map(({ id, post_id, label }) => ({ _id: objectId(String(id)), postId: post_id, label }))],
    ["notes", documents.map(({ id, title }) => ({ _id: objectId(id), paperId: objectId(id), text: title }))],
    [
      "documents",
      documents.map(({ id, title }) => ({
        _id: objectId(id),
        key: id,
        title,
      })),
    ],
    ["events", events.map(({ at, name }) => ({ _id: at, name }))],
  ]);
}

/** The same for the same text, and nothing that a driver would come up with. */
function objectId(text: string): ObjectId {
  return new ObjectId(text.replaceAll("-", "").slice(-24).padStart(24, "0"));
}

/** An id that begins with the time, in seconds since 1970, at which it was made. */
function isMadeUp(value: unknown): boolean {
  const id = (value as { $oid?: string } | undefined)?.$oid;
  return id !== undefined && Math.abs(Number.parseInt(id.slice(0, 8), 16) - Date.now() / 1000) < 86_400;
}
