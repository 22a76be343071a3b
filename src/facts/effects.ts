import type { TSESTree } from "@typescript-eslint/utils";
import type { Origins } from "../origins/origins.ts";
import type { Frame, FunctionNode, FunctionValue, Value } from "../origins/value.ts";
import { callsByBody, type Body, type CallNode } from "../syntax/calls.ts";
import { isFunction, keyName, unwrapped } from "../syntax/nodes.ts";
import { callbackRuns } from "./callback.ts";
import { isCacheRead, isMemoised } from "./memoised.ts";
import { queryAt, type Query } from "./query.ts";
import { surroundingsOf } from "./repetition.ts";

/** One way from a call to a query: the calls in between, as the code writes them, then the query. */
export interface QueryPath {
  readonly query: Query;
  /** Callees from the first call to the one whose function holds the query. */
  readonly chain: readonly string[];
}

/** What a function does itself, one hop deep. */
export interface LocalEffects {
  readonly queries: readonly Query[];
  readonly calls: readonly { readonly callee: FunctionValue; readonly text: string }[];
}

/** Longer chains than this say little about the code at their beginning. */
export const MAX_CHAIN = 7;
export const MAX_VISITED = 400;

const local = new WeakMap<Origins, WeakMap<FunctionNode, WeakMap<Frame, LocalEffects>>>();
const reached = new WeakMap<Origins, WeakMap<FunctionNode, WeakMap<Frame, QueryPath | null>>>();

function slot<T>(
  store: WeakMap<Origins, WeakMap<FunctionNode, WeakMap<Frame, T>>>,
  origins: Origins,
  fn: FunctionValue,
): WeakMap<Frame, T> {
  let functions = store.get(origins);
  if (functions === undefined) store.set(origins, (functions = new WeakMap()));
  let frames = functions.get(fn.node);
  if (frames === undefined) functions.set(fn.node, (frames = new WeakMap()));
  return frames;
}

/** The shortest way from a function to a query that runs whenever the function runs, as far as its calls can be followed. */
export function queryReachedBy(origins: Origins, fn: FunctionValue): QueryPath | undefined {
  const own = slot(reached, origins, fn);
  const known = own.get(fn.frame);
  if (known !== undefined) return known ?? undefined;
  const seen = new Set<LocalEffects>();
  let frontier: { fn: FunctionValue; chain: readonly string[] }[] = [{ fn, chain: [] }];
  const visited: FunctionValue[] = [];
  let found: QueryPath | undefined;
  let complete = true;
  search: while (frontier.length > 0) {
    const next: typeof frontier = [];
    for (const { fn: current, chain } of frontier) {
      const remembered = slot(reached, origins, current).get(current.frame);
      if (remembered === null) continue;
      if (remembered !== undefined) {
        found = { query: remembered.query, chain: [...chain, ...remembered.chain] };
        break search;
      }
      const effects = localEffects(origins, current);
      if (seen.has(effects)) continue;
      seen.add(effects);
      visited.push(current);
      const [query] = effects.queries;
      if (query !== undefined) {
        found = { query, chain };
        break search;
      }
      if (chain.length >= MAX_CHAIN || seen.size > MAX_VISITED) {
        complete &&= effects.calls.length === 0;
        continue;
      }
      for (const { callee, text } of effects.calls) next.push({ fn: callee, chain: [...chain, text] });
    }
    frontier = next;
  }
  // Nothing anywhere: that holds for every function on the way. Otherwise only the answer that was asked for is known.
  if (found === undefined && complete)
    for (const other of visited) slot(reached, origins, other).set(other.frame, null);
  else own.set(fn.frame, found ?? null);
  return found;
}

/** What a function does whenever it runs, without what it calls. */
export function localEffects(origins: Origins, fn: FunctionValue): LocalEffects {
  const frames = slot(local, origins, fn);
  let effects = frames.get(fn.frame);
  if (effects === undefined) {
    effects = readEffects(origins, fn);
    frames.set(fn.frame, effects);
  }
  return effects;
}

function readEffects(origins: Origins, fn: FunctionValue): LocalEffects {
  const { module } = fn.frame;
  const queries: Query[] = [];
  const calls: { callee: FunctionValue; text: string }[] = [];
  for (const call of callsOf(module.ast, fn.node)) {
    const place = surroundingsOf(origins, call, fn.frame);
    if (place.body !== (fn.node as Body) || place.inCatch || isMemoised(call, fn.node, module)) continue;
    const query = queryAt(origins, call, fn.frame);
    if (query !== undefined) {
      queries.push(query);
      continue;
    }
    if (call.type === "CallExpression" && isCacheRead(call, module)) continue;
    for (const callee of calledFunctions(origins, call, fn.frame))
      calls.push({ callee, text: calleeText(call, module.text) });
  }
  return { queries, calls };
}

/** The calls of a function and of the functions inside it. */
function* callsOf(program: TSESTree.Program, body: Body): Generator<CallNode> {
  const contents = callsByBody(program).get(body);
  if (contents === undefined) return;
  yield* contents.calls;
  for (const inner of contents.functions) yield* callsOf(program, inner);
}

/** The project functions that run when this call does: the callee, and functions handed over by name that run in place. */
export function calledFunctions(origins: Origins, call: CallNode, frame: Frame): FunctionValue[] {
  if (call.type === "TaggedTemplateExpression") return [];
  const functions: FunctionValue[] = [];
  if (call.type === "CallExpression" && !isFunction(unwrapped(call.callee))) {
    addFunctions(origins.value(call.callee, frame), functions);
  }
  for (const argument of call.arguments) {
    if (argument.type !== "Identifier" && argument.type !== "MemberExpression") continue;
    const value = origins.value(argument, frame);
    if (value?.kind !== "function" || callbackRuns(origins, call, argument, frame).runs === "later") continue;
    functions.push(value);
  }
  return functions;
}

function addFunctions(value: Value | undefined, into: FunctionValue[]): void {
  if (value?.kind === "function") into.push(value);
  else if (value?.kind === "alternatives") for (const one of value.values) addFunctions(one, into);
}

/** The callee as the code writes it, on one line and not too long. */
export function calleeText(call: CallNode, text: string): string {
  const callee = call.type === "TaggedTemplateExpression" ? call.tag : call.callee;
  const written = text.slice(callee.range[0], callee.range[1]).replace(/\s+/g, "");
  const short = written.length <= 60 ? written : (chainText(callee, text) ?? written);
  return short.replace(/^this\./, "").slice(0, 80);
}

/** A chain by its names: `db.select().from().where`. */
function chainText(node: TSESTree.Node, text: string): string | undefined {
  const inner = unwrapped(node);
  switch (inner.type) {
    case "MemberExpression": {
      const object = chainText(inner.object, text);
      const name = keyName(inner);
      return object === undefined || name === undefined ? name : `${object}.${name}`;
    }
    case "CallExpression": {
      const callee = chainText(inner.callee, text);
      return callee && `${callee}()`;
    }
    case "Identifier":
      return inner.name;
    case "ThisExpression":
      return "this";
    default:
      return undefined;
  }
}
