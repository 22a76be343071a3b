import {
  defineModel,
  type CallModel,
  type ExportModel,
  type MemberModel,
  type Place,
  type StatementModel,
} from "./model.ts";
import { mongooseQueries, query, statements } from "./mongoose-queries.ts";

const table: Place = { capture: "table" };
const { many, one, value, distinct, changed, write, updated, deleted } = statements;

const named: CallModel = {
  returns: "Model",
  captures: { table: { argument: 0 }, schema: { argument: 1 } },
};
const transaction: CallModel = {
  returns: "callback",
  callbacks: [{ argument: 0, runs: "once", parameters: ["mongodb:Session"] }],
};
const connecting: Record<string, MemberModel> = {
  model: named,
  models: { type: "Models" },
  connection: { type: "Connection" },
  connections: { type: "Connection[]" },
  createConnection: { returns: "Connection" },
  connect: { returns: "this" },
  startSession: { returns: "mongodb:Session" },
  transaction,
};
const created: StatementModel = {
  operation: "write",
  rows: "one",
  table,
  values: { argument: 0 },
  store: "document",
  batch: {
    method: "insertMany",
    rows: true,
    hooks: "no hook runs when a document is saved",
  },
};
const bulk: StatementModel = { ...created, rows: "none", bulk: true };
/** What a document does to itself. */
const own: StatementModel = { operation: "write", rows: "one", table, store: "document" };

/** What the documents of a model look like, and what they and the model can do. */
const schema: ExportModel = {
  construct: { returns: "Schema", captures: { definition: { argument: 0 }, options: { argument: 1 } } },
  instance: "Schema",
};

/** https://mongoosejs.com/docs/api/mongoose.html */
export const mongoose = defineModel({
  name: "mongoose",
  key: "_id",
  schema: "document-schemas",
  modules: [
    {
      specifiers: ["mongoose"],
      exports: {
        model: { call: named },
        models: { is: "Models" },
        connection: { is: "Connection" },
        connect: { call: { returns: "Mongoose" } },
        createConnection: { call: { returns: "Connection" } },
        startSession: { call: { returns: "mongodb:Session" } },
        Mongoose: { instance: "Mongoose" },
        Connection: { instance: "Connection" },
        Model: { instance: "Model", typeArguments: { table: 0 } },
        PaginateModel: { instance: "Model", typeArguments: { table: 0 } },
        AggregatePaginateModel: { instance: "Model", typeArguments: { table: 0 } },
        Document: { instance: "Row" },
        HydratedDocument: { instance: "Row" },
        ClientSession: { instance: "mongodb:Session" },
        Schema: schema,
        Types: { is: "Types" },
      },
    },
    {
      specifiers: ["@typegoose/typegoose"],
      exports: {
        getModelForClass: { call: { returns: "Model", captures: { table: { argument: 0 } } } },
        ReturnModelType: { instance: "Model", typeArguments: { table: 0 } },
        DocumentType: { instance: "Row", typeArguments: { table: 0 } },
        mongoose: { is: "Mongoose" },
      },
    },
  ],
  types: {
    Types: { members: { ObjectId: { type: "mongodb:ObjectIdClass" } } },
    Mongoose: { members: connecting },
    Connection: {
      members: {
        ...connecting,
        db: { type: "mongodb:Db" },
        getClient: { returns: "mongodb:Client" },
        useDb: { returns: "this" },
        asPromise: { returns: "this" },
        collection: { returns: "mongodb:Collection", captures: { table: { argument: 0 } } },
        on: { callbacks: [{ argument: 1, runs: "later" }] },
        once: { callbacks: [{ argument: 1, runs: "later" }] },
      },
    },
    Models: { members: { "*": { type: "Model", capture: "table" } } },
    Schema: {
      members: {
        pre: { callbacks: [{ argument: -1, runs: "later" }] },
        post: { callbacks: [{ argument: -1, runs: "later" }] },
      },
    },
    Model: {
      construct: { returns: "row" },
      addedBy: { capture: "schema", property: "statics", method: "static" },
      members: {
        find: query("ManyQuery", many, "row[]"),
        findOne: query("OneQuery", one.byFilter, "row"),
        findById: query("OneByKeyQuery", one.byKey, "row"),
        where: { returns: "ManyQuery" },
        $where: { returns: "ManyQuery" },
        exists: query("ValueQuery", value),
        countDocuments: query("ValueQuery", value),
        count: query("ValueQuery", value),
        estimatedDocumentCount: query("ValueQuery", value),
        distinct: query("DistinctQuery", distinct),
        findOneAndUpdate: query("ChangedQuery", changed.byFilter, "row"),
        findOneAndReplace: query("ChangedQuery", changed.byFilter, "row"),
        findOneAndDelete: query("ChangedQuery", changed.byFilter, "row"),
        findOneAndRemove: query("ChangedQuery", changed.byFilter, "row"),
        findByIdAndUpdate: query("ChangedByKeyQuery", changed.byKey, "row"),
        findByIdAndDelete: query("ChangedByKeyQuery", changed.byKey, "row"),
        findByIdAndRemove: query("ChangedByKeyQuery", changed.byKey, "row"),
        updateOne: query("UpdateOneQuery", updated.one),
        updateMany: query("UpdateManyQuery", updated.many),
        update: query("WriteQuery", write),
        replaceOne: query("WriteQuery", write),
        deleteOne: query("DeleteOneQuery", deleted.one),
        deleteMany: query("DeleteManyQuery", deleted.many),
        remove: query("WriteQuery", write),
        create: {
          returns: "row",
          statement: created,
        },
        insertOne: {
          returns: "row",
          statement: created,
        },
        insertMany: { returns: "row[]", statement: bulk },
        bulkWrite: { statement: bulk },
        bulkSave: { statement: bulk },
        aggregate: { returns: "AggregateQuery", statement: statements.aggregated },
        populate: { returns: "argument", statement: { operation: "read", rows: "many", table, bulk: true } },
        hydrate: { returns: "row" },
        discriminator: { returns: "Model", captures: { table: { argument: 0 } } },
        startSession: { returns: "mongodb:Session" },
        paginate: {
          statement: {
            ...many,
            projection: { argument: 1, property: "select" },
            limit: { argument: 1, property: "limit" },
            order: { argument: 1, property: "sort" },
          },
        },
        aggregatePaginate: { statement: { operation: "read", rows: "many", table } },
        collection: { type: "mongodb:Collection" },
        db: { type: "Connection" },
        createIndexes: {},
        syncIndexes: {},
        watch: {},
      },
    },
    /** A document. */
    Row: {
      addedBy: { capture: "schema", property: "methods", method: "method" },
      members: {
        save: { returns: "this", statement: own },
        deleteOne: { statement: own },
        remove: { statement: own },
        updateOne: { statement: { ...own, values: { argument: 0 } } },
        update: { statement: { ...own, values: { argument: 0 } } },
        replaceOne: { statement: { ...own, values: { argument: 0 } } },
        populate: {
          returns: "this",
          role: "populate",
          statement: { operation: "read", rows: "value", table },
        },
        execPopulate: { returns: "this" },
        toObject: {},
        toJSON: {},
      },
    },
    ...mongooseQueries,
  },
  injections: {
    InjectModel: {
      from: ["@nestjs/mongoose", "nestjs-typegoose"],
      type: "Model",
      captures: { table: { argument: 0 } },
    },
    InjectConnection: { from: ["@nestjs/mongoose"], type: "Connection" },
  },
});
