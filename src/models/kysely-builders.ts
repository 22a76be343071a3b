import type { CallModel, ExportModel, MemberModel, Place, StatementModel, TypeReference } from "./model.ts";

const table: Place = { capture: "table" };
const link = (role: NonNullable<CallModel["role"]>, returns: TypeReference = "this"): CallModel => ({
  returns,
  role,
});
const same: CallModel = { returns: "this" };
/** A link whose argument may be a function of the expression builder. */
const expression = (role: NonNullable<CallModel["role"]>): CallModel => ({
  ...link(role),
  callbacks: [{ argument: 0, runs: "once", parameters: ["Expressions"] }],
});
const filter: CallModel = {
  ...expression("filter"),
  condition: {
    operator: "other",
    column: { argument: 0 },
    written: { argument: 1 },
    value: { argument: 2 },
    many: { operator: "in" },
  },
};
const into = (returns: TypeReference): CallModel => ({
  returns,
  captures: { table: { argument: 0 } },
  role: "table",
});
const join = link("join");
/** Rows that the statement itself makes, under the name that is the first argument. */
const named: CallModel = {
  ...link("subquery"),
  callbacks: [{ argument: 1, runs: "once", parameters: ["Creator"] }],
};

/** What every statement's builder can do. */
const common = (self: TypeReference): Record<string, MemberModel> => ({
  $if: {
    ...link("dynamic"),
    callbacks: [{ argument: 1, runs: "once", parameters: [self] }],
  },
  $call: {
    ...link("dynamic"),
    callbacks: [{ argument: 0, runs: "once", parameters: [self] }],
  },
});

/** https://kysely.dev/docs/category/api-reference */
export const kyselyBuilders: Readonly<Record<string, ExportModel>> = {
  Creator: {
    members: {
      selectFrom: into("Select"),
      selectNoFrom: { ...expression("projection"), returns: "Select" },
      insertInto: into("Insert"),
      replaceInto: into("Insert"),
      updateTable: into("Update"),
      deleteFrom: into("Delete"),
      mergeInto: into("Merge"),
      with: named,
      withRecursive: named,
      withSchema: same,
      withTables: same,
      withPlugin: same,
      withoutPlugins: same,
      $extendTables: same,
      $omitTables: same,
    },
  },
  /** `eb`: an expression is part of a statement and runs nothing. */
  Expressions: {
    members: {
      selectFrom: into("Select"),
      eb: { type: "Expressions" },
      withSchema: same,
    },
  },
  Executable: {
    members: {
      execute: { executes: true },
      executeTakeFirst: { executes: true, role: "single", missing: "undefined", many: "execute" },
      executeTakeFirstOrThrow: { executes: true, role: "single", missing: "throw", many: "execute" },
      stream: { executes: true, role: "stream" },
      explain: { executes: true, role: "aggregate" },
      compile: {},
      toOperationNode: {},
      withPlugin: same,
      modifyFront: link("option"),
      modifyEnd: link("option"),
      $castTo: same,
      $narrowType: same,
      $assertType: same,
      $asScalar: same,
      $asTuple: same,
    },
  },
  Filtered: {
    members: {
      where: filter,
      whereRef: link("filter"),
      clearWhere: link("dynamic"),
      innerJoin: join,
      leftJoin: join,
      rightJoin: join,
      fullJoin: join,
      orderBy: expression("order"),
      clearOrderBy: link("dynamic"),
      limit: link("limit"),
      top: link("limit"),
      clearLimit: link("dynamic"),
      using: join,
    },
  },
  Returning: {
    members: {
      returning: expression("returning"),
      returningAll: link("returning"),
      output: link("returning"),
      outputAll: link("returning"),
      clearReturning: link("dynamic"),
    },
  },
  Select: {
    extends: ["Executable", "Filtered"],
    builds: {
      operation: "read",
      table,
      columns: { form: "names", method: "select" },
      batch: { plain: true, empty: "fails" },
    } satisfies StatementModel,
    members: {
      ...common("Select"),
      select: expression("projection"),
      selectAll: link("star"),
      clearSelect: link("dynamic"),
      distinct: link("distinct"),
      distinctOn: link("distinct"),
      crossJoin: join,
      innerJoinLateral: join,
      leftJoinLateral: join,
      crossJoinLateral: join,
      crossApply: join,
      outerApply: join,
      groupBy: expression("group"),
      clearGroupBy: link("dynamic"),
      having: expression("having"),
      havingRef: link("having"),
      offset: link("offset"),
      clearOffset: link("dynamic"),
      fetch: link("limit"),
      forUpdate: link("lock"),
      forShare: link("lock"),
      forKeyShare: link("lock"),
      forNoKeyUpdate: link("lock"),
      skipLocked: link("lock"),
      noWait: link("lock"),
      // What a set operation adds to the rows isn't seen in the chain of its first part.
      union: link("dynamic"),
      unionAll: link("dynamic"),
      intersect: link("dynamic"),
      intersectAll: link("dynamic"),
      except: link("dynamic"),
      exceptAll: link("dynamic"),
      as: {},
    },
  },
  Insert: {
    extends: ["Executable", "Returning"],
    builds: { operation: "write", table, batch: { rows: true, binds: true, empty: "fails" } },
    members: {
      ...common("Insert"),
      values: link("values"),
      columns: link("option"),
      expression: expression("values"),
      defaultValues: same,
      onConflict: link("conflict"),
      onDuplicateKeyUpdate: link("conflict"),
      ignore: link("conflict"),
      "or*": link("conflict"),
      top: link("limit"),
    },
  },
  Update: {
    extends: ["Executable", "Filtered", "Returning"],
    builds: { operation: "write", table, batch: { empty: "fails" } },
    members: { ...common("Update"), set: expression("set"), from: join },
  },
  Delete: {
    extends: ["Executable", "Filtered", "Returning"],
    builds: { operation: "write", table, batch: { empty: "fails" } },
    members: common("Delete"),
  },
  Merge: {
    extends: ["Executable", "Returning"],
    builds: { operation: "write", table },
    members: { ...common("Merge"), using: join, top: link("limit"), "when*": same, "then*": same },
  },
};
