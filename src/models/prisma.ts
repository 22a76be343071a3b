import { defineModel, type CallModel, type Place, type StatementModel } from "./model.ts";

const table: Place = { capture: "table" };
const where: Place = { argument: 0, property: "where" };

const read: StatementModel = {
  operation: "read",
  table,
  filter: where,
  projection: { argument: 0, property: "select" },
  extras: [
    { argument: 0, property: "include" },
    { argument: 0, property: "omit" },
  ],
  order: { argument: 0, property: "orderBy" },
  wholeRow: true,
};
const write: StatementModel = {
  operation: "write",
  rows: "one",
  table,
  values: { argument: 0, property: "data" },
  projection: { argument: 0, property: "select" },
};

const findMany: CallModel = {
  returns: "Rows",
  statement: {
    ...read,
    rows: "many",
    limit: { argument: 0, property: "take" },
    offset: { argument: 0, property: "skip" },
    cursor: { argument: 0, property: "cursor" },
    missing: "empty",
    batch: "prisma",
  },
};
/** Calls of one tick with the same selection are sent as one statement by Prisma's own data loader. */
const findUnique: CallModel = {
  returns: "Row",
  statement: { ...read, rows: "one", missing: "null", coalesced: true, batch: "prisma" },
};
const findFirst: CallModel = {
  returns: "Row",
  statement: { ...read, rows: "one", missing: "null", batch: "prisma" },
};
const value: StatementModel = { operation: "read", rows: "value", table, filter: where };
const bulk: StatementModel = { ...write, rows: "none", filter: where, bulk: true };
const rawRead: CallModel = { statement: { operation: "sql", sql: { argument: 0 } } };

/** https://www.prisma.io/docs/orm/reference/prisma-client-reference */
export const prisma = defineModel({
  name: "prisma",
  modules: [
    {
      specifiers: ["@prisma/client", "@prisma/client/*", ".prisma/client", ".prisma/client/*"],
      generated: true,
      exports: {
        PrismaClient: { instance: "Client", members: { $extends: { returns: "Client" } } },
        Prisma: {
          members: {
            TransactionClient: { type: "ClientClass" },
            DefaultPrismaClient: { type: "ClientClass" },
          },
        },
      },
    },
  ],
  types: {
    ClientClass: { instance: "Client" },
    Client: {
      members: {
        $extends: { returns: "this" },
        $on: { callbacks: [{ argument: 1, runs: "later" }] },
        $use: { callbacks: [{ argument: 0, runs: "later" }] },
        $connect: {},
        $disconnect: {},
        $transaction: {
          returns: "callback",
          batches: true,
          callbacks: [{ argument: 0, runs: "once", parameters: ["Client"] }],
        },
        $queryRaw: rawRead,
        $queryRawUnsafe: { statement: { operation: "sql", sql: { argument: 0 }, parameters: { argument: 1 } } },
        $executeRaw: { statement: { operation: "sql", rows: "none", sql: { argument: 0 } } },
        $executeRawUnsafe: {
          statement: { operation: "sql", rows: "none", sql: { argument: 0 }, parameters: { argument: 1 } },
        },
        $queryRawTyped: rawRead,
        $runCommandRaw: { statement: { operation: "write", rows: "value" } },
        $primary: { returns: "this" },
        $replica: { returns: "this" },
        "*": { type: "Delegate", capture: "table" },
      },
    },
    Delegate: {
      members: {
        findMany,
        findUnique,
        findUniqueOrThrow: {
          returns: "Row",
          statement: { ...read, rows: "one", missing: "throw", coalesced: true, batch: "prisma" },
        },
        findFirst,
        findFirstOrThrow: { returns: "Row", statement: { ...read, rows: "one", missing: "throw", batch: "prisma" } },
        count: { statement: value },
        aggregate: { statement: value },
        groupBy: { statement: { ...value, rows: "many" } },
        create: { returns: "Row", statement: { ...write, batch: "prisma" } },
        update: { returns: "Row", statement: { ...write, filter: where, missing: "throw", batch: "prisma" } },
        upsert: {
          returns: "Row",
          statement: { ...write, filter: where, values: { argument: 0, property: "create" }, batch: "prisma" },
        },
        delete: { returns: "Row", statement: { ...write, filter: where, missing: "throw", batch: "prisma" } },
        createMany: { statement: bulk },
        createManyAndReturn: { statement: { ...bulk, rows: "many" } },
        updateMany: { statement: { ...bulk, bulk: true, batch: "prisma" } },
        updateManyAndReturn: { statement: { ...bulk, rows: "many" } },
        deleteMany: { statement: { ...bulk, batch: "prisma" } },
        findRaw: { statement: { operation: "read", table } },
        aggregateRaw: { statement: { operation: "read", table } },
      },
    },
    /** A row is a Prisma promise first: relations can be chained on it (`findUnique(...).posts()`). */
    Row: {},
    Rows: {},
  },
  idioms: { prisma: "Client" },
});
