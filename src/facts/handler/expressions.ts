import type { TSESTree } from "@typescript-eslint/utils";
import type { Origins } from "../../origins/origins.ts";
import { functionsIn, type FunctionValue, type Value } from "../../origins/value.ts";
import { childrenOf } from "../../syntax/awaits.ts";
import { isFunction, keyName, unwrapped } from "../../syntax/nodes.ts";
import { isDropped } from "../../syntax/dropped.ts";
import { methodsOf } from "../chain.ts";
import { noteAuthorisation } from "./authorisation.ts";
import { isChosen, nameOfCallee } from "./callee.ts";
import { outcomeOf } from "./condition.ts";
import { derivation } from "./credential.ts";
import { isInert } from "./inert.ts";
import { isNoFunction } from "./no-function.ts";
import { mayRefuse } from "./may-refuse.ts";
import { isNextCall } from "./next-call.ts";
import { parameterOf } from "./routers.ts";
import { returned, statements } from "./statements.ts";
import { isAlwaysThere } from "./always-there.ts";
import { check, guardedAs, join, point, type Site, type State } from "./walk.ts";
import { namesAssertion, namesCheck, soundsLikeAuthentication } from "./words.ts";
import { workOf } from "./work.ts";

const MAX_DEPTH = 7;

/** What is known after the expression; `undefined` where it never comes to an end. `tail`: its value is what the handler gives. */
export function expression(site: Site, node: TSESTree.Node, state: State, tail: boolean): State | undefined {
  const inner = unwrapped(node);
  if (isFunction(inner)) return state;
  switch (inner.type) {
    case "CallExpression":
      return call(site, inner, state, tail && site.tail);
    case "NewExpression":
      return handed(site, inner, operands(site, inner.arguments, state), []);
    case "ConditionalExpression":
      return conditional(site, inner, state, tail && site.tail);
    case "LogicalExpression":
      return logical(site, inner, state, tail && site.tail);
    case "MemberExpression": {
      const after = expression(site, inner.object, state, false);
      if (after === undefined || inner.optional || after.guarded !== "absent") return after;
      // `session.user.id` of nobody is an error: nothing comes after it.
      const object = unwrapped(inner.object);
      const certain = object.type === "MemberExpression" || object.type === "Identifier";
      return certain &&
        isRead(inner) &&
        derivation(site.walk.inquiry.origins, object, site.frame) === "credential" &&
        !isAlwaysThere(site.walk.inquiry.origins, object, site.frame)
        ? guardedAs(after, "unknown")
        : after;
    }
    default:
      return operands(site, childrenOf(inner), state);
  }
}

function isRead(node: TSESTree.MemberExpression): boolean {
  const { parent } = node;
  return !(parent.type === "AssignmentExpression" && parent.left === node) && keyName(node) !== "destroy";
}

function operands(site: Site, nodes: readonly TSESTree.Node[], state: State | undefined): State | undefined {
  let current = state;
  for (const node of nodes) if (current !== undefined) current = expression(site, node, current, false);
  return current;
}

function conditional(
  site: Site,
  node: TSESTree.ConditionalExpression,
  before: State,
  tail: boolean,
): State | undefined {
  const outcome = outcomeOf(site.walk.inquiry, node.test, site.frame);
  const state = expression(site, node.test, before, false);
  if (state === undefined) return undefined;
  if (!outcome.aboutCaller && outcome.value !== undefined)
    return expression(site, outcome.value ? node.consequent : node.alternate, state, tail);
  const known = outcome.aboutCaller && outcome.value !== undefined ? guardedAs(state, "present") : state;
  const [missing, found] =
    outcome.value === true ? [node.consequent, node.alternate] : [node.alternate, node.consequent];
  const inside = { ...site, conditional: true };
  const anonymous = expression({ ...inside, missing: known !== state || site.missing }, missing, state, tail);
  const other = expression(known === state ? inside : site, found, known, tail);
  // `return user ? work(user) : null`: those without a credential get what the other branch gives.
  return tail && known !== state && anonymous?.pending === state.pending ? other : join(anonymous, other);
}

