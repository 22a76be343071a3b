import type { CallModel, ExportModel, MemberModel, Place, StatementModel, TypeReference } from "./model.ts";

const table: Place = { capture: "table" };
const link = (role: NonNullable<CallModel["role"]>, returns: TypeReference = "this"): CallModel => ({
  returns,
  role,
});
const same: CallModel = { returns: "this" };
/** The argument may be a function that gets a builder for a subquery or a group. */
const nested = (role: NonNullable<CallModel["role"]>, argument: number): CallModel => ({
  ...link(role),
  callbacks: [{ argument, runs: "once", parameters: ["Builder"] }],
});
/** `where("id", id)`, `where("id", "=", id)`, `where({ id })`. */
const where: CallModel = {
  ...nested("filter", 0),
  condition: {
    operator: "equal",
    column: { argument: 0 },
    written: { argument: 1 },
    value: { argument: -1 },
    many: { name: "whereIn" },
  },
};
const whereIn: CallModel = {
  ...nested("filter", 1),
  condition: { operator: "in", column: { argument: 0 }, value: { argument: -1 } },
};
const named: CallModel = { ...link("table"), captures: { table: { argument: 0 } } };
const common: CallModel = nested("subquery", 1);
const projection = link("projection");
const aggregate = link("aggregate");
const join = link("join");

/** What a statement can begin with; on the client itself, a builder comes out. */
const starts: Record<string, MemberModel> = {
  select: projection,
  column: projection,
  columns: projection,
  pluck: projection,
  first: { ...link("single"), also: "projection", missing: "undefined", many: "select" },
  distinct: { ...link("distinct"), also: "projection" },
  count: aggregate,
  countDistinct: aggregate,
  min: aggregate,
  max: aggregate,
  sum: aggregate,
  avg: aggregate,
  from: named,
  into: named,
  table: named,
  fromRaw: link("table"),
  with: common,
  withMaterialized: common,
  withNotMaterialized: common,
  withRecursive: common,
  withRaw: same,
  withSchema: same,
  where,
  insert: link("values", "Write"),
  upsert: link("values", "Write"),
  update: link("set", "Write"),
  del: { returns: "Write" },
  delete: { returns: "Write" },
};

const links: Record<string, MemberModel> = {
  ...starts,
  as: {},
  clone: same,
  toSQL: {},
  toQuery: {},
  toString: {},
  stream: { executes: true, role: "stream" },
  pipe: { executes: true, role: "stream" },
  asCallback: { executes: true },
  andWhere: where,
  whereIn,
  andWhereIn: whereIn,
  whereRaw: link("filter"),
  whereExists: nested("filter", 0),
  whereNotExists: nested("filter", 0),
  "where*": link("filter"),
  "andWhere*": link("filter"),
  "orWhere*": link("filter"),
  orWhere: nested("filter", 0),
  join,
  joinRaw: join,
  innerJoin: join,
  outerJoin: join,
  crossJoin: join,
  "left*": join,
  "right*": join,
  "full*": join,
  using: join,
  groupBy: link("group"),
  groupByRaw: link("group"),
  having: link("having"),
  "having*": link("having"),
  "andHaving*": link("having"),
  "orHaving*": link("having"),
  orderBy: link("order"),
  orderByRaw: link("order"),
  limit: link("limit"),
  offset: link("offset"),
  distinctOn: link("distinct"),
  sumDistinct: aggregate,
  avgDistinct: aggregate,
  union: link("dynamic"),
  unionAll: link("dynamic"),
  intersect: link("dynamic"),
  except: link("dynamic"),
  clear: link("dynamic"),
  "clear*": link("dynamic"),
  modify: { ...link("dynamic"), callbacks: [{ argument: 0, runs: "once", parameters: ["Builder"] }] },
  increment: link("set", "Write"),
  decrement: link("set", "Write"),
  truncate: { returns: "Write" },
  returning: link("returning"),
  onConflict: link("conflict"),
  ignore: link("conflict"),
  merge: link("conflict"),
  "for*": link("lock"),
  skipLocked: link("lock"),
  noWait: link("lock"),
  "json*": link("projection"),
  rank: link("projection"),
  denseRank: link("projection"),
  rowNumber: link("projection"),
  transacting: link("option"),
  timeout: link("option"),
  options: link("option"),
  connection: link("option"),
  queryContext: link("option"),
  comment: link("option"),
  hintComment: link("option"),
  debug: link("option"),
  on: { ...link("option"), callbacks: [{ argument: 1, runs: "later" }] },
};

const onClient = (member: MemberModel): MemberModel =>
  "type" in member || member.returns !== "this" ? member : { ...member, returns: "Builder" };

const raw: StatementModel = { operation: "sql", sql: { argument: 0 }, parameters: { argument: 1 } };

/** https://knexjs.org/guide/query-builder.html */
export const knexBuilders: Readonly<Record<string, ExportModel>> = {
  Links: { members: links },
  Builder: {
    extends: ["Links"],
    lazy: {
      operation: "read",
      table,
      wholeRow: true,
      columns: { form: "arguments", method: "select" },
      missing: "undefined",
      batch: { plain: true },
    },
  },
  Write: {
    extends: ["Links"],
    lazy: { operation: "write", table, batch: { rows: true, binds: true, empty: "fails" } },
  },
  Raw: {
    lazy: raw,
    members: {
      wrap: same,
      toQuery: {},
      toSQL: {},
      toString: {},
      transacting: same,
      timeout: same,
      options: same,
    },
  },
  Starts: {
    call: { ...named, returns: "Builder" },
    members: Object.fromEntries(Object.entries(starts).map(([name, member]) => [name, onClient(member)])),
  },
};

export const knexRaw: CallModel = { returns: "Raw", statement: raw };
