import { cursors } from "./mongodb-cursors.ts";
import { defineModel, type CallModel, type Place, type StatementModel } from "./model.ts";

const table: Place = { capture: "table" };
const filter: Place = { argument: 0 };
/** Several documents by one statement, and what writes to one document of those that match. */
const oneOf = { membership: "{ $in: $ }", plain: true, repeatable: ["$set", "$unset"] } as const;
const option = (argument: number, property: string): Place => ({ argument, property });

const read: StatementModel = {
  operation: "read",
  table,
  filter,
  projection: option(1, "projection"),
  order: option(1, "sort"),
  wholeRow: true,
  columns: { form: "flags", implicitKey: "_id" },
  store: "document",
  batch: oneOf,
};
const many: StatementModel = {
  ...read,
  rows: "many",
  limit: option(1, "limit"),
  offset: option(1, "skip"),
  missing: "empty",
};
const aggregated: StatementModel = {
  operation: "read",
  rows: "many",
  table,
  missing: "empty",
  store: "document",
};
const listed: StatementModel = { operation: "read", rows: "many", store: "document" };
const value: StatementModel = { operation: "read", rows: "value", table, filter, store: "document" };
const write: StatementModel = {
  operation: "write",
  rows: "none",
  table,
  store: "document",
};
const foundAndChanged: StatementModel = {
  ...write,
  rows: "one",
  filter,
  projection: option(2, "projection"),
  missing: "null",
};
const transaction: CallModel = {
  returns: "callback",
  callbacks: [{ argument: 0, runs: "once", parameters: ["Session"] }],
};

/** https://mongodb.github.io/node-mongodb-native/ */
export const mongodb = defineModel({
  name: "mongodb",
  key: "_id",
  modules: [
    { specifiers: ["bson"], exports: { ObjectId: { instance: "ObjectId" } } },
    {
      specifiers: ["mongodb", "mongodb-legacy"],
      exports: {
        ObjectId: { instance: "ObjectId" },
        ObjectID: { instance: "ObjectId" },
        MongoClient: {
          instance: "Client",
          members: { connect: { returns: "Client", callbacks: [{ argument: -1, runs: "once" }] } },
        },
        Db: { instance: "Db" },
        Collection: { instance: "Collection", typeArguments: { table: 0 } },
        FindCursor: { instance: "FindCursor" },
        AggregationCursor: { instance: "AggregationCursor" },
        ClientSession: { instance: "Session" },
        GridFSBucket: { instance: "Bucket" },
      },
    },
  ],
  types: {
    ObjectId: { scalar: "objectId" },
    ObjectIdClass: { instance: "ObjectId" },
    Client: {
      members: {
        connect: { returns: "this" },
        db: { returns: "Db" },
        startSession: { returns: "Session" },
        withSession: {
          returns: "callback",
          callbacks: [{ argument: -1, runs: "once", parameters: ["Session"] }],
        },
        on: { callbacks: [{ argument: 1, runs: "later" }] },
        close: {},
      },
    },
    Session: {
      members: { withTransaction: transaction, startTransaction: {}, commitTransaction: {}, endSession: {} },
    },
    Db: {
      members: {
        collection: { returns: "Collection", captures: { table: { argument: 0 } } },
        createCollection: { returns: "Collection", captures: { table: { argument: 0 } } },
        collections: { returns: "Collection[]", statement: { ...listed } },
        listCollections: { returns: "ListCursor" },
        command: { statement: { operation: "write", rows: "value", store: "document" } },
        aggregate: { returns: "AggregationCursor" },
      },
    },
    Collection: {
      members: {
        find: { returns: "FindCursor", statement: many },
        findOne: {
          statement: {
            ...read,
            rows: "one",
            missing: "null",
            batch: { ...oneOf, method: "find", finish: "toArray" },
          },
        },
        aggregate: { returns: "AggregationCursor", statement: aggregated },
        countDocuments: { statement: value },
        count: { statement: value },
        estimatedDocumentCount: { statement: { operation: "read", rows: "value", table, store: "document" } },
        distinct: { statement: { operation: "read", rows: "many", table, filter: { argument: 1 } } },
        findOneAndUpdate: { statement: { ...foundAndChanged, values: { argument: 1 } } },
        findOneAndReplace: { statement: { ...foundAndChanged, values: { argument: 1 } } },
        findOneAndDelete: { statement: { ...foundAndChanged, projection: option(1, "projection") } },
        findAndModify: { statement: { ...foundAndChanged, values: { argument: 2 } } },
        insertOne: {
          statement: {
            ...write,
            values: { argument: 0 },
            batch: { method: "insertMany", rows: true, empty: "fails" },
          },
        },
        insertMany: { statement: { ...write, values: { argument: 0 }, bulk: true } },
        bulkWrite: { statement: { ...write, values: { argument: 0 }, bulk: true } },
        updateOne: {
          statement: {
            ...write,
            filter,
            values: { argument: 1 },
            batch: { ...oneOf, method: "updateMany", one: true },
          },
        },
        updateMany: { statement: { ...write, filter, values: { argument: 1 }, batch: oneOf } },
        replaceOne: { statement: { ...write, filter, values: { argument: 1 } } },
        deleteOne: { statement: { ...write, filter, batch: { ...oneOf, method: "deleteMany", one: true } } },
        deleteMany: { statement: { ...write, filter, batch: oneOf } },
        /** Of the drivers before 4.0. */
        insert: { statement: { ...write, values: { argument: 0 } } },
        update: { statement: { ...write, filter, values: { argument: 1 } } },
        save: { statement: { ...write, values: { argument: 0 } } },
        remove: { statement: { ...write, filter } },
        initializeOrderedBulkOp: { returns: "Bulk" },
        initializeUnorderedBulkOp: { returns: "Bulk" },
        createIndex: {},
        watch: {},
      },
    },
    ...cursors({ many, aggregated, listed }),
    Bulk: {
      members: {
        insert: { returns: "this" },
        find: { returns: "BulkFind" },
        execute: { statement: { ...write, bulk: true } },
      },
    },
    /** What a bulk operation's `find` gives: nothing is sent before `execute`. */
    BulkFind: {
      members: {
        upsert: { returns: "this" },
        update: { returns: "Bulk" },
        updateOne: { returns: "Bulk" },
        replaceOne: { returns: "Bulk" },
        delete: { returns: "Bulk" },
        deleteOne: { returns: "Bulk" },
      },
    },
    Bucket: {
      members: {
        delete: { statement: { operation: "write", rows: "none", store: "document" } },
        rename: { statement: { operation: "write", rows: "none", store: "document" } },
        find: { returns: "ListCursor" },
      },
    },
  },
});
