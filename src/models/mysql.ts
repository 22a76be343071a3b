import {
  defineModel,
  type BatchModel,
  type CallModel,
  type ExportModel,
  type StatementModel,
  type TypeReference,
} from "./model.ts";

const statement: StatementModel = { operation: "sql", sql: { argument: 0 }, parameters: { argument: 1 } };
const clients = (connection: TypeReference, pool: TypeReference): Record<string, ExportModel> => ({
  createConnection: { call: { returns: connection } },
  createPool: { call: { returns: pool } },
  createPoolCluster: { call: { returns: pool } },
  Connection: { instance: connection },
  PoolConnection: { instance: connection },
  Pool: { instance: pool },
  PoolCluster: { instance: pool },
});
/** A list is written out in the place of its placeholder; by `query` alone, not in prepared statements. */
const batch: BatchModel = { sql: "list", empty: "fails", plain: true };
const rowsDiffer = "no `FLOAT` column is read, which a prepared statement reads with other digits";
const on: CallModel = { returns: "this", callbacks: [{ argument: 1, runs: "later" }] };
const handsOver = (connection: TypeReference): CallModel => ({
  returns: connection,
  callbacks: [{ argument: -1, runs: "once", parameters: [null, connection] }],
});

/** mysql2, mysql and mariadb: https://sidorares.github.io/node-mysql2/docs */
export const mysql = defineModel({
  name: "mysql",
  dialect: "mysql",
  modules: [
    { specifiers: ["mysql2/promise", "mysql2"], exports: clients("Connection", "Pool") },
    {
      specifiers: ["mysql", "mariadb", "mariadb/callback", "serverless-mysql"],
      exports: clients("PlainConnection", "PlainPool"),
    },
    {
      specifiers: ["@planetscale/database"],
      exports: {
        connect: { call: { returns: "Http" } },
        Client: { instance: "Http" },
        Connection: { instance: "Http" },
      },
    },
  ],
  types: {
    Connection: {
      members: {
        query: { statement: { ...statement, rowsIn: 0, columnsIn: [1], batch } },
        execute: {
          statement: {
            ...statement,
            rowsIn: 0,
            columnsIn: [1],
            batch: { ...batch, method: "query", rowsDiffer },
          },
        },
        batch: { statement: { ...statement, rows: "none", bulk: true } },
        prepare: { returns: "Prepared", statement },
        promise: { returns: "this" },
        beginTransaction: {},
        commit: {},
        rollback: {},
        release: {},
        end: {},
        destroy: {},
        on,
      },
    },
    Pool: {
      extends: ["Connection"],
      members: { getConnection: handsOver("Connection"), of: { returns: "Pool" } },
    },
    /** Gives the rows themselves. */
    PlainConnection: { extends: ["Connection"], members: { query: { statement }, execute: { statement } } },
    PlainPool: {
      extends: ["PlainConnection"],
      members: { getConnection: handsOver("PlainConnection"), of: { returns: "PlainPool" } },
    },
    Prepared: { builds: { operation: "sql" }, members: { execute: { executes: true }, close: {} } },
    Http: {
      members: {
        execute: { statement: { ...statement, rowsIn: "rows", columnsIn: ["fields", "types"] } },
        connection: { returns: "Http" },
        transaction: {
          returns: "callback",
          callbacks: [{ argument: 0, runs: "once", parameters: ["Http"] }],
        },
      },
    },
  },
});
