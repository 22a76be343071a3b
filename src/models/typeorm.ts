import { defineModel, type CallModel, type Place } from "./model.ts";
import { typeormBuilders } from "./typeorm-builders.ts";
import { operations } from "./typeorm-operations.ts";

const table: Place = { capture: "table" };

/** Managers also take the rows alone: `manager.save(user)`. */
const rowWrite: CallModel = {
  returns: "argument",
  statement: { operation: "write", rows: "one", values: { argument: -1 }, batch: "typeorm" },
};
const raw: CallModel = {
  statement: { operation: "sql", sql: { argument: 0 }, parameters: { argument: 1 } },
};
const transaction: CallModel = {
  transaction: true,
  returns: "callback",
  callbacks: [{ argument: -1, runs: "once", parameters: ["Manager"] }],
};
const entity = { captures: { table: { argument: 0 } } } as const;
const ownWrite: CallModel = {
  returns: "row",
  statement: { operation: "write", rows: "one", table: { capture: "class" }, batch: "typeorm" },
};
const treeRead: CallModel = {
  returns: "row[]",
  statement: { operation: "read", rows: "many", table, wholeRow: true },
};
const builder: CallModel = { returns: "Select", ...entity };

/** https://typeorm.io/docs/working-with-entity-manager/repository-api */
export const typeorm = defineModel({
  name: "typeorm",
  schema: {
    columns: [
      "Column",
      "PrimaryColumn",
      "PrimaryGeneratedColumn",
      "CreateDateColumn",
      "UpdateDateColumn",
      "DeleteDateColumn",
      "VersionColumn",
      "ObjectIdColumn",
      "TreeLevelColumn",
    ],
    relations: ["OneToOne", "OneToMany", "ManyToOne", "ManyToMany", "TreeChildren", "TreeParent"],
    keys: ["PrimaryColumn", "PrimaryGeneratedColumn", "ObjectIdColumn"],
    hidden: { option: "select", value: false },
    onLoad: ["AfterLoad"],
  },
  modules: [
    {
      specifiers: ["typeorm", "typeorm/*"],
      exports: {
        DataSource: { instance: "DataSource" },
        Connection: { instance: "DataSource" },
        createConnection: { call: { returns: "DataSource" } },
        createConnections: { call: { returns: "DataSource[]" } },
        getConnection: { call: { returns: "DataSource" } },
        getManager: { call: { returns: "Manager" } },
        getRepository: { call: { returns: "Repository", ...entity } },
        getTreeRepository: { call: { returns: "Repository", ...entity } },
        getMongoRepository: { call: { returns: "Repository", ...entity } },
        getCustomRepository: { call: { returns: "instance" } },
        createQueryBuilder: { call: builder },
        EntityManager: { instance: "Manager" },
        Repository: { instance: "Repository", typeArguments: { table: 0 } },
        TreeRepository: { instance: "Repository", typeArguments: { table: 0 } },
        MongoRepository: { instance: "Repository", typeArguments: { table: 0 } },
        AbstractRepository: { instance: "AbstractRepository", typeArguments: { table: 0 } },
        BaseEntity: { instance: "Entity", extends: ["Repository"] },
        Relation: { wraps: 0 },
        QueryRunner: { instance: "QueryRunner" },
        SelectQueryBuilder: { instance: "Select", typeArguments: { table: 0 } },
        UpdateQueryBuilder: { instance: "Write", typeArguments: { table: 0 } },
        DeleteQueryBuilder: { instance: "Write", typeArguments: { table: 0 } },
        InsertQueryBuilder: { instance: "Write", typeArguments: { table: 0 } },
        Brackets: { construct: { callbacks: [{ argument: 0, runs: "once", parameters: ["Select"] }] } },
        NotBrackets: { construct: { callbacks: [{ argument: 0, runs: "once", parameters: ["Select"] }] } },
      },
    },
  ],
  types: {
    DataSource: {
      members: {
        initialize: { returns: "this" },
        connect: { returns: "this" },
        manager: { type: "Manager" },
        mongoManager: { type: "Manager" },
        getRepository: { returns: "Repository", ...entity },
        getTreeRepository: { returns: "Repository", ...entity },
        getMongoRepository: { returns: "Repository", ...entity },
        getCustomRepository: { returns: "instance" },
        createEntityManager: { returns: "Manager" },
        createQueryRunner: { returns: "QueryRunner" },
        createQueryBuilder: builder,
        transaction,
        query: raw,
        sql: { statement: { operation: "sql", sql: { argument: 0 } } },
      },
    },
    Manager: {
      members: {
        ...operations(1),
        save: rowWrite,
        remove: rowWrite,
        softRemove: rowWrite,
        recover: rowWrite,
        connection: { type: "DataSource" },
        dataSource: { type: "DataSource" },
        queryRunner: { type: "QueryRunner" },
        getRepository: { returns: "Repository", ...entity },
        getTreeRepository: { returns: "Repository", ...entity },
        getMongoRepository: { returns: "Repository", ...entity },
        getCustomRepository: { returns: "instance" },
        withRepository: { returns: "argument" },
        createQueryBuilder: builder,
        transaction,
        query: raw,
        sql: { statement: { operation: "sql", sql: { argument: 0 } } },
      },
    },
    Repository: {
      members: {
        ...operations(0),
        manager: { type: "Manager" },
        createQueryBuilder: { returns: "Select" },
        extend: { returns: "this", mixin: { argument: 0 } },
        getRepository: { returns: "Repository" },
        query: raw,
        sql: { statement: { operation: "sql", sql: { argument: 0 } } },
        findTrees: treeRead,
        findRoots: treeRead,
        findDescendants: treeRead,
        findDescendantsTree: treeRead,
        findAncestors: treeRead,
        findAncestorsTree: treeRead,
        countDescendants: { statement: { operation: "read", rows: "value", table } },
        countAncestors: { statement: { operation: "read", rows: "value", table } },
        aggregate: { statement: { operation: "read", rows: "many", table } },
      },
    },
    AbstractRepository: {
      members: {
        repository: { type: "Repository" },
        manager: { type: "Manager" },
        createQueryBuilder: { returns: "Select" },
      },
    },
    /** Active record: what a row can do. */
    Entity: {
      members: {
        save: ownWrite,
        remove: ownWrite,
        softRemove: ownWrite,
        recover: ownWrite,
        reload: {
          returns: "row",
          statement: { operation: "read", rows: "one", table: { capture: "class" } },
        },
      },
    },
    QueryRunner: {
      members: {
        manager: { type: "Manager" },
        connection: { type: "DataSource" },
        query: raw,
        stream: raw,
        sql: { statement: { operation: "sql", sql: { argument: 0 } } },
      },
    },
    ...typeormBuilders,
  },
  injections: {
    InjectRepository: { from: ["@nestjs/typeorm"], type: "Repository", captures: { table: { argument: 0 } } },
    InjectDataSource: { from: ["@nestjs/typeorm"], type: "DataSource" },
    InjectConnection: { from: ["@nestjs/typeorm"], type: "DataSource" },
    InjectEntityManager: { from: ["@nestjs/typeorm"], type: "Manager" },
  },
});
