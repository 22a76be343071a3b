import { entity, operations } from "./mikro-orm-operations.ts";
import { defineModel, type CallModel, type Place } from "./model.ts";

const table: Place = { capture: "table" };

const flush: CallModel = { statement: { operation: "write", rows: "none", batch: "mikro-orm" } };
const flushed: CallModel = {
  statement: { operation: "write", rows: "none", values: { argument: 0 }, batch: "mikro-orm" },
};
const forked: CallModel = { returns: "Manager" };
const transaction: CallModel = {
  returns: "callback",
  callbacks: [{ argument: 0, runs: "once", parameters: ["Manager"] }],
};
const raw: CallModel = { statement: { operation: "sql", sql: { argument: 0 }, parameters: { argument: 1 } } };
const loaded: CallModel = { statement: { operation: "read", rows: "many", table } };
const link = (role: NonNullable<CallModel["role"]>): CallModel => ({ returns: "this", role });

/** https://mikro-orm.io/docs/entity-manager */
export const mikroOrm = defineModel({
  name: "mikro-orm",
  schema: {
    columns: ["Property", "PrimaryKey", "SerializedPrimaryKey", "Enum"],
    relations: ["OneToOne", "OneToMany", "ManyToOne", "ManyToMany"],
    keys: ["PrimaryKey"],
    hidden: { option: "lazy", value: true },
    onLoad: ["OnInit", "OnLoad"],
  },
  modules: [
    {
      specifiers: ["@mikro-orm/*"],
      exports: {
        MikroORM: {
          instance: "Orm",
          members: { init: { returns: "Orm" }, initSync: { returns: "Orm" } },
        },
        EntityManager: { instance: "Manager" },
        SqlEntityManager: { instance: "Manager" },
        EntityRepository: { instance: "Repository", typeArguments: { table: 0 } },
        SqlEntityRepository: { instance: "Repository", typeArguments: { table: 0 } },
        Collection: { instance: "Collection", typeArguments: { table: 0 } },
        QueryBuilder: { instance: "Builder", typeArguments: { table: 0 } },
        Reference: { instance: "Reference", typeArguments: { table: 0 } },
        Ref: { instance: "Reference", typeArguments: { table: 0 } },
        Loaded: { wraps: 0 },
        Rel: { wraps: 0 },
        Opt: { wraps: 0 },
        RequestContext: {
          members: {
            create: { returns: "callback", callbacks: [{ argument: 1, runs: "once" }] },
            getEntityManager: forked,
          },
        },
      },
    },
  ],
  types: {
    Orm: {
      members: { em: { type: "Manager" }, connect: {}, close: {}, isConnected: {} },
    },
    Manager: {
      members: {
        ...operations(1),
        persist: { returns: "this" },
        remove: { returns: "this" },
        persistAndFlush: flushed,
        removeAndFlush: flushed,
        flush,
        commit: flush,
        fork: forked,
        clear: {},
        begin: {},
        rollback: {},
        getContext: forked,
        transactional: transaction,
        getRepository: { returns: "Repository", ...entity },
        repo: { returns: "Repository", ...entity },
        refresh: { statement: { operation: "read", rows: "one" } },
        lock: { statement: { operation: "read", rows: "one" } },
        execute: raw,
        getConnection: { returns: "Connection" },
      },
    },
    Repository: {
      members: {
        ...operations(0),
        em: { type: "Manager" },
        getEntityManager: forked,
        persist: { returns: "Manager" },
        remove: { returns: "Manager" },
        /** Of the versions before 6. */
        persistAndFlush: flushed,
        removeAndFlush: flushed,
        flush,
      },
    },
    Connection: { members: { execute: raw, transactional: transaction } },
    /** The rows of a relation. */
    Collection: {
      element: "row",
      members: {
        init: loaded,
        load: loaded,
        loadItems: { returns: "row[]", ...loaded },
        loadCount: { statement: { operation: "read", rows: "value", table } },
        matching: { returns: "row[]", ...loaded },
        getItems: { returns: "row[]" },
        add: {},
        remove: {},
        set: {},
      },
    },
    Reference: {
      members: {
        load: { returns: "row", statement: { operation: "read", rows: "one", table, missing: "null" } },
        loadOrFail: {
          returns: "row",
          statement: { operation: "read", rows: "one", table, missing: "throw" },
        },
        loadProperty: { statement: { operation: "read", rows: "one", table } },
        unwrap: { returns: "row" },
        getEntity: { returns: "row" },
        $: { type: "row" },
      },
    },
    Builder: {
      lazy: { operation: "read", rows: "many", table, missing: "empty", wholeRow: true },
      members: {
        select: link("projection"),
        addSelect: link("projection"),
        where: link("filter"),
        andWhere: link("filter"),
        orWhere: link("filter"),
        orderBy: link("order"),
        limit: link("limit"),
        offset: link("offset"),
        groupBy: link("group"),
        having: link("having"),
        join: link("join"),
        innerJoin: link("join"),
        leftJoin: link("join"),
        joinAndSelect: link("populate"),
        leftJoinAndSelect: link("populate"),
        populate: link("populate"),
        count: link("aggregate"),
        insert: { returns: "WriteBuilder", role: "values" },
        update: { returns: "WriteBuilder", role: "set" },
        delete: { returns: "WriteBuilder", role: "filter" },
        truncate: { returns: "WriteBuilder" },
        execute: { executes: true },
        getResult: { executes: true, returns: "row[]" },
        getResultList: { executes: true, returns: "row[]" },
        getResultAndCount: { executes: true, returns: "row[][]" },
        getSingleResult: { executes: true, returns: "row", role: "single" },
        getCount: { executes: true, role: "aggregate" },
        clone: { returns: "this" },
      },
    },
    WriteBuilder: {
      lazy: { operation: "write", rows: "none", table },
      members: {
        where: link("filter"),
        andWhere: link("filter"),
        onConflict: link("conflict"),
        merge: link("conflict"),
        ignore: link("conflict"),
        returning: link("returning"),
        execute: { executes: true },
        run: { executes: true },
      },
    },
  },
  injections: {
    InjectRepository: {
      from: ["@mikro-orm/nestjs"],
      type: "Repository",
      captures: { table: { argument: 0 } },
    },
    InjectEntityManager: { from: ["@mikro-orm/nestjs"], type: "Manager" },
    InjectMikroORM: { from: ["@mikro-orm/nestjs"], type: "Orm" },
  },
});
