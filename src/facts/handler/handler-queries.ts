import type { Origins } from "../../origins/origins.ts";
import { functionsIn, type FunctionValue } from "../../origins/value.ts";
import type { Module } from "../../project/module.ts";
import type { CallNode } from "../../syntax/calls.ts";
import { localEffects, MAX_CHAIN, MAX_VISITED } from "../effects.ts";
import { Facts } from "../facts-of.ts";
import type { Query } from "../query.ts";
import { repeatedQueries, type RepeatedQuery } from "../repeated-query.ts";
import type { Handler } from "./handler.ts";

/** A query that a handler runs, itself or through what it calls. */
export interface HandlerQuery {
  readonly query: Query;
  /** It runs once per element: what this says of where. */
  readonly repeated: RepeatedQuery | undefined;
}

/** The queries of a handler, nearest first, as far as its calls can be followed. */
export function queriesOfHandler(origins: Origins, { handler }: Handler): HandlerQuery[] {
  const found = new Map<CallNode, Query>();
  const repeated = new Map<CallNode, RepeatedQuery>();
  const visited = new Set<FunctionValue["node"]>();
  let frontier = functionsIn(origins.value(handler.node, handler.frame));
  for (let depth = 0; depth <= MAX_CHAIN && frontier.length > 0; depth++) {
    const next: FunctionValue[] = [];
    for (const fn of frontier) {
      if (fn.node.body == null || visited.has(fn.node) || visited.size > MAX_VISITED) continue;
      visited.add(fn.node);
      const { queries, calls } = localEffects(origins, fn);
      for (const query of queries) if (!found.has(query.node)) found.set(query.node, query);
      for (const one of repetitionsIn(origins, fn)) repeated.set(one.query.node, one);
      next.push(...calls.map(({ callee }) => callee));
    }
    frontier = next;
  }
  for (const [node, { query }] of repeated) if (!found.has(node)) found.set(node, query);
  return [...found].map(([node, query]) => ({ query, repeated: repeated.get(node) }));
}

const remembered = new WeakMap<Origins, WeakMap<Module, readonly RepeatedQuery[]>>();

function repetitionsIn(origins: Origins, { node, frame }: FunctionValue): RepeatedQuery[] {
  let modules = remembered.get(origins);
  if (modules === undefined) remembered.set(origins, (modules = new WeakMap()));
  let found = modules.get(frame.module);
  if (found === undefined)
    modules.set(frame.module, (found = [...repeatedQueries(new Facts(frame.module, origins))]));
  return found.filter((one) => node.range[0] <= one.node.range[0] && node.range[1] >= one.node.range[1]);
}