function logical(
  site: Site,
  node: TSESTree.LogicalExpression,
  before: State,
  tail: boolean,
): State | undefined {
  const state = expression(site, node.left, before, false);
  if (state === undefined) return undefined;
  const outcome = outcomeOf(site.walk.inquiry, node.left, site.frame);
  if (node.operator === "&&") {
    const known = outcome.aboutCaller && outcome.value === false ? guardedAs(state, "present") : state;
    const right = expression({ ...site, conditional: true }, node.right, known, tail);
    return tail && known !== state ? right : join(state, right);
  }
  const right = expression({ ...site, conditional: true }, node.right, state, tail);
  // `session ?? unauthorized()`.
  if (right === undefined) return outcome.aboutCaller ? guardedAs(state, "present") : state;
  return join(state, right);
}

function call(site: Site, node: TSESTree.CallExpression, before: State, tail: boolean): State | undefined {
  const { walk, frame } = site;
  const { origins } = walk.inquiry;
  const callee = unwrapped(node.callee);
  let state: State | undefined =
    callee.type === "MemberExpression"
      ? expression(site, callee.object, before, false)
      : callee.type === "CallExpression"
        ? expression(site, callee, before, false)
        : before;
  state = operands(site, node.arguments, state);
  if (state === undefined) return undefined;
  if (walk.style === "next" && isNextCall(site, node)) {
    point(site, node, state);
    return state;
  }
  const value = origins.value(node.callee, frame);
  const methods = methodsOf(origins, value, node);
  const library = value?.kind === "library" ? value.type.type : undefined;
  if (library?.does === "authenticates") return checked(site, node, state);
  if (library?.dispatches === true) {
    const after = guardedAs(state, "unknown");
    if (walk.style === "work" && !site.missing) point(site, node, after);
    return after;
  }
  const model = methods.find((method) => method.call.checks ?? method.call.guards ?? method.call.exits)?.call;
  if (model?.exits === true) return undefined;
  const callbacks = node.arguments.filter((argument) => isFunction(unwrapped(argument)));
  if (model?.guards === "authenticates") return handed(site, node, checked(site, node, state), []);
  if (model?.checks !== undefined) {
    const { purpose, failure } = model.checks;
    if (purpose !== "nothing") check(site, purpose, node, node.callee);
    // With a callback, the error comes to the callback.
    if (purpose === "authenticates" && failure === "throws" && callbacks.length === 0)
      return guardedAs(state, "present");
    return handed(site, node, state, []);
  }
  const functions = functionsIn(value);
  if (namesCheck(nameOfCallee(node) ?? "")) noteAuthorisation(site, node, node.callee);
  if (functions.length > 0) return followed(site, node, functions, state, tail);
  if (isNoFunction(origins, callee, frame)) return undefined;
  return unseen(site, node, value, state, tail);
}

function checked(site: Site, node: TSESTree.CallExpression, state: State): State {
  const { walk } = site;
  check(site, "authenticates", node, node.callee);
  const after = guardedAs(state, "present");
  if (walk.style === "next" && node.arguments.some((argument) => isNextCall(site, argument)))
    point(site, node, after);
  return after;
}

/** A call of something outside the project, or of something that isn't known. */
function unseen(
  site: Site,
  node: TSESTree.CallExpression,
  value: Value | undefined,
  before: State,
  tail: boolean,
): State | undefined {
  const { walk, frame } = site;
  const name = nameOfCallee(node);
  let state: State | undefined = before;
  const modelled = value?.kind === "method" || value?.kind === "library";
  const isHidden = !modelled && name !== undefined && soundsLikeAuthentication(name);
  const mayCheck = isHidden || (walk.isNamed && !modelled && mayRefuse(site, node));
  if (mayCheck || (!modelled && isChosen(node, frame))) state = guardedAs(state, "unknown");
  if (namesAssertion(name ?? "") && derivesCaller(site, node)) state = guardedAs(state, "present");
  if (walk.style === "next" && node.arguments.some((argument) => isNextCall(site, argument)))
    point(site, node, state);
  const work = workOf(walk.inquiry.origins, node, frame);
  if (work === "write" && walk.style === "work") {
    if (!site.missing) point(site, node, state, "write");
  } else if (work !== undefined) state = { ...state, pending: [...state.pending, node] };
  // `return storage.run(store, async () => ...)`: what the function returns is what the caller gets.
  return handed(site, node, state, [], tail);
}

