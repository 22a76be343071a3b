import type { Database, Statement as PreparedStatement } from "better-sqlite3";
import LibsqlDatabase from "libsql";
import type { Tables } from "../world.ts";
import { isHousekeeping, type Engine, type Statement } from "./engine.ts";
import { primaryKeys, tableNames } from "./sql-tables.ts";

export interface SqliteEngine extends Engine {
  /** The database with better-sqlite3's interface; statements sent here are counted. */
  database: Database;
  /** Counts a statement that another connection to the same file sends. */
  count(sql: string): void;
}

/** `text` is the declaration of the columns that programs look up by text. */
const schema = (text: string) => `
  create table users (id integer primary key, email ${text} not null unique, name text, team_id integer);
  create table posts (id integer primary key, author_id integer, title text not null, body text not null, status text not null);
  create table tags (id integer primary key autoincrement, post_id integer not null, label text not null);
  create table documents (id text primary key, title text not null, owner_id integer);
  create table accounts (id text primary key, label text);
  create table events (at integer primary key, name text not null);
  create table members (team_id integer not null, user_id integer not null, role text not null, primary key (team_id, user_id));
`;

/** SQLite in this process. libSQL is a build of it that comes without a compiler and has better-sqlite3's interface. */
export function openSqlite({ file = ":memory:", text = "text" } = {}): SqliteEngine {
  const database = new LibsqlDatabase(file) as unknown as Database;
  database.exec(schema(text));
  const prepare = database.prepare.bind(database) as (sql: string) => PreparedStatement;
  let seen: Statement[] = [];
  const count = (sql: string, statement = prepare(sql)) => {
    seen.push({ text: sql, columns: columnsOf(statement) });
  };
  database.prepare = ((sql: string) => observe(prepare(sql), (statement) => count(sql, statement))) as never;

  return {
    name: "SQLite",
    database,
    count,
    seed(tables) {
      fill(database, prepare, tables);
      return Promise.resolve();
    },
    dump() {
      const rows = tableNames.map((table) =>
        prepare(`select * from ${table} order by ${primaryKeys[table]}`).all(),
      );
      return Promise.resolve(JSON.stringify(rows));
    },
    takeStatements() {
      const taken = seen.filter(({ text: sql }) => !isHousekeeping(sql));
      seen = [];
      return taken;
    },
    close() {
      database.close();
      return Promise.resolve();
    },
  };
}

/** Reports each execution, and hides the timings that libSQL adds to results. */
function observe(
  statement: PreparedStatement,
  report: (statement: PreparedStatement) => void,
): PreparedStatement {
  let running = false;
  for (const method of ["get", "all", "run", "iterate"] as const) {
    const execute = statement[method].bind(statement) as (...parameters: unknown[]) => unknown;
    statement[method] = ((...parameters: unknown[]) => {
      // The driver's methods call each other.
      if (running) return execute(...parameters);
      running = true;
      try {
        report(statement);
        return withoutTimings(execute(...parameters));
      } finally {
        running = false;
      }
    }) as never;
  }
  return statement;
}

function withoutTimings(result: unknown): unknown {
  if (result !== null && typeof result === "object") {
    Reflect.deleteProperty(result, "_metadata");
    Reflect.deleteProperty(result, "duration");
  }
  return result;
}

function columnsOf(statement: PreparedStatement): string[] {
  if (!statement.reader) return [];
  return statement.columns().map(({ name, table, column }) => (table ? `${table}.${column}` : `?.${name}`));
}

function fill(database: Database, prepare: (sql: string) => PreparedStatement, tables: Tables): void {
  database.exec(
    `begin; delete from sqlite_sequence; ${tableNames.map((table) => `delete from ${table}`).join("; ")}`,
  );
  for (const table of tableNames) {
    const [first] = tables[table];
    if (!first) continue;
    // Where text is compared without case, a row may have the key of another: the first stays.
    const insert = prepare(
      `insert or ignore into ${table} (${Object.keys(first).join(", ")}) values (${Object.keys(first)
        .map(() => "?")
        .join(", ")})`,
    );
    for (const row of tables[table]) insert.run(...Object.values(row).map(sqliteValue));
  }
  database.exec("commit");
}

function sqliteValue(value: unknown): unknown {
  if (value instanceof Date) return value.getTime();
  return typeof value === "bigint" ? String(value) : value;
}
