import { defineModel, type CallModel, type StatementModel } from "./model.ts";

const sql: StatementModel = { operation: "sql", sql: { argument: 0 }, parameters: { argument: 1 } };
const scope: CallModel = {
  transaction: true,
  returns: "callback",
  callbacks: [{ argument: -1, runs: "once", parameters: ["Sql"] }],
};
const form: CallModel = { returns: "this", role: "option" };
const reshaped: CallModel = { returns: "this", role: "reshape" };

/** Postgres.js, and Bun's client with the same interface: https://github.com/porsager/postgres */
export const postgres = defineModel({
  name: "postgres",
  dialect: "postgresql",
  modules: [
    {
      specifiers: ["postgres"],
      exports: {
        default: {
          call: { returns: "Sql" },
          members: {
            Sql: { type: "SqlClass" },
            ISql: { type: "SqlClass" },
            TransactionSql: { type: "SqlClass" },
            ReservedSql: { type: "SqlClass" },
            PendingQuery: { type: "PendingClass" },
          },
        },
        Sql: { instance: "Sql" },
        ISql: { instance: "Sql" },
        TransactionSql: { instance: "Sql" },
        ReservedSql: { instance: "Sql" },
      },
    },
    { specifiers: ["bun"], exports: { sql: { is: "BunSql" }, SQL: { instance: "BunSql" } } },
  ],
  types: {
    SqlClass: { instance: "Sql" },
    PendingClass: { instance: "Pending" },
    Sql: {
      tag: {
        returns: "Pending",
        statement: { ...sql, batch: { sql: "helper", typed: true, plain: true, renames: true } },
      },
      // Called as a function, it formats identifiers and rows for another statement.
      call: {},
      members: {
        unsafe: { returns: "Pending", statement: sql },
        file: { returns: "Pending" },
        notify: { statement: { operation: "write", rows: "none" } },
        begin: scope,
        transaction: scope,
        beginDistributed: scope,
        savepoint: scope,
        reserve: { returns: "Sql" },
        listen: { callbacks: [{ argument: 1, runs: "later" }] },
        subscribe: { callbacks: [{ argument: 1, runs: "later" }] },
        end: {},
      },
    },
    /** Its helper formats rows and lists in other places. */
    BunSql: { extends: ["Sql"], tag: { returns: "Pending", statement: sql }, call: {} },
    /** Sent when it is awaited; inside another statement it is a fragment of that. */
    Pending: {
      lazy: { operation: "sql" },
      members: {
        simple: form,
        values: reshaped,
        raw: reshaped,
        describe: reshaped,
        execute: { executes: true },
        cursor: { executes: true, role: "stream" },
        readable: { executes: true, role: "stream" },
        writable: { executes: true, role: "stream" },
        forEach: {
          executes: true,
          role: "stream",
          callbacks: [
            { argument: 0, runs: "each", collection: { receiver: true }, concurrency: "sequential" },
          ],
        },
      },
    },
  },
});