function derivesCaller(site: Site, node: TSESTree.CallExpression): boolean {
  return node.arguments.some((argument) => outcomeOf(site.walk.inquiry, argument, site.frame).aboutCaller);
}

/** Functions that are handed to something unknown run in place, as far as anybody can tell. */
function handed(
  site: Site,
  node: TSESTree.CallExpression | TSESTree.NewExpression,
  before: State | undefined,
  skipped: readonly TSESTree.Node[],
  tail = false,
): State | undefined {
  let state = before;
  let delivered = false;
  for (const argument of node.arguments) {
    const fn = handedFunction(site, argument);
    if (fn === undefined || skipped.includes(fn.node) || state === undefined) continue;
    state = inside(site, fn, state, tail) ?? state;
    delivered = tail;
  }
  return delivered ? undefined : state;
}

/** Written in place, or handed in by the caller: `(work) => storage.run(store, work)`. */
function handedFunction({ frame, walk }: Site, argument: TSESTree.Node): FunctionValue | undefined {
  const fn = unwrapped(argument);
  if (isFunction(fn)) return { kind: "function", node: fn, frame };
  if (parameterOf(fn, frame) === undefined) return undefined;
  const [only, ...others] = functionsIn(walk.inquiry.origins.value(fn, frame));
  return others.length > 0 ? undefined : only;
}

/** The function of the project that is called, read with what it is called with. */
function followed(
  site: Site,
  node: TSESTree.CallExpression,
  functions: readonly FunctionValue[],
  state: State,
  tail: boolean,
): State | undefined {
  const { walk } = site;
  if (state.guarded === "present" && walk.style === "work" && !walk.inquiry.thorough) return state;
  let result: State | undefined;
  let reached = false;
  const { inquiry } = walk;
  for (const fn of functions) {
    // Who comes out of a recursive call has come out of the function by another way.
    const passes = inquiry.running.has(fn.node) || (!tail && isQuiet(inquiry.origins, node, fn));
    if (passes || fn.node.body == null || site.depth >= MAX_DEPTH || inquiry.budget <= 0) {
      const after = passes
        ? state
        : unseen(site, node, undefined, inquiry.budget <= 0 ? guardedAs(state, "unknown") : state, tail);
      result = join(result, after);
      reached ||= after !== undefined;
      continue;
    }
    const frame = walk.inquiry.origins.withArguments(fn, node, node.arguments, site.frame);
    const trail = [...site.trail, { node, frame: site.frame }];
    const after = inside({ ...site, trail }, { ...fn, frame }, state, tail);
    result = join(result, after);
    reached ||= after !== undefined;
  }
  // Nothing waits for it: the code goes on whatever becomes of the promise.
  if (isDropped(node) && functions.every((fn) => fn.node.async)) return state;
  return reached ? result : undefined;
}

function isQuiet(origins: Origins, node: TSESTree.CallExpression, fn: FunctionValue): boolean {
  return isInert(origins, fn) && !node.arguments.some((argument) => isFunction(unwrapped(argument)));
}

/** The body of a function; what is known after it returned. */
export function inside(site: Site, fn: FunctionValue, state: State, tail: boolean): State | undefined {
  const { walk } = site;
  const { body } = fn.node;
  if (body == null || walk.inquiry.running.has(fn.node)) return state;
  walk.inquiry.running.add(fn.node);
  walk.inquiry.budget--;
  const exits: State[] = [];
  const own: Site = { ...site, frame: fn.frame, tail, depth: site.depth + 1, exits };
  try {
    if (body.type === "BlockStatement") {
      const end = statements(own, body.body, state);
      if (end !== undefined) returned(own, body, null, end);
    } else returned(own, body, body, state);
  } finally {
    walk.inquiry.running.delete(fn.node);
  }
  return exits.length === 0 ? undefined : exits.reduce<State | undefined>(join, undefined);
}
