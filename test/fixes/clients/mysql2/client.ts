import type { Database } from "better-sqlite3";
import type { Pool } from "mysql2/promise";
import { openSqlite } from "../../engines/sqlite.ts";
import type { Client } from "../../harness/client.ts";

export function connectMysql2(): Promise<Client<Pool>> {
  // MySQL's default collation compares text without case.
  const engine = openSqlite({ text: "text collate nocase" });
  return Promise.resolve({
    name: "mysql2",
    engine,
    db: standIn(engine.database) as unknown as Pool,
    level: "MySQL's statements on SQLite",
    close: () => Promise.resolve(),
  });
}

/** The pool's `query` and `execute`, with mysql2's placeholders and results, in front of a database that reads the same statements. */
function standIn(database: Database) {
  const send = (sql: string, values: unknown[]) => {
    const statement = database.prepare(sql);
    const parameters = values.map((value) => (value instanceof Date ? value.getTime() : value));
    if (statement.reader) return Promise.resolve([statement.all(...parameters), []]);
    const { changes, lastInsertRowid } = statement.run(...parameters);
    return Promise.resolve([{ affectedRows: changes, insertId: Number(lastInsertRowid) }, undefined]);
  };
  const connection = {
    query(sql: string, values: unknown[] = []) {
      const queue = [...values];
      const expanded = sql.replaceAll("?", () => placeholdersOf(queue.shift()));
      return send(expanded, values.flat(2));
    },
    execute(sql: string, values: unknown[] = []) {
      if (values.some(Array.isArray))
        return Promise.reject(new Error("Incorrect arguments to mysqld_stmt_execute"));
      return send(sql, values);
    },
    beginTransaction: () => Promise.resolve(database.exec("begin")),
    commit: () => Promise.resolve(database.exec("commit")),
    rollback: () => Promise.resolve(database.exec("rollback")),
    release() {},
  };
  return { ...connection, getConnection: () => Promise.resolve(connection) };
}

/** `[1, 2]` becomes `?, ?` and `[[1, 2], [3, 4]]` becomes `(?, ?), (?, ?)`, as mysql2 writes lists and rows. */
function placeholdersOf(value: unknown): string {
  if (!Array.isArray(value)) return "?";
  if (value.length === 0) return "NULL";
  return value.map((item) => (Array.isArray(item) ? `(${placeholdersOf(item)})` : "?")).join(", ");
}
