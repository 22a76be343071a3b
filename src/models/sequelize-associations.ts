import type { CallModel, ExportModel, MemberModel, Place, StatementModel } from "./model.ts";

const table: Place = { capture: "table" };

const related: StatementModel = {
  operation: "read",
  table,
  projection: { argument: 0, property: "attributes" },
  extras: [{ argument: 0, property: "include" }],
  batch: "sequelize",
};
const relatedWrite: CallModel = { statement: { operation: "write", rows: "none", table } };
const relatedValue: CallModel = { statement: { operation: "read", rows: "value", table } };

/** The methods that associations add to a row, for associations that are only known by the methods' names. */
export const associationMethods: Record<string, MemberModel> = {
  "get*": { statement: related },
  "count*": relatedValue,
  "has*": relatedValue,
  "set*": relatedWrite,
  "add*": relatedWrite,
  "remove*": relatedWrite,
  "create*": relatedWrite,
};

/** What the associations' methods do, as types. */
export const associationTypes: Record<string, ExportModel> = {
  GetOne: { call: { returns: "row", statement: { ...related, rows: "one", missing: "null" } } },
  GetMany: { call: { returns: "row[]", statement: { ...related, rows: "many", missing: "empty" } } },
  Count: { call: relatedValue },
  Link: { call: relatedWrite },
  Create: { call: { returns: "row", ...relatedWrite } },
};

/** A method that an association adds, as TypeScript declares it: `declare getPosts: HasManyGetAssociationsMixin<Post>`. */
const mixin = (instance: string): ExportModel => ({ instance, typeArguments: { table: 0 } });

export const associationMixins: Record<string, ExportModel> = {
  BelongsToGetAssociationMixin: mixin("GetOne"),
  HasOneGetAssociationMixin: mixin("GetOne"),
  HasManyGetAssociationsMixin: mixin("GetMany"),
  BelongsToManyGetAssociationsMixin: mixin("GetMany"),
  HasManyCountAssociationsMixin: mixin("Count"),
  BelongsToManyCountAssociationsMixin: mixin("Count"),
  ...Object.fromEntries(
    ["HasMany", "BelongsToMany"].flatMap((kind) => [
      [`${kind}HasAssociationMixin`, mixin("Count")],
      [`${kind}HasAssociationsMixin`, mixin("Count")],
      ...["Add", "Remove", "Set"].flatMap((verb) => [
        [`${kind}${verb}AssociationMixin`, mixin("Link")],
        [`${kind}${verb}AssociationsMixin`, mixin("Link")],
      ]),
      [`${kind}CreateAssociationMixin`, mixin("Create")],
    ]),
  ),
  BelongsToSetAssociationMixin: mixin("Link"),
  HasOneSetAssociationMixin: mixin("Link"),
  BelongsToCreateAssociationMixin: mixin("Create"),
  HasOneCreateAssociationMixin: mixin("Create"),
};
