import type {
  BatchModel,
  CallModel,
  ExportModel,
  MemberModel,
  Place,
  StatementModel,
  TypeReference,
} from "./model.ts";

const table: Place = { capture: "table" };
const link = (role: NonNullable<CallModel["role"]>, returns: TypeReference = "this"): CallModel => ({
  returns,
  role,
});
/** `where(and(eq(users.id, id), ...))`: conditions are what the operators make. */
const where: CallModel = { ...link("filter"), condition: { operator: "and" } };
const executes: Record<string, MemberModel> = {
  execute: { executes: true },
  sync: { executes: true },
  all: { executes: true },
  get: { executes: true, role: "single", many: "all" },
  run: { executes: true, role: "discard" },
  values: { executes: true },
  iterator: { executes: true, role: "stream" },
};
const shared: Record<string, MemberModel> = {
  ...executes,
  toSQL: {},
  getSQL: {},
  $dynamic: { returns: "this" },
};
const join = link("join");
/** What a set operation adds to the rows isn't seen in the chain of its first part. */
const combine: CallModel = { returns: "this", role: "dynamic" };

const select: Record<string, MemberModel> = {
  ...shared,
  leftJoin: join,
  rightJoin: join,
  innerJoin: join,
  fullJoin: join,
  crossJoin: join,
  leftJoinLateral: join,
  innerJoinLateral: join,
  crossJoinLateral: join,
  where,
  groupBy: link("group"),
  having: link("having"),
  orderBy: link("order"),
  limit: link("limit"),
  offset: link("offset"),
  for: link("lock"),
  union: combine,
  unionAll: combine,
  intersect: combine,
  intersectAll: combine,
  except: combine,
  exceptAll: combine,
  as: {},
  $withCache: link("option"),
};
const returning = link("returning");
const insert: Record<string, MemberModel> = {
  ...shared,
  returning,
  $returningId: returning,
  onConflictDoNothing: link("conflict"),
  onConflictDoUpdate: link("conflict"),
  onDuplicateKeyUpdate: link("conflict"),
};
const change: Record<string, MemberModel> = {
  ...shared,
  from: join,
  leftJoin: join,
  rightJoin: join,
  innerJoin: join,
  fullJoin: join,
  where,
  returning,
  orderBy: link("order"),
  limit: link("limit"),
};

/** The types of a database whose builders run over the wire (`""`) or in the calling thread (`"Sync"`). */
export function drizzleBuilders(prefix: "" | "Sync"): Record<string, ExportModel> {
  const place = prefix === "Sync" ? ({ synchronous: true } as const) : {};
  const read: StatementModel = { operation: "read", table, ...place };
  const rows: StatementModel = {
    ...read,
    wholeRow: true,
    columns: { form: "fields", method: "select" },
    missing: "undefined",
    batch: { plain: true },
  };
  const write: StatementModel = { operation: "write", table, ...place, batch: {} };
  const creation: StatementModel = { ...write, batch: { rows: true, binds: true, empty: "fails" } };
  const sql: StatementModel = { operation: "sql", sql: { argument: 0 }, ...place };
  const batch: BatchModel = { membership: "{ in: $ }", plain: true };
  const options: StatementModel = {
    ...read,
    filter: { argument: 0, property: "where" },
    projection: { argument: 0, property: "columns" },
    extras: [{ argument: 0, property: "with" }],
    order: { argument: 0, property: "orderBy" },
    offset: { argument: 0, property: "offset" },
    columns: { form: "flags", relations: { argument: 0, property: "with" }, nested: "columns" },
    wholeRow: true,
    batch,
  };
  const of = (name: string) => `${prefix}${name}`;
  const into = (returns: string): CallModel => ({
    returns: of(returns),
    captures: { table: { argument: 0 } },
    role: "table",
  });
  const starts: Record<string, MemberModel> = {
    select: { ...link("projection"), returns: of("From") },
    selectDistinct: { ...link("projection"), returns: of("From") },
    selectDistinctOn: { ...link("projection"), returns: of("From"), place: { argument: 1 } },
    insert: into("Into"),
    update: into("Set"),
    delete: into("Change"),
  };
  const types: Record<string, ExportModel> = {
    Db: {
      members: {
        ...starts,
        query: { type: of("Tables") },
        $primary: { type: of("Db") },
        $with: { returns: "CommonTable" },
        with: { returns: of("With") },
        $count: { returns: of("Count"), captures: { table: { argument: 0 } } },
        refreshMaterializedView: { returns: of("Change"), captures: { table: { argument: 0 } } },
        execute: { statement: sql },
        all: { statement: sql },
        values: { statement: sql },
        get: { statement: { ...sql, rows: "one" } },
        run: { statement: { ...sql, rows: "none" } },
        batch: { batches: true },
        transaction: {
          returns: "callback",
          transaction: true,
          callbacks: [{ argument: 0, runs: "once", parameters: [of("Transaction")] }],
        },
      },
    },
    Transaction: { extends: [of("Db")], members: { rollback: {}, setTransaction: {} } },
    With: { members: starts },
    From: { members: { from: into("Select") } },
    Select: { lazy: rows, members: { ...select, prepare: { returns: of("PreparedRead") } } },
    Into: {
      members: {
        values: { ...link("values"), returns: of("Insert") },
        select: { ...link("values"), returns: of("Insert") },
        overridingSystemValue: { returns: "this" },
        ignore: { returns: "this" },
      },
    },
    Insert: { lazy: creation, members: { ...insert, prepare: { returns: of("PreparedWrite") } } },
    Set: { members: { set: { ...link("set"), returns: of("Change") } } },
    Change: { lazy: write, members: { ...change, prepare: { returns: of("PreparedWrite") } } },
    Count: { lazy: { ...read, rows: "value" } },
    Tables: { members: { "*": { type: of("Relational"), capture: "table" } } },
    Relational: {
      members: {
        findMany: {
          returns: of("Found"),
          statement: { ...options, limit: { argument: 0, property: "limit" }, missing: "empty" },
        },
        findFirst: {
          returns: of("Found"),
          statement: {
            ...options,
            rows: "one",
            missing: "undefined",
            batch: { ...batch, method: "findMany" },
          },
        },
      },
    },
    Found: { lazy: read, members: { ...shared, prepare: { returns: of("PreparedRead") } } },
    PreparedRead: { builds: read, members: executes },
    PreparedWrite: { builds: write, members: executes },
  };
  return Object.fromEntries(Object.entries(types).map(([name, type]) => [of(name), type]));
}

/** What stands for tables, views and columns in other builders. */
export const drizzleParts: Readonly<Record<string, ExportModel>> = {
  CommonTable: {
    members: { as: { role: "subquery", callbacks: [{ argument: 0, runs: "once", parameters: ["Db"] }] } },
  },
  Table: {
    members: {
      $inferSelect: {},
      $inferInsert: {},
      enableRLS: { returns: "this" },
      "*": { type: "Column", capture: "column" },
    },
  },
  Column: {},
};
