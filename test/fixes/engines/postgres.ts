import { PGlite } from "@electric-sql/pglite";
import { PGLiteSocketServer } from "@electric-sql/pglite-socket";
import pg from "pg";
import type { Tables } from "../world.ts";
import { isHousekeeping, type Engine } from "./engine.ts";
import { postgresSchema, primaryKeys, tableNames } from "./sql-tables.ts";
import { startWireProxy } from "./wire-proxy.ts";

export interface PostgresEngine extends Engine {
  /** Where clients connect; statements sent there are counted. */
  url: string;
  /** PGlite is one session for all connections, so a client may open just one. */
  maxConnections: number;
}

interface Server {
  name: string;
  host: string;
  port: number;
  credentials: string;
  database: string;
  maxConnections: number;
  execute(sql: string): Promise<Record<string, unknown>[]>;
  stop(): Promise<void>;
}

/** Postgres in this process, or the server that `TEST_DATABASE_URL` names. */
export async function startPostgres(): Promise<PostgresEngine> {
  const url = process.env["TEST_DATABASE_URL"];
  const server = url ? await createDatabase(new URL(url)) : await bootPglite();
  await server.execute(postgresSchema);
  const attributes = new Map<string, string>();
  for (const row of await server.execute(
    "select attrelid::int as table, attnum as attribute, relname || '.' || attname as name from pg_attribute join pg_class on pg_class.oid = attrelid where relnamespace = 'public'::regnamespace and attnum > 0",
  )) {
    attributes.set(`${row["table"]}/${row["attribute"]}`, String(row["name"]));
  }
  let seeds = 0;
  const proxy = await startWireProxy({ host: server.host, port: server.port });

  return {
    name: server.name,
    url: `postgres://${server.credentials}@127.0.0.1:${proxy.port}/${server.database}`,
    maxConnections: server.maxConnections,
    async seed(tables) {
      // Deleting a few rows is six times as fast as truncating, but leaves dead rows to read past.
      const empty = seeds++ % 100 === 0 ? `truncate ${tableNames.join(", ")}` : deleteSql;
      await server.execute(`${empty}; ${insertSql(tables)}`);
    },
    async dump() {
      const [row] = await server.execute(dumpSql);
      return JSON.stringify(row?.["tables"]);
    },
    takeStatements() {
      return proxy
        .take()
        .filter(({ text }) => !isHousekeeping(text))
        .map(({ text, columns }) => ({
          text,
          columns: columns.map(
            ({ name, table, attribute }) => attributes.get(`${table}/${attribute}`) ?? `?.${name}`,
          ),
        }));
    },
    async close() {
      await proxy.close();
      await server.stop();
    },
  };
}

async function bootPglite(): Promise<Server> {
  const db = await PGlite.create();
  const server = new PGLiteSocketServer({ db, host: "127.0.0.1", port: 0, maxConnections: 8 });
  await server.start();
  return {
    name: "PGlite",
    host: "127.0.0.1",
    port: Number(server.getServerConn().split(":").at(-1)),
    credentials: "postgres:postgres",
    database: "postgres",
    maxConnections: 1,
    async execute(sql) {
      const results = await db.exec(sql);
      return (results.at(-1)?.rows ?? []) as Record<string, unknown>[];
    },
    async stop() {
      await server.stop();
      await db.close();
    },
  };
}

/** A database of its own on a running server, so that test files can run side by side. */
async function createDatabase(url: URL): Promise<Server> {
  const database = `fixes_${process.pid}_${Date.now().toString(36)}`;
  const admin = new pg.Client({ connectionString: url.href });
  await admin.connect();
  await admin.query(`create database ${database}`);
  const own = new URL(url);
  own.pathname = `/${database}`;
  const client = new pg.Client({ connectionString: own.href });
  await client.connect();
  return {
    name: "PostgreSQL",
    host: url.hostname,
    port: Number(url.port || 5432),
    credentials: `${url.username}:${url.password}`,
    database,
    maxConnections: 4,
    async execute(sql) {
      const results: unknown = await client.query(sql);
      const last = (Array.isArray(results) ? results.at(-1) : results) as pg.QueryResult<
        Record<string, unknown>
      >;
      return last.rows;
    },
    async stop() {
      await client.end();
      await admin.query(`drop database ${database} with (force)`);
      await admin.end();
    },
  };
}

const deleteSql = tableNames.map((table) => `delete from ${table}`).join("; ");

function insertSql(tables: Tables): string {
  const inserts = tableNames.map((table) => {
    const rows = JSON.stringify(tables[table], (_key, value: unknown) =>
      typeof value === "bigint" ? String(value) : value,
    );
    return `insert into ${table} select * from json_populate_recordset(null::${table}, '${rows.replaceAll("'", "''")}')`;
  });
  return `${inserts.join("; ")}; alter sequence tags_id_seq restart with ${tables.tags.length + 1}`;
}

const dumpSql = `select json_build_object(${tableNames
  .map((table) => `'${table}', (select json_agg(r order by ${primaryKeys[table]}) from ${table} r)`)
  .join(", ")})::text as tables`;
