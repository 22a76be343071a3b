import type { TSESTree } from "@typescript-eslint/utils";
import type { Module } from "../project/module.ts";
import type { CallNode } from "../syntax/calls.ts";
import type { Origins } from "../origins/origins.ts";
import type { Facts } from "./facts-of.ts";
import { projectionOf, type Projection } from "./projection.ts";
import { tableOf, type Query } from "./query.ts";
import { placedPart } from "./query-parts.ts";
import { useOfRows, type RowUse } from "./row-use/index.ts";
import { otherUse } from "./shared-statement.ts";
import { declaredTable } from "./schema/table-of.ts";
import type { Table } from "./schema/table.ts";
import { starInCall, starInQuery, type SqlStarUse } from "./sql-star.ts";

/** How a read comes to fetch every column. */
type Cause =
  Extract<Projection, { kind: "absent" | "star" }> | { readonly kind: "sql"; readonly star: SqlStarUse };

/** A read that fetches every column. */
export interface OverFetch {
  /** `undefined` for text that a function of the project sends. */
  readonly query: Query | undefined;
  readonly cause: Cause;
  /** As the code names it. */
  readonly tableName: string | undefined;
  /** Where the code asks for every column. */
  readonly node: TSESTree.Node;
  readonly use: RowUse;
  /** What the rows turn out to be needed for; `unknown` when they get out of sight. */
  readonly need: "columns" | "existence" | "count" | "nothing" | "unknown";
  readonly table: Table | undefined;
}

/** Without a declaration of the table, that many columns may as well be all of them. */
const MANY_COLUMNS = 8;
/** A projection that leaves out less than this part of a table is not worth its words. */
const WORTHWHILE_PART = 0.2;

/** The reads of a file that say "every column", and those that say nothing though only some are needed. */
export function* overFetches(facts: Facts, checkReturning: boolean): Generator<OverFetch> {
  const { origins, frame } = facts;
  const queries = new Set<CallNode>();
  const byNode = new Map<TSESTree.Node, OverFetch[]>();
  for (const query of facts.queries) {
    queries.add(query.node);
    if (query.likely) continue;
    const found =
      query.operation === "sql"
        ? overFetchInSql(origins, query, checkReturning)
        : overFetch(origins, query, checkReturning);
    if (found === undefined) continue;
    const same = byNode.get(found.node);
    if (same === undefined) byNode.set(found.node, [found]);
    else same.push(found);
  }
  for (const [first, ...others] of byNode.values())
    if (first !== undefined) yield together(first, others, facts.module);
  for (const call of facts.calls) {
    if (queries.has(call)) continue;
    const star = starInCall(origins, call, frame, checkReturning);
    if (star !== undefined) yield { ...fromText(star), use: OUT_OF_SIGHT, need: "unknown" };
  }
}

/** One read for all executions of a statement: what one of them has no need of another may use. */
function together(first: OverFetch, others: readonly OverFetch[], module: Module): OverFetch {
  const all = [first, ...others];
  const elsewhere = otherUse(
    first.node,
    all.flatMap(({ query }) => query ?? []),
    module,
  );
  if (others.length === 0 && elsewhere === undefined) return first;
  const uses = all.map(({ use }) => use);
  const related = all.find(({ use }) => use.relations.size > 0);
  const merged: RowUse = {
    columns: [...new Set(uses.flatMap(({ columns }) => columns))],
    relations: new Map(),
    escape: elsewhere ?? uses.find(({ escape }) => escape !== undefined)?.escape ?? related?.node,
    tested: uses.some(({ tested }) => tested),
    counted: uses.some(({ counted }) => counted),
    typed: uses.find(({ typed }) => typed !== undefined)?.typed,
  };
  const isOpen = all.some(({ need }) => need === "unknown");
  return { ...first, use: merged, need: isOpen ? "unknown" : needOf(merged, first.table) };
}

const OUT_OF_SIGHT: RowUse = {
  columns: [],
  relations: new Map(),
  escape: undefined,
  tested: false,
  counted: false,
  typed: undefined,
};

function fromText(star: SqlStarUse): Omit<OverFetch, "use" | "need"> {
  return {
    query: undefined,
    cause: { kind: "sql", star },
    node: star.node,
    tableName: star.star.table,
    table: undefined,
  };
}

function overFetchInSql(origins: Origins, query: Query, checkReturning: boolean): OverFetch | undefined {
  const star = starInQuery(origins, query, checkReturning);
  if (star === undefined) return undefined;
  const isReshaped = query.chain.links.some(({ call }) => call.role === "reshape");
  const use = isReshaped ? OUT_OF_SIGHT : useOfRows(origins, query, new Map());
  const need = isReshaped || isNamed(origins, query) ? "unknown" : needOf(use, undefined);
  return { ...fromText(star), query, use, need };
}

/** The server keeps the text under a name, under which other code may send it too. */
function isNamed(origins: Origins, query: Query): boolean {
  const { preparedAs } = query.statement;
  return preparedAs !== undefined && placedPart(origins, query, preparedAs).presence === "present";
}

function overFetch(origins: Origins, query: Query, checkReturning: boolean): OverFetch | undefined {
  const cause = projectionOf(origins, query, checkReturning);
  if (cause.kind !== "absent" && cause.kind !== "star") return undefined;
  const use = useOfRows(origins, query, cause.relations);
  if (cause.kind === "absent" && use.escape !== undefined) return undefined;
  const table = declaredTable(origins, query);
  const isOpen = nestsRows(query) || (cause.kind === "star" && hidesRows(use));
  const need = isOpen ? "unknown" : needOf(use, table);
  if (cause.kind === "absent" && !isProvenWaste(use, need, table)) return undefined;
  const node = cause.kind === "star" ? cause.link.node : query.node;
  return { query, cause, node, use, need, table, tableName: tableOf(query) };
}

/** A join of table objects gives an object of rows, one for each table. */
function nestsRows({ statement, chain }: Query): boolean {
  return statement.columns?.form === "fields" && chain.links.some(({ call }) => call.role === "join");
}

/** Rows of a relation get out of sight, of which the star may be. */
function hidesRows({ relations }: RowUse): boolean {
  return [...relations.values()].some((use) => use.escape !== undefined || hidesRows(use));
}

function needOf(use: RowUse, table: Table | undefined): OverFetch["need"] {
  if (use.escape !== undefined) return "unknown";
  if (use.columns.length > 0) {
    const known = table === undefined || use.columns.every((name) => table.columns.includes(name));
    return known ? "columns" : "unknown";
  }
  if (use.relations.size > 0) return "columns";
  if (use.counted) return "count";
  return use.tested ? "existence" : "nothing";
}

/** Columns come along that nobody looks at. */
function isProvenWaste(use: RowUse, need: OverFetch["need"], table: Table | undefined): boolean {
  if (need === "unknown" || need === "nothing") return false;
  const used = Math.max(1, use.columns.length);
  if (table === undefined) return used <= MANY_COLUMNS;
  return used < table.columns.length * (1 - WORTHWHILE_PART);
}
