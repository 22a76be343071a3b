import { defineModel, type CallModel, type StatementModel } from "./model.ts";

const statement: StatementModel = { operation: "sql", sql: { argument: 0 } };
const many: CallModel = { statement };
const maybeOne: CallModel = { statement: { ...statement, rows: "one", missing: "null" } };
const one: CallModel = { statement: { ...statement, rows: "one", missing: "throw" } };
const scope: CallModel = {
  returns: "callback",
  callbacks: [{ argument: 0, runs: "once", parameters: ["Methods"] }],
};
const methods = { instance: "Methods" };

/** https://github.com/gajus/slonik */
export const slonik = defineModel({
  name: "slonik",
  dialect: "postgresql",
  modules: [
    {
      specifiers: ["slonik", "@silverhand/slonik"],
      exports: {
        createPool: { call: { returns: "Methods" } },
        CommonQueryMethods: methods,
        DatabasePool: methods,
        DatabaseConnection: methods,
        DatabasePoolConnection: methods,
        DatabaseTransactionConnection: methods,
        // Names of earlier versions.
        DatabasePoolType: methods,
        DatabaseTransactionConnectionType: methods,
        CommonQueryMethodsType: methods,
      },
    },
  ],
  types: {
    Methods: {
      members: {
        any: many,
        anyFirst: many,
        many,
        manyFirst: many,
        maybeOne,
        maybeOneFirst: maybeOne,
        one,
        oneFirst: one,
        exists: { statement: { ...statement, rows: "value" } },
        query: { statement: { ...statement, rowsIn: "rows", columnsIn: ["fields"] } },
        stream: { statement, callbacks: [{ argument: 1, runs: "later" }] },
        transaction: scope,
        connect: scope,
        copyFromBinary: { statement: { ...statement, rows: "none", bulk: true } },
        on: { returns: "this", callbacks: [{ argument: 1, runs: "later" }] },
        end: {},
      },
    },
  },
});
