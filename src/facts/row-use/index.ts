import { rowsOf } from "../query-parts.ts";
import type { Query } from "../query.ts";
import type { Origins } from "../../origins/origins.ts";
import { follow, type Flow } from "./flow.ts";
import { UseCollector, type RowUse } from "./row-use.ts";
import type { LoadedRelation, Shape } from "./shape.ts";

export type { RowUse } from "./row-use.ts";
export type { LoadedRelation } from "./shape.ts";

/** What the code does with the rows that a query gives; `relations` are those that are loaded along. */
export function useOfRows(
  origins: Origins,
  query: Query,
  relations: ReadonlyMap<string, LoadedRelation>,
): RowUse {
  const use = new UseCollector();
  const flow: Flow = { origins, use, seen: new Set(), returns: new Map(), depth: 0 };
  follow(flow, query.node, resultShape(query, relations), query.frame);
  return use.finish(query.frame);
}

/** What the query gives: the rows, or what its library wraps around them. */
function resultShape(query: Query, relations: ReadonlyMap<string, LoadedRelation>): Shape {
  const row: Shape = { kind: "row", source: { path: [], relations } };
  const rows: Shape = rowsOf(query) === "one" ? row : { kind: "list", of: row };
  const wrapper = query.statement.rowsIn;
  if (wrapper === undefined) return rows;
  return typeof wrapper === "number"
    ? { kind: "tuple", index: wrapper, of: rows }
    : { kind: "object", name: wrapper, of: rows };
}
