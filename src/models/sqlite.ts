import { defineModel, type CallModel, type MemberModel, type StatementModel } from "./model.ts";

const statement: StatementModel = { operation: "sql", sql: { argument: 0 }, parameters: { argument: 1 } };
const local: StatementModel = { ...statement, synchronous: true };
const remote: StatementModel = {
  ...statement,
  rowsIn: "rows",
  columnsIn: ["columns", "columnTypes"],
  namesakes: "first",
};
const same: CallModel = { returns: "this" };
const reshaped: CallModel = { returns: "this", role: "reshape" };
const runs = (of: StatementModel): Record<string, MemberModel> => ({
  all: { statement: of },
  each: { statement: of, callbacks: [{ argument: -1, runs: "later" }] },
  get: { statement: { ...of, rows: "one", missing: "undefined" } },
  run: { statement: { ...of, rows: "none" } },
  exec: { statement: { ...of, rows: "none" } },
});
const prepared: Record<string, MemberModel> = {
  all: { executes: true },
  each: { executes: true, role: "stream", callbacks: [{ argument: -1, runs: "later" }] },
  get: { executes: true, role: "single", missing: "undefined" },
  run: { executes: true, role: "discard" },
  iterate: { executes: true, role: "stream" },
  values: { executes: true },
};
const batch: CallModel = { statement: { operation: "sql", rows: "none", bulk: true } };

/** SQLite in its packages; most run in the calling thread. https://github.com/WiseLibs/better-sqlite3/blob/master/docs/api.md */
export const sqlite = defineModel({
  name: "sqlite",
  dialect: "sqlite",
  modules: [
    {
      specifiers: ["better-sqlite3", "better-sqlite3-multiple-ciphers", "libsql"],
      exports: {
        default: {
          instance: "Local",
          call: { returns: "Local" },
          members: { Database: { type: "LocalClass" }, Statement: { type: "StatementClass" } },
        },
        Database: { instance: "Local" },
      },
    },
    // Node's own module, whose name without `node:` is that of a package.
    {
      specifiers: ["sqlite"],
      exports: {
        DatabaseSync: { instance: "Local" },
        StatementSync: { instance: "Statement" },
        open: { call: { returns: "Async" } },
        Database: { instance: "Async" },
      },
    },
    {
      specifiers: ["bun:sqlite"],
      exports: {
        Database: { instance: "Bun" },
        default: { instance: "Bun" },
        Statement: { instance: "Statement" },
      },
    },
    {
      specifiers: ["sqlite3"],
      exports: {
        Database: { instance: "Async" },
        verbose: { call: { returns: "Sqlite3" } },
      },
    },
    {
      specifiers: ["@libsql/client", "@libsql/client/*"],
      exports: {
        createClient: { call: { returns: "Remote" } },
        Client: { instance: "Remote" },
        Transaction: { instance: "Remote" },
      },
    },
    {
      specifiers: ["@cloudflare/workers-types"],
      exports: { D1Database: { instance: "D1" }, D1PreparedStatement: { instance: "D1Statement" } },
    },
  ],
  types: {
    LocalClass: { instance: "Local" },
    StatementClass: { instance: "Statement" },
    AsyncClass: { instance: "Async" },
    Sqlite3: { members: { Database: { type: "AsyncClass" } } },
    Local: {
      members: {
        prepare: { returns: "Statement", statement: local },
        exec: { statement: { ...local, rows: "none" } },
        pragma: {},
        // What comes out is called like the function that went in.
        transaction: { returns: "argument" },
        close: {},
      },
    },
    Bun: {
      extends: ["Local"],
      members: {
        query: { returns: "Statement", statement: local },
        run: { statement: { ...local, rows: "none" } },
      },
    },
    Statement: {
      builds: { operation: "sql", synchronous: true },
      members: {
        ...prepared,
        pluck: reshaped,
        expand: reshaped,
        raw: reshaped,
        bind: same,
        safeIntegers: same,
        columns: {},
      },
    },
    Async: {
      members: {
        ...runs(statement),
        prepare: { returns: "AsyncStatement", statement },
        serialize: { callbacks: [{ argument: 0, runs: "once" }] },
        on: { returns: "this", callbacks: [{ argument: 1, runs: "later" }] },
        close: {},
      },
    },
    AsyncStatement: { builds: { operation: "sql" }, members: { ...prepared, finalize: {}, reset: {} } },
    Remote: {
      members: {
        execute: { statement: remote },
        executeMultiple: { statement: { ...statement, rows: "none", bulk: true } },
        batch,
        migrate: batch,
        transaction: { returns: "Remote" },
        commit: {},
        rollback: {},
        close: {},
        sync: {},
      },
    },
    D1: {
      members: {
        prepare: { returns: "D1Statement", statement: { ...statement, rowsIn: "results" } },
        batch,
        exec: { statement: { ...statement, rows: "none" } },
        withSession: { returns: "D1" },
      },
    },
    D1Statement: {
      builds: { operation: "sql", rowsIn: "results" },
      members: {
        bind: same,
        all: { executes: true },
        raw: { executes: true },
        first: { executes: true, role: "single", missing: "null" },
        run: { executes: true },
      },
    },
  },
  globals: { D1Database: { instance: "D1" }, D1PreparedStatement: { instance: "D1Statement" } },
});
