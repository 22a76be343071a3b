import type { TSESTree } from "@typescript-eslint/utils";
import type { CallbackModel } from "../models/model.ts";
import { defaultExport } from "../origins/exports.ts";
import { callbackAt, iteratedCollection } from "../origins/callback-parameter.ts";
import type { Origins } from "../origins/origins.ts";
import type { Frame, FunctionValue, Value } from "../origins/value.ts";
import { CALLED_WITH_ELEMENTS } from "../syntax/array-methods.ts";
import { isLoop } from "../syntax/exits.ts";
import { isFunction, keyName, lastName, parameterPattern } from "../syntax/nodes.ts";
import { variableAt } from "../syntax/scopes.ts";

/** How a function that is handed to a call runs. */
export type CallbackRuns = Pick<CallbackModel, "runs" | "concurrency"> & {
  /** `each`: the collection. */
  readonly collection?: TSESTree.Node;
  /** `each`: where the collection is spelled, unless that is where the call stands. */
  readonly collectionFrame?: Frame;
  /** `each`: the position of the element among the callback's parameters. */
  readonly element?: number;
};

const REDUCE = new Set(["reduce", "reduceRight"]);
const SETTLE = new Set(["then", "catch", "finally"]);
/** Calls by which code is registered to run at another time, whatever they are called on. */
const REGISTERS = new Set([
  "on",
  "once",
  "addEventListener",
  "addListener",
  "subscribe",
  "setTimeout",
  "setInterval",
  "setImmediate",
  "nextTick",
  "queueMicrotask",
  "schedule",
  "after",
  "waitUntil",
  "describe",
  "it",
  "test",
  "beforeEach",
  "afterEach",
  "beforeAll",
  "afterAll",
]);

const LATER: CallbackRuns = { runs: "later" };
const ONCE: CallbackRuns = { runs: "once" };

/** How the function at `argument` runs; `argument` is an argument of `call` or a property value of one. */
export function callbackRuns(
  origins: Origins,
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  argument: TSESTree.Node,
  frame: Frame,
  depth = 0,
): CallbackRuns {
  const position = call.arguments.indexOf(argument as TSESTree.CallExpressionArgument);
  if (position < 0 || depth > 5) return LATER;
  const callee = origins.value(call.callee, frame);
  const known = callee && knownRuns(origins, callee, call, position, frame, depth);
  if (known !== undefined) return known;
  return runsByName(call, position);
}

function knownRuns(
  origins: Origins,
  callee: Value,
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  position: number,
  frame: Frame,
  depth: number,
): CallbackRuns | undefined {
  switch (callee.kind) {
    case "method":
    case "library": {
      const model =
        callee.kind === "method"
          ? callee.call
          : call.type === "NewExpression"
            ? callee.type.type.construct
            : origins.models.call(callee.type);
      const callback = callbackAt(model, position, call.arguments.length);
      // A library's method that takes a function the model doesn't mention: a handler of requests that come later, or
      // Node's `(error, result) => ...`.
      if (callback === undefined) return model?.registers === undefined ? ONCE : LATER;
      const collection = iteratedCollection(callback, call);
      return {
        runs: callback.runs,
        ...(callback.concurrency && { concurrency: callback.concurrency }),
        ...(callback.runs === "each" &&
          collection !== undefined && { collection, element: callback.element ?? 0 }),
      };
    }
    case "function":
      return asCalled(parameterRuns(origins, callee, position, depth), callee, call);
    case "package": {
      const main = defaultExport(origins, callee);
      return main && knownRuns(origins, main, call, position, frame, depth);
    }
    case "alternatives":
      for (const value of callee.values) {
        const runs = knownRuns(origins, value, call, position, frame, depth);
        if (runs !== undefined) return runs;
      }
      return undefined;
    default:
      return undefined;
  }
}

function runsByName(call: TSESTree.CallExpression | TSESTree.NewExpression, position: number): CallbackRuns {
  if (call.type === "NewExpression") {
    return call.callee.type === "Identifier" && call.callee.name === "Promise" ? ONCE : LATER;
  }
  const { callee } = call;
  const name = lastName(callee);
  if (name === undefined) return isFunction(callee) ? ONCE : LATER;
  if (callee.type === "MemberExpression" && position === 0) {
    if (CALLED_WITH_ELEMENTS.has(name))
      return { runs: "each", collection: callee.object, element: 0, concurrency: "unlimited" };
    if (REDUCE.has(name))
      return { runs: "each", collection: callee.object, element: 1, concurrency: "sequential" };
  }
  if (callee.type === "MemberExpression" && name === "from" && isNamed(callee.object, "Array")) {
    const [collection] = call.arguments;
    if (position === 1 && collection !== undefined)
      return { runs: "each", collection, element: 0, concurrency: "unlimited" };
  }
  if (SETTLE.has(name)) return ONCE;
  if (REGISTERS.has(name)) return LATER;
  // `await step.run("name", async () => ...)`: whoever waits for the call waits for what it was handed.
  return isWaitedFor(call) ? ONCE : LATER;
}

