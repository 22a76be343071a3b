import type { TSESTree } from "@typescript-eslint/utils";
import { containsAwait } from "../syntax/awaits.ts";
import { callsByBody, type CallNode } from "../syntax/calls.ts";
import { isLoop } from "../syntax/exits.ts";
import { isMemoised } from "./memoised.ts";
import { calledFunctions, calleeText, queryReachedBy } from "./effects.ts";
import type { Facts } from "./facts-of.ts";
import { queryAt, tableOf, type Query } from "./query.ts";
import { mayRepeat, surroundingsOf, type Repetition } from "./repetition.ts";
import { isPlainName } from "./plain-name.ts";
import { callbackRuns } from "./callback.ts";
import type { FunctionValue } from "../origins/value.ts";
import { collectionSize } from "./collection.ts";
import { elementPath } from "./element-path.ts";
import { isSentTogether } from "./sent-together.ts";
import { isByKey } from "./by-key.ts";
import { hasVaryingTable } from "./varying-table.ts";
import type { Module } from "../project/module.ts";
import { isUtility } from "./sql-statement.ts";

/** A query that runs once per element of a collection, here or in what is called here. */
export interface RepeatedQuery {
  /** The call to blame: the query itself, or the call whose function leads to it. */
  readonly node: CallNode;
  readonly query: Query;
  /** The innermost repetition. */
  readonly repetition: Repetition;
  /** The repetitions around it. */
  readonly outer: readonly Repetition[];
  /** The way to a query that is not here: callees, then the query. */
  readonly chain: readonly string[];
  /** All are sent in one go, as a transaction or a batch. */
  readonly together: boolean;
  /** For messages. */
  readonly table: string;
  readonly collection: string;
  /** The collections of the repetitions around, innermost first. */
  readonly outerCollections: readonly string[];
  readonly operation: string;
}

/** The queries of a file that run once per element. Those in batches, and those that run at most once, are left out. */
export function* repeatedQueries(facts: Facts): Generator<RepeatedQuery> {
  for (const [body, contents] of callsByBody(facts.module.ast)) {
    const find = mayRepeat(body, contents) ? repeatedHere : repeatedByName;
    for (const call of contents.calls) {
      const found = find(facts, call);
      if (found !== undefined) yield found;
    }
  }
}

function repeatedHere(facts: Facts, call: CallNode): RepeatedQuery | undefined {
  const { origins, frame } = facts;
  const { repetitions, inCatch } = surroundingsOf(origins, call, frame);
  const [innermost, ...outer] = repetitions;
  if (innermost !== undefined) {
    if (inCatch || innermost.batches || isMemoised(call, innermost.node, facts.module)) return undefined;
    const query = queryAt(origins, call, frame);
    if (query !== undefined) {
      if (query.statement.bulk === true && !isByKey(origins, query, innermost)) return undefined;
      if (isCoalesced(query, innermost) || isUtility(origins, query)) return undefined;
      if (hasVaryingTable(origins, query, innermost, facts.module)) return undefined;
      return describe(facts, call, query, [], innermost, outer);
    }
    const functions = calledFunctions(origins, call, frame);
    if (isOnAdapter(call, functions, innermost, facts.module)) return undefined;
    for (const fn of functions) {
      const path = queryReachedBy(origins, fn);
      if (path === undefined || path.query.likely || isUtility(origins, path.query)) continue;
      if (hasVaryingTable(origins, path.query, innermost, facts.module)) continue;
      return describe(
        facts,
        call,
        path.query,
        [calleeText(call, facts.module.text), ...path.chain, queryText(path.query)],
        innermost,
        outer,
      );
    }
    return undefined;
  }
  return repeatedByName(facts, call);
}

/** `provider.fetchEvents()` for the calendars of several makers: the elements are code of different kinds, not rows of one table. */
function isOnAdapter(
  call: CallNode,
  functions: readonly FunctionValue[],
  repetition: Repetition,
  module: Module,
): boolean {
  const classes = new Set(functions.map(({ node }) => node.parent?.parent).filter(isClassBody));
  return (
    classes.size > 1 &&
    call.type === "CallExpression" &&
    call.callee.type === "MemberExpression" &&
    elementPath(call.callee.object, repetition, module)?.steps.length === 0
  );
}

function isClassBody(node: TSESTree.Node | undefined): boolean {
  return node?.type === "ClassBody";
}

/** Calls of one tick that the library itself sends as one statement: nothing is awaited between the start of the callback and the call. */
function isCoalesced(query: Query, { concurrent, callback }: Repetition): boolean {
  return (
    query.statement.coalesced === true &&
    concurrent &&
    callback !== undefined &&
    !awaitsBefore(callback, query.node)
  );
}

function awaitsBefore(callback: TSESTree.Node, node: TSESTree.Node): boolean {
  let child = node;
  for (
    let current = node.parent;
    current != null && child !== callback;
    child = current, current = current.parent
  ) {
    if (current.type === "BlockStatement") {
      const before = current.body.slice(0, current.body.indexOf(child as TSESTree.Statement));
      if (before.some(containsAwait)) return true;
    }
    if (isLoop(current)) return true;
  }
  return false;
}

/** `items.map(presentItem)`: the callback is another function's name. */
function repeatedByName(facts: Facts, call: CallNode): RepeatedQuery | undefined {
  if (call.type !== "CallExpression") return undefined;
  const { origins, frame } = facts;
  for (const argument of call.arguments) {
    if (argument.type !== "Identifier" && argument.type !== "MemberExpression") continue;
    if (argument.type === "Identifier" && isPlainName(argument, facts.module)) continue;
    // What a call does with its arguments is asked first: most are data, which may come from anywhere.
    const runs = callbackRuns(origins, call, argument, frame);
    if (runs.runs !== "each" || runs.collection === undefined) continue;
    const value = origins.value(argument, frame);
    if (value?.kind !== "function") continue;
    const path = queryReachedBy(origins, value satisfies FunctionValue);
    if (path === undefined || path.query.likely || isUtility(origins, path.query)) continue;
    const text = facts.module.text.slice(argument.range[0], argument.range[1]);
    const repetition: Repetition = {
      node: call,
      label: "callback",
      collection: runs.collection,
      collectionFrame: runs.collectionFrame ?? frame,
      element: undefined,
      callback: undefined,
      concurrent: runs.concurrency !== "sequential",
      size: collectionSize(origins, runs.collection, runs.collectionFrame ?? frame),
      batches: false,
    };
    if (hasVaryingTable(origins, path.query, repetition, facts.module)) continue;
    return describe(facts, call, path.query, [text, ...path.chain, queryText(path.query)], repetition, []);
  }
  return undefined;
}

function describe(
  facts: Facts,
  node: CallNode,
  query: Query,
  chain: readonly string[],
  repetition: Repetition,
  outer: readonly Repetition[],
): RepeatedQuery {
  const table = tableOf(query);
  return {
    node,
    query,
    repetition,
    outer,
    chain,
    together: isSentTogether(facts, node, repetition.node),
    table: table === undefined ? "the database" : `\`${table}\``,
    collection: collectionText(repetition),
    outerCollections: outer.map(collectionText),
    operation: query.operation === "write" ? "write" : query.operation === "read" ? "read" : "query",
  };
}

function collectionText({ collection: { range }, collectionFrame }: Repetition): string {
  return shortened(collectionFrame.module.text.slice(range[0], range[1]));
}

function queryText(query: Query): string {
  return calleeText(query.node, query.frame.module.text);
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return line.length <= 60 ? line : `${line.slice(0, 57)}...`;
}
