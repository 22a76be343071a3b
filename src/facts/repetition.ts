import type { TSESTree } from "@typescript-eslint/utils";
import type { Origins } from "../origins/origins.ts";
import type { Frame } from "../origins/value.ts";
import type { Body, BodyContents } from "../syntax/calls.ts";
import { isLoop, leavesLoopAfter } from "../syntax/exits.ts";
import { isFunction, keyName, lastName, literalText, unwrapped } from "../syntax/nodes.ts";
import { variableAt } from "../syntax/scopes.ts";
import { callbackRuns } from "./callback.ts";
import { collectionSize, comesInBatches, isGoneThrough } from "./collection.ts";

/** Code that runs once for each element of a collection. */
export interface Repetition {
  /** The loop statement, or the call that runs a callback per element. */
  readonly node: TSESTree.Node;
  /** For messages: "`for...of` loop", "`map` callback". */
  readonly label: string;
  readonly collection: TSESTree.Node;
  /** Where the collection is spelled: in another file where a function of that file goes through it. */
  readonly collectionFrame: Frame;
  /** The pattern that receives the element, where there is one. */
  readonly element: TSESTree.Node | undefined;
  /** The callback, for repetition by callback. */
  readonly callback: TSESTree.FunctionLike | undefined;
  /** All at once (`Promise.all(xs.map(...))`) rather than one after the other. */
  readonly concurrent: boolean;
  /** The number of elements, when the code spells the collection out. */
  readonly size: number | undefined;
  /** The elements are themselves collections that the loop handles whole: chunks, pages, groups. */
  readonly batches: boolean;
}

/** What stands between a node and the function that it runs in. */
export interface Surroundings {
  /** Innermost first. */
  readonly repetitions: readonly Repetition[];
  /** The function (or program) where the climb ended: the node runs when this runs. */
  readonly body: TSESTree.FunctionLike | TSESTree.Program;
  /** The node runs only when something failed. */
  readonly inCatch: boolean;
}

const surroundings = new WeakMap<Origins, WeakMap<TSESTree.Node, Surroundings>>();

/** The cheap test for a whole body: whether anything can repeat what it holds directly. */
export function mayRepeat(body: Body, { loops }: BodyContents): boolean {
  if (loops.length > 0) return true;
  return body.type !== "Program" && (callAround(body) !== undefined || isThunk(body));
}

/**
 * Climbs from a node to the function that it runs in: through callbacks that run in place, noting what repeats it on
 * the way. A callback that runs later ends the climb, as does the function's own edge.
 */
export function surroundingsOf(origins: Origins, node: TSESTree.Node, frame: Frame): Surroundings {
  let known = surroundings.get(origins);
  if (known === undefined) surroundings.set(origins, (known = new WeakMap()));
  let found = known.get(node);
  if (found === undefined) {
    found = climb(origins, node, frame);
    known.set(node, found);
  }
  return found;
}

function climb(origins: Origins, node: TSESTree.Node, frame: Frame): Surroundings {
  const repetitions: Repetition[] = [];
  let inCatch = false;
  // The work of one kind of element: how often that kind occurs isn't known.
  let isDispatched = false;
  const compared: TSESTree.Identifier[] = [];
  const isOne = ({ element }: Repetition) =>
    element?.type === "Identifier" && compared.some(({ name }) => name === element.name);
  let child = node;
  for (let current = node.parent; current != null; child = current, current = current.parent) {
    if (current.type === "CatchClause") inCatch = true;
    else if (current.type === "SwitchCase") isDispatched ||= isLiteralCase(current);
    else if (current.type === "IfStatement" && current.consequent === child)
      compared.push(...comparedIn(current.test));
    else if (isLoop(current)) {
      const repetition = loopRepetition(origins, current, child, frame);
      // What is left right after the node has run at most once.
      if (repetition !== undefined && !isDispatched && !isOne(repetition) && !leavesLoopAfter(node, current))
        repetitions.push(repetition);
    } else if (isFunction(current)) {
      if (isThunk(current)) continue;
      const call = callAround(current);
      if (call === undefined) return { repetitions, body: current, inCatch };
      if (call.callee !== current) {
        const runs = callbackRuns(origins, call, current, frame);
        if (runs.runs === "later") return { repetitions, body: current, inCatch };
        if (runs.runs === "each" && !isDispatched) {
          const repetition = callbackRepetition(origins, call, current, runs, frame);
          if (!isOne(repetition)) repetitions.push(repetition);
        }
      }
      current = call;
    } else if (current.type === "Program") return { repetitions, body: current, inCatch };
  }
  return { repetitions, body: node as TSESTree.Program, inCatch };
}

