import type { CallModel, ExportModel, MemberModel, Place } from "./model.ts";

const table: Place = { capture: "table" };
const chain = (role: NonNullable<CallModel["role"]>): CallModel => ({ returns: "this", role });
const join: CallModel = { returns: "this", role: "join" };
/** A join that also reads the joined rows. */
const joinAndSelect: CallModel = { returns: "this", role: "populate" };
/** Conditions may be functions that get a builder for a subquery. */
const filter: CallModel = {
  returns: "this",
  role: "filter",
  callbacks: [{ argument: 0, runs: "once", parameters: ["Select"] }],
};
const from: CallModel = { returns: "Select", captures: { table: { argument: 0 } }, role: "table" };
const into: CallModel = { returns: "Write", captures: { table: { argument: 0 } }, role: "table" };

const filters: Record<string, MemberModel> = {
  where: filter,
  andWhere: filter,
  orWhere: filter,
  whereInIds: chain("key"),
  andWhereInIds: chain("key"),
  orWhereInIds: chain("key"),
  whereExists: chain("filter"),
  andWhereExists: chain("filter"),
  orWhereExists: chain("filter"),
  setParameter: chain("option"),
  setParameters: chain("option"),
  orderBy: chain("order"),
  addOrderBy: chain("order"),
  limit: chain("limit"),
  comment: chain("option"),
  useTransaction: chain("option"),
  clone: { returns: "this" },
};

/** The query builders: https://typeorm.io/docs/query-builder/select-query-builder */
export const typeormBuilders: Readonly<Record<string, ExportModel>> = {
  Select: {
    builds: { operation: "read", rows: "many", table, missing: "empty", wholeRow: true },
    members: {
      ...filters,
      select: { ...chain("projection"), returns: "Select" },
      addSelect: chain("projection"),
      from,
      addFrom: { returns: "this", role: "join" },
      take: chain("limit"),
      skip: chain("offset"),
      offset: chain("offset"),
      distinct: chain("distinct"),
      distinctOn: chain("distinct"),
      groupBy: chain("group"),
      addGroupBy: chain("group"),
      having: chain("having"),
      andHaving: chain("having"),
      orHaving: chain("having"),
      setLock: chain("lock"),
      cache: chain("option"),
      withDeleted: chain("option"),
      setFindOptions: chain("option"),
      innerJoin: join,
      leftJoin: join,
      innerJoinAndSelect: joinAndSelect,
      leftJoinAndSelect: joinAndSelect,
      innerJoinAndMapOne: joinAndSelect,
      innerJoinAndMapMany: joinAndSelect,
      leftJoinAndMapOne: joinAndSelect,
      leftJoinAndMapMany: joinAndSelect,
      loadAllRelationIds: joinAndSelect,
      loadRelationIdAndMap: joinAndSelect,
      loadRelationCountAndMap: joinAndSelect,
      subQuery: { returns: "Select", role: "subquery" },
      update: into,
      delete: { returns: "Write" },
      softDelete: { returns: "Write" },
      restore: { returns: "Write" },
      insert: { returns: "Write" },
      relation: { returns: "Relation", captures: { table: { argument: 0 } } },
      getOne: {
        returns: "row",
        role: "single",
        statement: { operation: "read", rows: "one", table, missing: "null", wholeRow: true },
      },
      getOneOrFail: {
        returns: "row",
        role: "single",
        statement: { operation: "read", rows: "one", table, missing: "throw", wholeRow: true },
      },
      getMany: {
        returns: "row[]",
        statement: { operation: "read", rows: "many", table, missing: "empty", wholeRow: true },
      },
      getManyAndCount: {
        returns: "row[][]",
        statement: { operation: "read", rows: "many", table, missing: "empty", wholeRow: true },
      },
      getRawAndEntities: { statement: { operation: "read", rows: "many", table, wholeRow: true } },
      getRawOne: {
        role: "single",
        statement: { operation: "read", rows: "one", table, missing: "undefined", wholeRow: true },
      },
      getRawMany: { statement: { operation: "read", rows: "many", table, missing: "empty", wholeRow: true } },
      execute: { statement: { operation: "read", rows: "many", table, missing: "empty", wholeRow: true } },
      stream: { role: "stream", statement: { operation: "read", rows: "many", table, wholeRow: true } },
      getCount: { role: "aggregate", statement: { operation: "read", rows: "value", table } },
      getExists: { role: "aggregate", statement: { operation: "read", rows: "value", table } },
    },
  },
  Write: {
    builds: { operation: "write", rows: "none", table },
    members: {
      ...filters,
      into: { ...into, returns: "this" },
      from: { ...into, returns: "this" },
      set: chain("set"),
      values: chain("values"),
      returning: chain("returning"),
      output: chain("returning"),
      onConflict: chain("conflict"),
      orUpdate: chain("conflict"),
      orIgnore: chain("conflict"),
      updateEntity: chain("option"),
      whereEntity: chain("filter"),
      execute: { statement: { operation: "write", rows: "none", table } },
    },
  },
  /** `createQueryBuilder().relation(User, "posts").of(user).add(post)`. */
  Relation: {
    members: {
      of: chain("key"),
      add: { statement: { operation: "write", rows: "none", table } },
      remove: { statement: { operation: "write", rows: "none", table } },
      addAndRemove: { statement: { operation: "write", rows: "none", table } },
      set: { statement: { operation: "write", rows: "none", table } },
      loadOne: { statement: { operation: "read", rows: "one", table, missing: "undefined" } },
      loadMany: { statement: { operation: "read", rows: "many", table, missing: "empty" } },
    },
  },
};
