import { knexBuilders, knexRaw } from "./knex-builders.ts";
import { defineModel, type ExportModel } from "./model.ts";

const factory: ExportModel = { call: { returns: "Db" } };

/** https://knexjs.org */
export const knex = defineModel({
  name: "knex",
  modules: [
    {
      specifiers: ["knex"],
      exports: {
        default: factory,
        knex: factory,
        Knex: {
          instance: "Db",
          members: {
            Transaction: { type: "TransactionClass" },
            QueryBuilder: { type: "BuilderClass" },
            Raw: { type: "RawClass" },
          },
        },
      },
    },
  ],
  types: {
    ...knexBuilders,
    TransactionClass: { instance: "Transaction" },
    BuilderClass: { instance: "Builder" },
    RawClass: { instance: "Raw" },
    Db: {
      extends: ["Starts"],
      members: {
        raw: knexRaw,
        queryBuilder: { returns: "Builder" },
        transaction: {
          returns: "Transaction",
          transaction: true,
          callbacks: [{ argument: 0, runs: "once", parameters: ["Transaction"] }],
        },
        transactionProvider: { returns: "Provider" },
        batchInsert: {
          returns: "BatchInsert",
          captures: { table: { argument: 0 } },
          statement: {
            operation: "write",
            rows: "none",
            table: { capture: "table" },
            values: { argument: 1 },
            bulk: true,
          },
        },
        schema: { type: "Schema" },
        withUserParams: { returns: "Db" },
        destroy: {},
        on: { returns: "this", callbacks: [{ argument: 1, runs: "later" }] },
      },
    },
    Provider: { call: { returns: "Transaction" } },
    Transaction: {
      extends: ["Db"],
      members: {
        commit: {},
        rollback: {},
        savepoint: {
          returns: "Transaction",
          callbacks: [{ argument: 0, runs: "once", parameters: ["Transaction"] }],
        },
      },
    },
    BatchInsert: {
      lazy: { operation: "write", rows: "none", table: { capture: "table" }, bulk: true },
      members: {
        returning: { returns: "this", role: "returning" },
        transacting: { returns: "this", role: "option" },
      },
    },
    Schema: {
      members: {
        withSchema: { returns: "this" },
        hasTable: { statement: { operation: "read", rows: "value" } },
        hasColumn: { statement: { operation: "read", rows: "value" } },
      },
    },
  },
  idioms: { knex: "Db" },
});