/** `switch (step.kind) { case "pages": await writePages(step); }` */
function isLiteralCase({ test }: TSESTree.SwitchCase): boolean {
  return test != null && literalText(test) !== undefined;
}

/** `feature === FEATURE.TAX_FORMS`: an element that equals one value occurs once, or the list would say it twice. */
function comparedIn(test: TSESTree.Node): TSESTree.Identifier[] {
  const inner = unwrapped(test);
  if (inner.type === "LogicalExpression" && inner.operator === "&&")
    return [...comparedIn(inner.left), ...comparedIn(inner.right)];
  return inner.type === "BinaryExpression" && (inner.operator === "===" || inner.operator === "==")
    ? [inner.left, inner.right].filter((side) => side.type === "Identifier")
    : [];
}

/** `runAll(xs.map((x) => () => query(x)))`: what the callback returns is called by whoever gets the list. */
function isThunk(fn: TSESTree.Node): boolean {
  const maker = fn.parent as TSESTree.Node | undefined;
  if (maker?.type !== "ArrowFunctionExpression" || maker.body !== fn) return false;
  const list = maker.parent as TSESTree.Node;
  const runner = list.parent as TSESTree.Node | undefined;
  return (
    list.type === "CallExpression" &&
    list.callee !== maker &&
    runner?.type === "CallExpression" &&
    runner.callee !== list
  );
}

/** The call that a function expression is an argument of, or the callee of. */
function callAround(fn: TSESTree.Node): TSESTree.CallExpression | TSESTree.NewExpression | undefined {
  if (fn.type === "FunctionDeclaration") return undefined;
  const parent = fn.parent as TSESTree.Node | undefined;
  return parent?.type === "CallExpression" || parent?.type === "NewExpression" ? parent : undefined;
}

function loopRepetition(
  origins: Origins,
  loop: TSESTree.Node,
  child: TSESTree.Node,
  frame: Frame,
): Repetition | undefined {
  switch (loop.type) {
    case "ForOfStatement":
    case "ForInStatement": {
      if (child !== loop.body) return undefined;
      const element = loop.left.type === "VariableDeclaration" ? loop.left.declarations[0]?.id : loop.left;
      return repetition(
        origins,
        loop,
        loop.type === "ForInStatement" ? "`for...in` loop" : "`for...of` loop",
        loop.right,
        element,
        frame,
      );
    }
    case "ForStatement": {
      if (child === loop.init) return undefined;
      const collection = countedCollection(loop, frame);
      return collection && repetition(origins, loop, "`for` loop", collection, undefined, frame);
    }
    case "WhileStatement":
    case "DoWhileStatement": {
      const collection = drainedCollection(loop);
      return collection && repetition(origins, loop, "`while` loop", collection, undefined, frame);
    }
    default:
      return undefined;
  }
}

function repetition(
  origins: Origins,
  node: TSESTree.Node,
  label: string,
  collection: TSESTree.Node,
  element: TSESTree.Node | undefined,
  frame: Frame,
): Repetition {
  return {
    node,
    label,
    collection,
    collectionFrame: frame,
    element,
    callback: undefined,
    concurrent: false,
    size: collectionSize(origins, collection, frame),
    batches: comesInBatches(collection, frame) || isGoneThrough(element, node, frame),
  };
}

