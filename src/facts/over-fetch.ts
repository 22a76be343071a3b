import type { TSESTree } from "@typescript-eslint/utils";
import type { Origins } from "../origins/origins.ts";
import type { Facts } from "./facts-of.ts";
import { projectionOf, type Projection } from "./projection.ts";
import type { Query } from "./query.ts";
import { useOfRows, type RowUse } from "./row-use/index.ts";
import { declaredTable } from "./schema/table-of.ts";
import type { Table } from "./schema/table.ts";

/** A read that fetches every column. */
export interface OverFetch {
  readonly query: Query;
  readonly projection: Extract<Projection, { kind: "absent" | "star" }>;
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
export function* overFetches(facts: Facts): Generator<OverFetch> {
  for (const query of facts.queries) {
    if (query.likely) continue;
    const found = overFetch(facts.origins, query);
    if (found !== undefined) yield found;
  }
}

function overFetch(origins: Origins, query: Query): OverFetch | undefined {
  const projection = projectionOf(origins, query);
  if (projection.kind !== "absent" && projection.kind !== "star") return undefined;
  const relations = projection.kind === "absent" ? projection.relations : new Map();
  const use = useOfRows(origins, query, relations);
  if (projection.kind === "absent" && use.escape !== undefined) return undefined;
  const table = declaredTable(origins, query);
  const need = needOf(use, table);
  if (projection.kind === "absent" && !isProvenWaste(use, need, table)) return undefined;
  const node = projection.kind === "star" ? projection.link.node : query.node;
  return { query, projection, node, use, need, table };
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
