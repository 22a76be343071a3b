import type { TSESTree } from "@typescript-eslint/utils";
import { isFunction, lastName, unwrapped } from "../../syntax/nodes.ts";
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
  const taker = takerOf(origins, query);
  if (taker === undefined) follow(flow, query.node, resultShape(query, relations), query.frame);
  else use.escape = taker;
  return use.finish(query.frame);
}

const CALLBACK = /^(?:cb|callback|done|next)$/;

/** What gets the rows in the place of the code around the query: a callback, or listeners to what nobody waits for. */
function takerOf(origins: Origins, { node, frame, chain, statement }: Query): TSESTree.Node | undefined {
  const link = chain.links.find((one) => one.node === node);
  const sends = link?.call.statement !== undefined || link?.call.executes === true;
  if (!sends || node.type !== "CallExpression") return undefined;
  const callback = node.arguments.find((argument) => {
    const expression = unwrapped(argument);
    if (isFunction(expression)) return true;
    if (expression.type !== "Identifier" && expression.type !== "MemberExpression") return false;
    return CALLBACK.test(lastName(expression) ?? "") || origins.value(expression, frame)?.kind === "function";
  });
  if (callback !== undefined) return callback;
  const isDropped = node.parent.type === "ExpressionStatement" && statement.synchronous !== true;
  return isDropped ? node : undefined;
}

/** What the query gives: the rows, or what its library wraps around them. */
function resultShape(query: Query, relations: ReadonlyMap<string, LoadedRelation>): Shape {
  const row: Shape = { kind: "row", source: { path: [], relations } };
  const rows: Shape = rowsOf(query) === "one" ? row : { kind: "list", of: row };
  const { rowsIn: wrapper, columnsIn } = query.statement;
  if (wrapper === undefined) return rows;
  const inside = { of: rows, ...(columnsIn !== undefined && { columnsAt: columnsIn }) };
  return typeof wrapper === "number"
    ? { kind: "tuple", index: wrapper, ...inside }
    : { kind: "object", name: wrapper, ...inside };
}
