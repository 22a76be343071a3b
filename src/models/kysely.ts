import { kyselyBuilders } from "./kysely-builders.ts";
import { defineModel, type CallModel } from "./model.ts";

const raw: CallModel = {
  returns: "Raw",
  statement: { operation: "sql", sql: { argument: 0 }, rowsIn: "rows" },
};

/** https://kysely.dev */
export const kysely = defineModel({
  name: "kysely",
  modules: [
    {
      specifiers: ["kysely"],
      exports: {
        Kysely: { instance: "Db" },
        Transaction: { instance: "Db" },
        ControlledTransaction: { instance: "Controlled" },
        QueryCreator: { instance: "Creator" },
        ExpressionBuilder: { instance: "Expressions" },
        SelectQueryBuilder: { instance: "Select" },
        InsertQueryBuilder: { instance: "Insert" },
        UpdateQueryBuilder: { instance: "Update" },
        DeleteQueryBuilder: { instance: "Delete" },
        RawBuilder: { instance: "Raw" },
        sql: { tag: raw, members: { raw } },
        expressionBuilder: { call: { returns: "Expressions" } },
      },
    },
    { specifiers: ["@vercel/postgres-kysely"], exports: { createKysely: { call: { returns: "Db" } } } },
  ],
  types: {
    ...kyselyBuilders,
    Raw: {
      builds: { operation: "sql", rowsIn: "rows" },
      members: { execute: { executes: true }, as: {}, compile: {}, $castTo: { returns: "this" } },
    },
    Db: {
      extends: ["Creator"],
      members: {
        executeQuery: { statement: { operation: "sql", rowsIn: "rows" } },
        connection: { returns: "Scope" },
        transaction: { returns: "Scope" },
        startTransaction: { returns: "Start" },
        destroy: {},
      },
    },
    /** Runs a function with a connection or a transaction of its own. */
    Scope: {
      members: {
        setIsolationLevel: { returns: "this" },
        setAccessMode: { returns: "this" },
        execute: {
          returns: "callback",
          transaction: true,
          callbacks: [{ argument: 0, runs: "once", parameters: ["Db"] }],
        },
      },
    },
    Start: {
      members: {
        setIsolationLevel: { returns: "this" },
        setAccessMode: { returns: "this" },
        execute: { returns: "Controlled" },
      },
    },
    Controlled: {
      extends: ["Db"],
      members: { commit: {}, rollback: {}, savepoint: {}, rollbackToSavepoint: {}, releaseSavepoint: {} },
    },
  },
  injections: { InjectKysely: { from: ["nestjs-kysely"], type: "Db" } },
});
