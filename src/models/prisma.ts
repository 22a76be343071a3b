import { defineModel, type BatchModel, type CallModel, type Place, type StatementModel } from "./model.ts";

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
  columns: {
    form: "flags",
    relations: { argument: 0, property: "include" },
    omitted: { argument: 0, property: "omit" },
    nested: "select",
    exclusive: true,
  },
};
const write: StatementModel = {
  operation: "write",
  rows: "one",
  table,
  values: { argument: 0, property: "data" },
  projection: { argument: 0, property: "select" },
};

const oneOf: BatchModel = { membership: "{ in: $ }", checked: true, plain: true };
const byMany: BatchModel = { ...oneOf, method: "findMany" };

const findMany: CallModel = {
  returns: "Rows",
  statement: {
    ...read,
    rows: "many",
    limit: { argument: 0, property: "take" },
    offset: { argument: 0, property: "skip" },
    cursor: { argument: 0, property: "cursor" },
    missing: "empty",
    batch: oneOf,
  },
};
/** Calls of one tick with the same selection are sent as one statement by Prisma's own data loader. */
const findUnique: CallModel = {
  returns: "Row",
  statement: { ...read, rows: "one", missing: "null", unique: true, coalesced: true, batch: byMany },
};
const findFirst: CallModel = {
  returns: "Row",
  statement: { ...read, rows: "one", missing: "null", batch: byMany },
};
const value: StatementModel = { operation: "read", rows: "value", table, filter: where };
const bulk: StatementModel = { ...write, rows: "none", filter: where, bulk: true };
const rawRead: CallModel = { statement: { operation: "sql", sql: { argument: 0 } } };

type Members = Readonly<Record<string, CallModel>>;

function transaction(client: string): CallModel {
  return {
    returns: "callback",
    batches: true,
    transaction: true,
    callbacks: [{ argument: 0, runs: "once", parameters: [client] }],
  };
}

const delegateMembers: Members = {
  findMany,
  findUnique,
  findUniqueOrThrow: {
    returns: "Row",
    statement: { ...read, rows: "one", missing: "throw", unique: true, coalesced: true, batch: byMany },
  },
  findFirst,
  findFirstOrThrow: {
    returns: "Row",
    statement: { ...read, rows: "one", missing: "throw", batch: byMany },
  },
  count: { statement: value },
  aggregate: { statement: value },
  groupBy: { statement: { ...value, rows: "many" } },
  create: { returns: "Row", statement: { ...write, batch: { method: "createMany", rows: true } } },
  update: {
    returns: "Row",
    statement: {
      ...write,
      filter: where,
      unique: true,
      missing: "throw",
      batch: { ...oneOf, method: "updateMany" },
    },
  },
  upsert: {
    returns: "Row",
    statement: {
      ...write,
      filter: where,
      values: { argument: 0, property: "create" },
    },
  },
  delete: {
    returns: "Row",
    statement: {
      ...write,
      filter: where,
      unique: true,
      missing: "throw",
      batch: { ...oneOf, method: "deleteMany" },
    },
  },
  createMany: { statement: bulk },
  createManyAndReturn: { statement: { ...bulk, rows: "many" } },
  updateMany: { statement: { ...bulk, batch: oneOf } },
  updateManyAndReturn: { statement: { ...bulk, rows: "many" } },
  deleteMany: { statement: { ...bulk, batch: oneOf } },
  findRaw: { statement: { operation: "read", table } },
  aggregateRaw: { statement: { operation: "read", table } },
};

/** An extension may do to one method what it doesn't to another. */
function extended(members: Members): Members {
  const differs = "the client's extensions do the same for one row as for many";
  return Object.fromEntries(
    Object.entries(members).flatMap(([name, call]) => {
      const { statement } = call;
      if (typeof statement?.batch !== "object") return [];
      return [[name, { ...call, statement: { ...statement, batch: { ...statement.batch, differs } } }]];
    }),
  );
}

/** https://www.prisma.io/docs/orm/reference/prisma-client-reference */
export const prisma = defineModel({
  name: "prisma",
  schema: "prisma-schema",
  modules: [
    {
      specifiers: ["@prisma/client", "@prisma/client/*", ".prisma/client", ".prisma/client/*"],
      generated: true,
      exports: {
        PrismaClient: { instance: "Client", members: { $extends: { returns: "ExtendedClient" } } },
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
        $extends: { returns: "ExtendedClient" },
        $on: { callbacks: [{ argument: 1, runs: "later" }] },
        $use: { callbacks: [{ argument: 0, runs: "later" }] },
        $connect: {},
        $disconnect: {},
        $transaction: transaction("Client"),
        $queryRaw: rawRead,
        $queryRawUnsafe: {
          statement: { operation: "sql", sql: { argument: 0 }, parameters: { argument: 1 } },
        },
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
    Delegate: { members: delegateMembers },
    ExtendedClient: {
      extends: ["Client"],
      members: {
        $transaction: transaction("ExtendedClient"),
        "*": { type: "ExtendedDelegate", capture: "table" },
      },
    },
    ExtendedDelegate: { extends: ["Delegate"], members: extended(delegateMembers) },
    /** A row is a Prisma promise first: relations can be chained on it (`findUnique(...).posts()`). */
    Row: {},
    Rows: {},
  },
  idioms: { prisma: "Client" },
});
