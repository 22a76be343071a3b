import type { CallModel, ExportModel, Place, StatementModel } from "./model.ts";

const table: Place = { capture: "table" };
const filter: Place = { argument: 0 };
const projection: Place = { argument: 1 };
const common = { table, store: "document" } as const;
/** Several documents by one statement. */
const oneOf = {
  membership: "{ $in: $ }",
  hooks: "no hook of the model runs for single documents only",
  repeatable: ["$set", "$unset"],
  converts: true,
} as const;

const many: StatementModel = {
  ...common,
  operation: "read",
  rows: "many",
  filter,
  projection,
  limit: { argument: 2, property: "limit" },
  offset: { argument: 2, property: "skip" },
  order: { argument: 2, property: "sort" },
  extras: [{ argument: 2, property: "populate" }],
  missing: "empty",
  wholeRow: true,
  columns: { form: "words", method: "select", plainBy: "lean", implicitKey: "_id" },
  batch: oneOf,
};
const found: StatementModel = {
  ...common,
  operation: "read",
  rows: "one",
  projection,
  extras: [{ argument: 2, property: "populate" }],
  missing: "null",
  wholeRow: true,
  columns: { form: "words", method: "select", plainBy: "lean", implicitKey: "_id" },
  batch: { ...oneOf, method: "find", byKey: { column: "_id", written: "{ _id: { $in: $ } }" } },
};
const changed: StatementModel = {
  ...common,
  operation: "write",
  rows: "one",
  values: { argument: 1 },
  projection: { argument: 2, property: "projection" },
  missing: "null",
};
const write: StatementModel = { ...common, operation: "write", rows: "none", filter };

/** What each kind of query sends; the model's methods and the queries that they give share these. */
export const statements = {
  many,
  one: { byFilter: { ...found, filter }, byKey: { ...found, key: { argument: 0 } } },
  value: { ...common, operation: "read", rows: "value", filter },
  distinct: { ...common, operation: "read", rows: "many", filter: { argument: 1 } },
  aggregated: { operation: "read", rows: "many", table, store: "document", missing: "empty" },
  changed: { byFilter: { ...changed, filter }, byKey: { ...changed, key: { argument: 0 } } },
  write: { ...write, values: { argument: 1 } },
  updated: {
    one: { ...write, values: { argument: 1 }, batch: { ...oneOf, method: "updateMany", one: true } },
    many: { ...write, values: { argument: 1 }, batch: oneOf },
  },
  deleted: {
    one: { ...write, batch: { ...oneOf, method: "deleteMany", one: true } },
    many: { ...write, batch: oneOf },
  },
} as const satisfies Record<string, StatementModel | Record<string, StatementModel>>;

/** `(error, user) => ...`: Mongoose took one in the last place until its version 7. */
const settled = (result?: "row" | "row[]"): Pick<CallModel, "callbacks"> => ({
  callbacks: [{ argument: -1, runs: "once", settles: true, ...(result && { parameters: [null, result] }) }],
});
/** A method of a model that gives a query. */
export const query = (returns: string, statement: StatementModel, result?: "row" | "row[]"): CallModel => ({
  returns,
  statement,
  ...settled(result),
});
const link = (role: NonNullable<CallModel["role"]>): CallModel => ({ returns: "this", role });
const filters = [
  "find where equals gt gte lt lte in nin ne or and nor all regex exists elemMatch mod size near",
  "within intersects box circle polygon merge",
].flatMap((line) => line.split(" "));
const options = [
  "lean session hint comment maxTimeMS batchSize read readConcern slice",
  "tailable allowDiskUse set clone cast sanitizeProjection",
].flatMap((line) => line.split(" "));

const stages = [
  "addFields append bucket densify facet fill graphLookup near redact search replaceRoot sample",
  "sortByCount unionWith unwind option session hint read collation allowDiskUse",
].flatMap((line) => line.split(" "));

/** Queries are sent when they are awaited: https://mongoosejs.com/docs/queries.html */
export const mongooseQueries: Readonly<Record<string, ExportModel>> = {
  Query: {
    members: {
      ...Object.fromEntries(filters.map((name) => [name, link("filter")])),
      ...Object.fromEntries(options.map((name) => [name, link("option")])),
      collation: link("collation"),
      // What they do, other code decides.
      setOptions: link("dynamic"),
      transform: link("dynamic"),
      orFail: { ...link("option"), missing: "throw" },
      select: link("projection"),
      projection: link("projection"),
      sort: link("order"),
      limit: link("limit"),
      skip: link("offset"),
      populate: link("populate"),
      findOne: { returns: "OneQuery", role: "filter" },
      countDocuments: { returns: "ValueQuery", role: "filter" },
      count: { returns: "ValueQuery", role: "filter" },
      distinct: { returns: "DistinctQuery", role: "distinct" },
      updateOne: { returns: "WriteQuery", role: "set" },
      updateMany: { returns: "WriteQuery", role: "set" },
      deleteOne: { returns: "WriteQuery", role: "filter" },
      deleteMany: { returns: "WriteQuery", role: "filter" },
      findOneAndUpdate: { returns: "ChangedQuery", role: "set" },
      findOneAndDelete: { returns: "ChangedQuery", role: "filter" },
      cursor: { returns: "Cursor", executes: true, role: "stream" },
      exec: { executes: true, returns: "this" },
      explain: { executes: true, role: "aggregate" },
    },
  },
  ManyQuery: { extends: ["Query"], lazy: many, resolves: "row[]", element: "row" },
  OneQuery: { extends: ["Query"], lazy: statements.one.byFilter, resolves: "row" },
  OneByKeyQuery: { extends: ["Query"], lazy: statements.one.byKey, resolves: "row" },
  ValueQuery: { extends: ["Query"], lazy: statements.value },
  DistinctQuery: { extends: ["Query"], lazy: statements.distinct },
  ChangedQuery: { extends: ["Query"], lazy: statements.changed.byFilter, resolves: "row" },
  ChangedByKeyQuery: { extends: ["Query"], lazy: statements.changed.byKey, resolves: "row" },
  WriteQuery: { extends: ["Query"], lazy: statements.write },
  UpdateOneQuery: { extends: ["Query"], lazy: statements.updated.one },
  UpdateManyQuery: { extends: ["Query"], lazy: statements.updated.many },
  DeleteOneQuery: { extends: ["Query"], lazy: statements.deleted.one },
  DeleteManyQuery: { extends: ["Query"], lazy: statements.deleted.many },
  AggregateQuery: {
    lazy: statements.aggregated,
    members: {
      match: link("filter"),
      project: link("projection"),
      sort: link("order"),
      limit: link("limit"),
      skip: link("offset"),
      group: link("group"),
      lookup: link("join"),
      ...Object.fromEntries(stages.map((name) => [name, link("option")])),
      cursor: { returns: "Cursor", executes: true, role: "stream" },
      exec: { executes: true, returns: "this" },
      explain: { executes: true, role: "aggregate" },
    },
  },
  Cursor: {
    element: "row",
    members: {
      next: {},
      close: {},
      eachAsync: {
        callbacks: [{ argument: 0, runs: "each", collection: { receiver: true }, concurrency: "sequential" }],
      },
      forEach: {
        callbacks: [{ argument: 0, runs: "each", collection: { receiver: true }, concurrency: "sequential" }],
      },
    },
  },
};
