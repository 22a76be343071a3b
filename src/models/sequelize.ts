import { associationMethods, associationMixins, associationTypes } from "./sequelize-associations.ts";
import { defineModel, type ExportModel, type MemberModel, type Place, type StatementModel } from "./model.ts";

const table: Place = { capture: "table" };
const option = (argument: number, property: string): Place => ({ argument, property });

/** Reads with an options object at a position: `findAll({ where, attributes })`, `findByPk(id, { attributes })`. */
function read(argument: number): StatementModel {
  return {
    operation: "read",
    table,
    projection: option(argument, "attributes"),
    extras: [option(argument, "include")],
    order: option(argument, "order"),
    wholeRow: true,
    columns: { form: "names", entities: true, relations: option(argument, "include") },
    batch: "sequelize",
  };
}
const many: StatementModel = {
  ...read(0),
  rows: "many",
  filter: option(0, "where"),
  limit: option(0, "limit"),
  offset: option(0, "offset"),
  missing: "empty",
  batch: { membership: "$" },
};
const one: StatementModel = {
  ...read(0),
  rows: "one",
  filter: option(0, "where"),
  missing: "null",
  batch: { membership: "$", method: "findAll" },
};
const value: StatementModel = { operation: "read", rows: "value", table, filter: option(0, "where") };
const valueOf: StatementModel = { ...value, filter: option(1, "where") };
const write: StatementModel = { operation: "write", rows: "none", table, batch: "sequelize" };
const own: StatementModel = { ...write, rows: "one", values: { argument: 0 } };

/** The static side of a model class. */
const statics: Record<string, MemberModel> = {
  findAll: { returns: "row[]", statement: many },
  findOne: { returns: "row", statement: one },
  findByPk: {
    returns: "row",
    statement: { ...read(1), rows: "one", key: { argument: 0 }, missing: "null" },
  },
  findById: {
    returns: "row",
    statement: { ...read(1), rows: "one", key: { argument: 0 }, missing: "null" },
  },
  findAndCountAll: { returns: "Page", statement: many },
  findOrCreate: { returns: "row[]", statement: { ...write, rows: "one", filter: option(0, "where") } },
  findCreateFind: { returns: "row[]", statement: { ...write, rows: "one", filter: option(0, "where") } },
  findOrBuild: { returns: "row[]", statement: one },
  count: { statement: value },
  sum: { statement: valueOf },
  min: { statement: valueOf },
  max: { statement: valueOf },
  aggregate: { statement: { ...value, filter: option(2, "where") } },
  create: {
    returns: "row",
    statement: {
      ...own,
      batch: {
        method: "bulkCreate",
        rows: true,
        differs: "no model has hooks or validations for single rows",
      },
    },
  },
  bulkCreate: { returns: "row[]", statement: { ...write, values: { argument: 0 }, bulk: true } },
  upsert: { returns: "row[]", statement: { ...own, rows: "one" } },
  update: {
    statement: { ...write, filter: option(1, "where"), values: { argument: 0 }, batch: { membership: "$" } },
  },
  increment: { statement: { ...write, filter: option(1, "where") } },
  decrement: { statement: { ...write, filter: option(1, "where") } },
  destroy: { statement: { ...write, filter: option(0, "where"), batch: { membership: "$" } } },
  restore: { statement: { ...write, filter: option(0, "where") } },
  truncate: { statement: write },
  build: { returns: "row" },
  bulkBuild: { returns: "row[]" },
  scope: { returns: "this" },
  unscoped: { returns: "this" },
  schema: { returns: "this" },
  withScope: { returns: "this" },
  withoutScope: { returns: "this" },
  withInitialScope: { returns: "this" },
  withSchema: { returns: "this" },
  sequelize: { type: "Sequelize" },
  init: {},
  getTableName: {},
  getAttributes: {},
  addHook: { callbacks: [{ argument: -1, runs: "later" }] },
};

const exports: Record<string, ExportModel> = {
  default: { instance: "Sequelize" },
  NonAttribute: { wraps: 0 },
  CreationOptional: { wraps: 0 },
  Sequelize: { instance: "Sequelize" },
  Model: { extends: ["ModelClass"], instance: "Row" },
  ModelStatic: { instance: "ModelClass", typeArguments: { table: 0 } },
  ModelCtor: { instance: "ModelClass", typeArguments: { table: 0 } },
  ModelDefined: { instance: "ModelClass", typeArguments: { table: 0 } },
  Repository: { instance: "ModelClass", typeArguments: { table: 0 } },
  ...associationMixins,
};

/** https://sequelize.org/docs/v6/core-concepts/model-querying-basics/ */
export const sequelize = defineModel({
  name: "sequelize",
  schema: {
    columns: ["Column", "Attribute", "CreatedAt", "UpdatedAt", "DeletedAt", "ForeignKey"],
    relations: ["HasMany", "HasOne", "BelongsTo", "BelongsToMany"],
    keys: ["PrimaryKey"],
    declared: true,
  },
  modules: [{ specifiers: ["sequelize", "@sequelize/core", "sequelize-typescript"], exports }],
  types: {
    Sequelize: {
      loads: "ModelClass",
      members: {
        define: { returns: "ModelClass", captures: { table: { argument: 0 } } },
        model: { returns: "ModelClass", captures: { table: { argument: 0 } } },
        import: { returns: "ModelClass", captures: { table: { argument: 0 } } },
        getRepository: { returns: "ModelClass", captures: { table: { argument: 0 } } },
        models: { type: "Models" },
        query: {
          statement: {
            operation: "sql",
            sql: { argument: 0 },
            parameters: option(1, "replacements"),
          },
        },
        queryRaw: { statement: { operation: "sql", sql: { argument: 0 }, parameters: option(1, "bind") } },
        transaction: {
          returns: "callback",
          transaction: true,
          callbacks: [{ argument: -1, runs: "once", parameters: ["Transaction"] }],
        },
        authenticate: {},
        sync: {},
        close: {},
        addHook: { callbacks: [{ argument: -1, runs: "later" }] },
      },
    },
    Transaction: {
      members: { commit: {}, rollback: {}, afterCommit: { callbacks: [{ argument: 0, runs: "later" }] } },
    },
    Models: { members: { "*": { type: "ModelClass", capture: "table" } } },
    ModelClass: { construct: { returns: "row" }, members: statics },
    Page: { members: { rows: { type: "row[]" } } },
    /** An instance. Associations add `getPosts()`, `addPost()` ... under names that only the code that associates knows. */
    Row: {
      members: {
        save: { returns: "this", statement: { ...write, rows: "one" } },
        update: { returns: "this", statement: own },
        updateAttributes: { returns: "this", statement: own },
        destroy: { statement: { ...write, rows: "one" } },
        restore: { statement: { ...write, rows: "one" } },
        increment: { returns: "this", statement: { ...write, rows: "one" } },
        decrement: { returns: "this", statement: { ...write, rows: "one" } },
        reload: { returns: "this", statement: { operation: "read", rows: "one", table } },
        sequelize: { type: "Sequelize" },
        set: { returns: "this" },
        getDataValue: {},
        setDataValue: {},
        setAttributes: { returns: "this" },
        hasHook: {},
        hasHooks: {},
        addHook: {},
        removeHook: {},
        ...associationMethods,
      },
    },
    ...associationTypes,
  },
  injections: {
    InjectModel: { from: ["@nestjs/sequelize"], type: "argument" },
    InjectConnection: { from: ["@nestjs/sequelize"], type: "Sequelize" },
  },
});
