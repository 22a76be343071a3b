import { defineModel, type CallModel, type StatementModel } from "./model.ts";

const sql: StatementModel = {
  operation: "sql",
  sql: { argument: 0 },
  parameters: { argument: 1 },
  rowsIn: "rows",
  columnsIn: ["fields"],
  preparedAs: { argument: 0, property: "name" },
};
const query: CallModel = { statement: sql };
/** Takes arrays as values of `ANY`. */
const batched: StatementModel = { ...sql, batch: { sql: "array", typed: true, plain: true } };
const on: CallModel = { returns: "this", callbacks: [{ argument: 1, runs: "later" }] };
const pool = { instance: "Pool" };
const client = { instance: "Client" };

/** node-postgres and the drivers that take its place: https://node-postgres.com/apis/client */
export const pg = defineModel({
  name: "pg",
  dialect: "postgresql",
  modules: [
    {
      specifiers: ["pg", "pg-native", "@neondatabase/serverless", "@vercel/postgres", "@electric-sql/pglite"],
      exports: {
        Pool: pool,
        Client: client,
        PoolClient: client,
        ClientBase: client,
        native: { members: { Pool: { type: "PoolClass" }, Client: { type: "ClientClass" } } },
      },
    },
    { specifiers: ["pg-pool"], exports: { default: pool } },
    {
      specifiers: ["@neondatabase/serverless"],
      exports: {
        neon: { call: { returns: "Http" } },
        NeonQueryFunction: { instance: "Http" },
      },
    },
    {
      specifiers: ["@vercel/postgres"],
      exports: {
        sql: { is: "VercelPool" },
        db: { is: "VercelPool" },
        createPool: { call: { returns: "VercelPool" } },
        createClient: { call: { returns: "VercelClient" } },
        VercelPool: { instance: "VercelPool" },
        VercelClient: { instance: "VercelClient" },
        VercelPoolClient: { instance: "VercelClient" },
      },
    },
    {
      specifiers: ["@electric-sql/pglite", "@electric-sql/pglite/*"],
      exports: {
        PGlite: { instance: "InProcess", members: { create: { returns: "InProcess" } } },
        PGliteInterface: { instance: "InProcess" },
        Transaction: { instance: "InProcess" },
      },
    },
  ],
  types: {
    PoolClass: pool,
    ClientClass: client,
    Client: {
      members: { query: { statement: { ...batched, session: true } }, connect: {}, end: {}, release: {}, on },
    },
    Pool: {
      members: {
        query: { statement: batched },
        connect: {
          returns: "Client",
          callbacks: [{ argument: 0, runs: "once", parameters: [null, "Client"] }],
        },
        end: {},
        on,
      },
    },
    VercelClient: { extends: ["Client"], tag: query, members: { sql: { statement: sql } } },
    VercelPool: {
      extends: ["Pool"],
      tag: query,
      members: { connect: { returns: "VercelClient" }, sql: { statement: sql } },
    },
    Http: {
      call: {
        returns: "HttpQuery",
        statement: { operation: "sql", sql: { argument: 0 }, parameters: { argument: 1 } },
      },
      members: {
        query: {
          returns: "HttpQuery",
          statement: { operation: "sql", sql: { argument: 0 }, parameters: { argument: 1 } },
        },
        unsafe: {},
        transaction: { batches: true, callbacks: [{ argument: 0, runs: "once", parameters: ["Http"] }] },
      },
    },
    HttpQuery: { lazy: { operation: "sql" } },
    InProcess: {
      members: {
        query,
        sql: query,
        exec: query,
        transaction: {
          returns: "callback",
          callbacks: [{ argument: 0, runs: "once", parameters: ["InProcess"] }],
        },
        runExclusive: { returns: "callback", callbacks: [{ argument: 0, runs: "once" }] },
        listen: { callbacks: [{ argument: 1, runs: "later" }] },
      },
    },
  },
});