function isNamed(node: TSESTree.Node, name: string): boolean {
  return node.type === "Identifier" && node.name === name;
}

function isWaitedFor(call: TSESTree.Node): boolean {
  let current = call;
  for (;;) {
    const parent = current.parent;
    switch (parent?.type) {
      case "AwaitExpression":
      case "ReturnStatement":
      case "YieldExpression":
        return true;
      case "ArrowFunctionExpression":
        return parent.body === current;
      case "TSAsExpression":
      case "TSNonNullExpression":
      case "ChainExpression":
      case "LogicalExpression":
      case "ConditionalExpression":
      case "ArrayExpression":
        current = parent;
        break;
      case "MemberExpression": {
        const name = keyName(parent);
        if (parent.object !== current || name === undefined || !SETTLE.has(name)) return false;
        current = parent;
        break;
      }
      case "CallExpression":
        if (
          parent.callee !== current &&
          !(parent.callee.type === "MemberExpression" && isNamed(parent.callee.object, "Promise"))
        )
          return false;
        current = parent;
        break;
      default:
        return false;
    }
  }
}

const remembered = new WeakMap<Origins, WeakMap<TSESTree.Node, Map<number, CallbackRuns>>>();

/** How a project function runs the function that it gets as its `position`th argument. */
function parameterRuns(origins: Origins, fn: FunctionValue, position: number, depth: number): CallbackRuns {
  let functions = remembered.get(origins);
  if (functions === undefined) remembered.set(origins, (functions = new WeakMap()));
  let known = functions.get(fn.node);
  if (known === undefined) functions.set(fn.node, (known = new Map()));
  let runs = known.get(position);
  if (runs === undefined) {
    // While it is being found out, a recursive function's parameter is taken to run once.
    known.set(position, ONCE);
    runs = findParameterRuns(origins, fn, position, depth);
    known.set(position, runs);
  }
  return runs;
}

/** A collection that the called function takes as a parameter is, at the call, the argument. */
function asCalled(
  runs: CallbackRuns,
  { node, frame }: FunctionValue,
  call: TSESTree.CallExpression | TSESTree.NewExpression,
): CallbackRuns {
  const { collection, collectionFrame = frame } = runs;
  if (collection === undefined) return runs;
  const definition =
    collection.type === "Identifier" && collectionFrame === frame
      ? variableAt(frame.module.scopes, collection, collection.name)?.defs[0]
      : undefined;
  const index = node.params.findIndex((parameter) => parameterPattern(parameter) === definition?.name);
  const before = call.arguments.slice(0, index + 1);
  const argument = before.some(({ type }) => type === "SpreadElement") ? undefined : before[index];
  return argument === undefined ? { ...runs, collectionFrame } : { ...runs, collection: argument };
}

function findParameterRuns(
  origins: Origins,
  fn: FunctionValue,
  position: number,
  depth: number,
): CallbackRuns {
  const parameter = fn.node.params[position];
  const pattern = parameter && parameterPattern(parameter);
  if (pattern?.type !== "Identifier" || fn.node.body == null) return LATER;
  const variable = variableAt(fn.frame.module.scopes, pattern, pattern.name);
  let found: CallbackRuns = LATER;
  for (const { identifier } of variable?.references ?? []) {
    const node = identifier as TSESTree.Node;
    const { parent } = node;
    if (parent?.type !== "CallExpression") continue;
    let runs = directRuns(origins, parent, fn, depth);
    // Handed on, by what runs right away: it's up to who gets it.
    if (parent.callee !== node && runs.runs === "once")
      runs = callbackRuns(origins, parent, node, fn.frame, depth + 1);
    if (runs.runs === "each") return runs;
    if (runs.runs !== "later") found = runs;
  }
  return found;
}

/** The parameter is called right here: per element if a loop over a collection stands between the call and the function. */
function directRuns(
  origins: Origins,
  call: TSESTree.CallExpression,
  fn: FunctionValue,
  depth: number,
): CallbackRuns {
  let child: TSESTree.Node = call;
  for (
    let current = call.parent as TSESTree.Node | undefined;
    current != null && current !== fn.node;
    current = current.parent
  ) {
    if ((current.type === "ForOfStatement" || current.type === "ForInStatement") && child === current.body) {
      return { runs: "each", collection: current.right, concurrency: "sequential" };
    }
    if (isLoop(current)) return { runs: "retried" };
    if (isFunction(current)) {
      const outer = current.parent as TSESTree.Node | undefined;
      if (outer?.type === "CallExpression" && outer.callee !== current) {
        const runs = callbackRuns(origins, outer, current, fn.frame, depth + 1);
        if (runs.runs !== "once") return runs;
      } else if (current !== fn.node && outer?.type !== "CallExpression") {
        // A closure that is returned or kept.
        return LATER;
      }
    }
    child = current;
  }
  return ONCE;
}