function callbackRepetition(
  origins: Origins,
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  callback: TSESTree.FunctionLike,
  runs: ReturnType<typeof callbackRuns>,
  frame: Frame,
): Repetition {
  const { callee } = call;
  const name = lastName(callee);
  const { collection = callee, collectionFrame = frame } = runs;
  const element = callback.params[runs.element ?? 0];
  return {
    node: call,
    label: `\`${name ?? "iterating"}\` callback`,
    collection,
    collectionFrame,
    element,
    callback,
    concurrent: runs.concurrency !== "sequential",
    size: collectionSize(origins, collection, collectionFrame),
    batches: comesInBatches(collection, collectionFrame) || isGoneThrough(element, callback, frame),
  };
}

/** `for (let i = 0; i < xs.length; i++)`: the collection, if the loop takes its elements one by one. */
function countedCollection(loop: TSESTree.ForStatement, frame: Frame): TSESTree.Node | undefined {
  const { test, update } = loop;
  if (test?.type !== "BinaryExpression" || update == null) return undefined;
  if (!isStep(update)) return undefined;
  for (const side of [test.left, test.right]) {
    const measured = measuredCollection(side, frame);
    if (measured !== undefined) return measured;
  }
  // Counting down from `xs.length - 1`.
  const start = loop.init?.type === "VariableDeclaration" ? loop.init.declarations[0]?.init : undefined;
  const from = start?.type === "BinaryExpression" ? start.left : undefined;
  return from?.type === "MemberExpression" && keyName(from) === "length" ? from.object : undefined;
}

/** `i++`, `i += 1`: to the next element, not past a chunk of them. */
function isStep(update: TSESTree.Expression): boolean {
  return update.type === "AssignmentExpression"
    ? /^[+-]=$/.test(update.operator) &&
        update.left.type === "Identifier" &&
        literalText(update.right) === "1"
    : update.type === "UpdateExpression" && update.argument.type === "Identifier";
}

/** `xs.length`, or a constant that holds it. */
function measuredCollection(node: TSESTree.Node, frame: Frame): TSESTree.Node | undefined {
  const inner = unwrapped(node);
  if (inner.type === "MemberExpression") {
    return keyName(inner) === "length" || keyName(inner) === "size" ? inner.object : undefined;
  }
  if (inner.type !== "Identifier") return undefined;
  const definition = variableAt(frame.module.scopes, inner, inner.name)?.defs[0];
  const initial =
    definition?.type === "Variable" ? (definition.node as TSESTree.VariableDeclarator).init : null;
  return initial?.type === "MemberExpression" ? measuredCollection(initial, frame) : undefined;
}

const TAKES = new Set(["shift", "pop", "next", "dequeue"]);

/** `while (queue.length > 0) { const x = queue.shift(); ... }`: the collection that the loop takes one element at a time from. */
function drainedCollection(
  loop: TSESTree.WhileStatement | TSESTree.DoWhileStatement,
): TSESTree.Node | undefined {
  const tested = lengthTested(loop.test);
  if (tested === undefined || tested.type !== "Identifier") return undefined;
  const body = loop.body.type === "BlockStatement" ? loop.body.body : [loop.body];
  const taken = body.some(
    (statement) =>
      statement.type === "VariableDeclaration" &&
      statement.declarations.some(({ init }) => {
        const call = init == null ? undefined : unwrapped(init);
        return (
          call?.type === "CallExpression" &&
          call.arguments.length === 0 &&
          call.callee.type === "MemberExpression" &&
          call.callee.object.type === "Identifier" &&
          call.callee.object.name === tested.name &&
          TAKES.has(keyName(call.callee) ?? "")
        );
      }),
  );
  return taken ? tested : undefined;
}

function lengthTested(test: TSESTree.Node): TSESTree.Node | undefined {
  const inner = unwrapped(test);
  if (inner.type === "MemberExpression" && (keyName(inner) === "length" || keyName(inner) === "size"))
    return inner.object;
  if (inner.type === "BinaryExpression") return lengthTested(inner.left);
  return inner.type === "LogicalExpression" && inner.operator === "&&" ? lengthTested(inner.left) : undefined;
}
