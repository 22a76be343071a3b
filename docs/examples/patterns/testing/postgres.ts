import { randomUUID } from "node:crypto";
import { PGlite } from "@electric-sql/pglite";
import { btree_gist } from "@electric-sql/pglite/contrib/btree_gist";
import { PGLiteSocketServer } from "@electric-sql/pglite-socket";
import { escapeIdentifier, Pool, type PoolClient } from "pg";

export interface TestDatabase {
  readonly pool: Pool;
  /** The text of every statement sent since the last `forget()`. */
  readonly statements: readonly string[];
  forget(): void;
  stop(): Promise<void>;
}

/** The in-process database takes seconds to start, and more on a busy machine. */
export const startTimeout = 60_000;

/** A database with nothing in it but `schema`: in-process, or a schema of its own on `TEST_DATABASE_URL`. */
export async function startPostgres(schema: string): Promise<TestDatabase> {
  const url = process.env.TEST_DATABASE_URL;
  const database = url === undefined ? await startInProcess() : await startOnServer(url);
  const statements: string[] = [];
  database.pool.on("connect", (client) => record(client, statements));
  await database.pool.query(schema);
  statements.length = 0;
  return {
    pool: database.pool,
    statements,
    forget: () => {
      statements.length = 0;
    },
    stop: database.stop,
  };
}

async function startInProcess() {
  const db = await PGlite.create({ extensions: { btree_gist } });
  const server = new PGLiteSocketServer({ db, port: 0, maxConnections: 8 });
  await server.start();
  const [host, port] = server.getServerConn().split(":");
  const pool = new Pool({ host, port: Number(port), user: "postgres", database: "postgres", max: 4 });
  const stop = async () => {
    await pool.end();
    await server.stop();
    await db.close();
  };
  return { pool, stop };
}

async function startOnServer(connectionString: string) {
  const name = `patterns_${randomUUID().replaceAll("-", "")}`;
  const admin = new Pool({ connectionString, max: 1 });
  await admin.query(`CREATE SCHEMA ${escapeIdentifier(name)}`);
  const pool = new Pool({ connectionString, max: 4, options: `-c search_path=${name},public` });
  const stop = async () => {
    await pool.end();
    await admin.query(`DROP SCHEMA ${escapeIdentifier(name)} CASCADE`);
    await admin.end();
  };
  return { pool, stop };
}

function record(client: PoolClient, statements: string[]): void {
  const query = client.query.bind(client) as (...args: unknown[]) => unknown;
  const recording = (...args: unknown[]) => {
    statements.push(textOf(args[0]));
    return query(...args);
  };
  Object.assign(client, { query: recording });
}

function textOf(query: unknown): string {
  if (typeof query === "string") return query;
  return (query as { text?: string } | undefined)?.text ?? "";
}
