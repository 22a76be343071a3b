import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createClient, type InStatement, type Transaction } from "@libsql/client";
import { drizzle, type LibSQLDatabase } from "drizzle-orm/libsql";
import { openSqlite, type SqliteEngine } from "../../engines/sqlite.ts";
import type { Client } from "../../harness/client.ts";
import * as schema from "./schema.ts";

export async function connectDrizzleSqlite(): Promise<Client<LibSQLDatabase<typeof schema>>> {
  const folder = await mkdtemp(path.join(tmpdir(), "fixes-"));
  const file = path.join(folder, "test.db");
  const engine = openSqlite({ file });
  engine.database.exec("pragma synchronous = off");
  const client = createClient({ url: `file:${file}` });
  countStatements(client, engine);
  const startTransaction = client.transaction.bind(client) as () => Promise<Transaction>;
  client.transaction = async () => {
    const transaction = await startTransaction();
    countStatements(transaction, engine);
    return transaction;
  };
  return {
    name: "Drizzle (SQLite)",
    engine,
    db: drizzle(client, { schema }),
    async close() {
      client.close();
      await rm(folder, { recursive: true });
    },
  };
}

function countStatements(
  sender: { execute(statement: InStatement): Promise<unknown> },
  engine: SqliteEngine,
): void {
  const execute = sender.execute.bind(sender);
  sender.execute = (statement: InStatement) => {
    engine.count(typeof statement === "string" ? statement : statement.sql);
    return execute(statement);
  };
}
