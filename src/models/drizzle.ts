import { drizzleBuilders, drizzleParts } from "./drizzle-builders.ts";
import { defineModel, type ExportModel } from "./model.ts";

const named = (names: string, entry: ExportModel): Record<string, ExportModel> =>
  Object.fromEntries(
    names
      .trim()
      .split(/\s+/)
      .map((name) => [name, entry]),
  );

const db: ExportModel = { instance: "Db" };
const transaction: ExportModel = { instance: "Transaction" };
const selectBuilder: ExportModel = { instance: "Select" };
const table: ExportModel = {
  call: { returns: "Table", captures: { name: { argument: 0 }, columns: { argument: 1 } } },
};
const comparison: ExportModel = {
  call: { condition: { operator: "other", column: { argument: 0 }, value: { argument: 1 } } },
};

/** https://orm.drizzle.team/docs/overview */
export const drizzle = defineModel({
  name: "drizzle",
  schema: "table-objects",
  modules: [
    {
      // In the calling thread; the other databases are a round trip away, or at least asynchronous.
      specifiers: [
        "drizzle-orm/better-sqlite3",
        "drizzle-orm/bun-sqlite",
        "drizzle-orm/durable-sqlite",
        "drizzle-orm/expo-sqlite",
        "drizzle-orm/op-sqlite",
        "drizzle-orm/sql-js",
        "drizzle-orm/node-sqlite",
      ],
      exports: {
        drizzle: { call: { returns: "SyncDb" }, members: { mock: { returns: "SyncDb" } } },
        ...named(
          `BetterSQLite3Database BunSQLiteDatabase DrizzleSqliteDODatabase ExpoSQLiteDatabase OPSQLiteDatabase
           SQLJsDatabase NodeSQLiteDatabase`,
          { instance: "SyncDb" },
        ),
        ...named(
          `BetterSQLiteTransaction SQLiteBunTransaction SQLiteDOTransaction ExpoSQLiteTransaction
           OPSQLiteTransaction SQLJsTransaction`,
          { instance: "SyncTransaction" },
        ),
      },
    },
    {
      specifiers: ["drizzle-orm"],
      exports: {
        eq: {
          call: {
            condition: {
              operator: "equal",
              column: { argument: 0 },
              value: { argument: 1 },
              many: { name: "inArray" },
            },
          },
        },
        inArray: { call: { condition: { operator: "in", column: { argument: 0 }, value: { argument: 1 } } } },
        and: { call: { condition: { operator: "and" } } },
        or: { call: { condition: { operator: "or" } } },
        sql: { call: { condition: { operator: "sql" } } },
        ...named(
          `ne gt gte lt lte isNull isNotNull between notBetween like ilike notLike notIlike notInArray not exists
           notExists arrayContains arrayContained arrayOverlaps`,
          comparison,
        ),
        aliasedTable: { call: { returns: "argument" } },
      },
    },
    {
      specifiers: ["drizzle-orm/*"],
      exports: {
        drizzle: { call: { returns: "Db" }, members: { mock: { returns: "Db" } } },
        withReplicas: { call: { returns: "argument" } },
        alias: { call: { returns: "argument" } },
        ...named(
          `PgDatabase MySqlDatabase BaseSQLiteDatabase SingleStoreDatabase GelDatabase GelJsDatabase NodePgDatabase
           PostgresJsDatabase MySql2Database MySqlRemoteDatabase LibSQLDatabase DrizzleD1Database NeonDatabase
           NeonHttpDatabase NetlifyDbDatabase PlanetScaleDatabase PgliteDatabase PgRemoteDatabase VercelPgDatabase
           BunSQLDatabase XataHttpDatabase TiDBServerlessDatabase AwsDataApiPgDatabase SqliteRemoteDatabase
           SingleStoreDriverDatabase SingleStoreRemoteDatabase PgAsyncDatabase MySqlAsyncDatabase`,
          db,
        ),
        ...named(
          `PgTransaction MySqlTransaction SQLiteTransaction SingleStoreTransaction GelTransaction NodePgTransaction
           PostgresJsTransaction MySql2Transaction LibSQLTransaction D1Transaction NeonTransaction
           PlanetScaleTransaction PgliteTransaction VercelPgTransaction BunSQLTransaction PgAsyncTransaction`,
          transaction,
        ),
        ...named("PgSelect MySqlSelect SQLiteSelect SingleStoreSelect", selectBuilder),
        ...named(
          `pgTable mysqlTable sqliteTable singlestoreTable gelTable pgView mysqlView sqliteView pgMaterializedView`,
          table,
        ),
        pgTableCreator: { call: { returns: "TableCreator" } },
        mysqlTableCreator: { call: { returns: "TableCreator" } },
        sqliteTableCreator: { call: { returns: "TableCreator" } },
        pgSchema: { call: { returns: "Schema" } },
        mysqlSchema: { call: { returns: "Schema" } },
      },
    },
  ],
  types: {
    ...drizzleBuilders(""),
    ...drizzleBuilders("Sync"),
    ...drizzleParts,
    TableCreator: table,
    Schema: {
      members: { table: { ...table.call }, view: { ...table.call }, materializedView: { ...table.call } },
    },
  },
  idioms: { db: "Db" },
});
