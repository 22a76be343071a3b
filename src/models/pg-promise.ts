import { defineModel, type CallModel, type StatementModel } from "./model.ts";

const statement: StatementModel = { operation: "sql", sql: { argument: 0 }, parameters: { argument: 1 } };
const run = (of: Partial<StatementModel>): CallModel => ({ statement: { ...statement, ...of } });
const scope: CallModel = {
  returns: "callback",
  callbacks: [{ argument: -1, runs: "once", parameters: ["Db"] }],
};
const each: CallModel = { ...run({}), callbacks: [{ argument: 2, runs: "later" }] };
const typed = { IDatabase: { type: "DbClass" }, ITask: { type: "DbClass" } } as const;

/** pg-promise, and the @databases family, whose tasks and transactions have the same form. https://vitaly-t.github.io/pg-promise */
export const pgPromise = defineModel({
  name: "pg-promise",
  dialect: "postgresql",
  modules: [
    {
      specifiers: ["pg-promise"],
      exports: {
        default: { call: { returns: "Factory" }, members: typed },
        IDatabase: { instance: "Db" },
        ITask: { instance: "Db" },
        IMain: { instance: "Factory" },
      },
    },
    {
      specifiers: ["@databases/pg", "@databases/mysql", "@databases/sqlite", "@databases/sqlite-sync"],
      exports: {
        default: { call: { returns: "Db" } },
        ConnectionPool: { instance: "Db" },
        Queryable: { instance: "Db" },
        Transaction: { instance: "Db" },
      },
    },
  ],
  types: {
    DbClass: { instance: "Db" },
    Factory: { call: { returns: "Db" } },
    Db: {
      members: {
        any: run({}),
        many: run({}),
        manyOrNone: run({}),
        query: run({}),
        one: run({ rows: "one", missing: "throw" }),
        oneOrNone: run({ rows: "one", missing: "null" }),
        none: run({ rows: "none" }),
        result: run({ rowsIn: "rows", columnsIn: ["fields"] }),
        multi: run({}),
        multiResult: run({}),
        func: run({}),
        proc: run({}),
        each,
        map: each,
        stream: run({}),
        task: scope,
        taskIf: scope,
        tx: scope,
        txIf: scope,
        connect: { returns: "Db" },
        // Runs the queries that it is handed, which have been sent already.
        batch: {},
      },
    },
  },
});
