import type { TSESTree } from "@typescript-eslint/utils";
import type { Facts } from "../facts-of.ts";
import { enclosingFunction, keyName, parameterPattern, unwrapped } from "../../syntax/nodes.ts";
import { contains, descendants } from "../../syntax/walk.ts";
import { failureAround } from "./after-failure.ts";
import { handlesConflict } from "./conflict.ts";
import { boundOf, mentions, progressIn, textOf, type Progress } from "./progress.ts";
import { takenBranch } from "./probe.ts";
import type { Bound, Retry } from "./retry.ts";
import { goesOnAnyway, selfCallOf } from "./self-call.ts";
import { waitIn } from "./wait.ts";

/** A call by which a function starts itself again after its own failure. */
export function recursiveRetry(facts: Facts, call: TSESTree.CallExpression): Retry | undefined {
  const fn = enclosingNamed(call);
  const self = fn && selfCallOf(facts, call, fn);
  if (fn === undefined || self === undefined) return undefined;
  const handler = failureAround(facts, call) ?? takenBranch(facts, call, fn);
  if (handler === undefined) return undefined;
  const parameters = fn.params.map((parameter) => parameterPattern(parameter));
  if (!repeats(facts, self.given, parameters) || goesOnAnyway(facts, fn, handler) || takesNext(handler))
    return undefined;
  const progress = [
    ...[fn, handler].flatMap((root) => progressIn(root, facts.module)),
    ...changedArguments(facts, self.given, parameters),
  ];
  return {
    form: "recursion",
    node: call,
    fn,
    operation: self.operation,
    bound: isGuarded(facts, call, fn, progress)
      ? "counted"
      : strictest([fn, handler].map((root) => boundOf(root, [], progress, facts.module))),
    conflict: handlesConflict(handler),
    wait: self.isTimed ? "unknown" : waitIn([handler], progress, facts.module, call),
  };
}

function strictest(bounds: readonly Bound[]): Bound {
  const order: readonly Bound[] = ["counted", "timed", "unknown"];
  return order.find((bound) => bounds.includes(bound)) ?? "absent";
}

/** What failed is taken off a list, and the next one is tried: `queue.shift(); next();`. */
function takesNext(handler: TSESTree.Node): boolean {
  return contains(
    handler,
    (node) =>
      node.type === "CallExpression" &&
      node.callee.type === "MemberExpression" &&
      /^(?:shift|pop|dequeue)$/.test(keyName(node.callee) ?? ""),
  );
}

function enclosingNamed(node: TSESTree.Node): TSESTree.FunctionLike | undefined {
  for (let fn = enclosingFunction(node); fn !== undefined; fn = enclosingFunction(fn)) {
    const parent = fn.parent as TSESTree.Node | undefined;
    if (
      fn.type === "FunctionDeclaration" ||
      parent?.type === "VariableDeclarator" ||
      parent?.type === "MethodDefinition" ||
      parent?.type === "Property"
    ) {
      return fn;
    }
  }
  return undefined;
}

/** A retry hands on what it was called with; other arguments make it a fallback. */
function repeats(
  facts: Facts,
  given: readonly TSESTree.Node[],
  parameters: readonly TSESTree.Node[],
): boolean {
  const names = parameters.filter((p) => p.type === "Identifier").map((p) => p.name);
  if (parameters.length === 0) return given.length === 0;
  const [first] = given;
  if (first === undefined) return true;
  return mentions(first, names, facts.module) || parameters[0]?.type === "ObjectPattern";
}

/** Arguments that differ from call to call: `attempt + 1`, `{ ...options, left: options.left - 1 }`, `true`. */
function changedArguments(
  facts: Facts,
  given: readonly TSESTree.Node[],
  parameters: readonly TSESTree.Node[],
): Progress[] {
  const changed: Progress[] = [];
  for (const [index, argument] of given.entries()) {
    const parameter = parameters[index];
    if (parameter?.type !== "Identifier") {
      if (parameter?.type === "ObjectPattern") {
        for (const node of descendants(argument)) {
          if (node.type !== "Property") continue;
          const target = keyName(node);
          if (target !== undefined && isChanged(node.value)) changed.push({ target, node });
        }
      }
      continue;
    }
    if (textOf(argument, facts.module) === parameter.name) continue;
    if (isChanged(argument) || contains(argument, (n) => n.type === "Property" && isChanged(n.value))) {
      changed.push({ target: parameter.name, node: argument });
    }
  }
  return changed;
}

function isChanged(node: TSESTree.Node): boolean {
  const inner = unwrapped(node);
  if (inner.type === "Literal") return typeof inner.value === "boolean" || typeof inner.value === "number";
  return (
    inner.type === "BinaryExpression" || inner.type === "UpdateExpression" || inner.type === "CallExpression"
  );
}

/** The self-call itself is guarded: `if (retries > 0) return again(retries - 1)`. */
function isGuarded(
  facts: Facts,
  call: TSESTree.CallExpression,
  fn: TSESTree.Node,
  progress: readonly Progress[],
): boolean {
  const names = [...progress.map(({ target }) => target), ...readFromChanged(facts, call)];
  let child: TSESTree.Node = call;
  for (
    let current = call.parent as TSESTree.Node | undefined;
    current != null && current !== fn;
    child = current, current = current.parent
  ) {
    const test =
      current.type === "IfStatement" || current.type === "ConditionalExpression"
        ? current.test
        : current.type === "LogicalExpression" && current.right === child
          ? current.left
          : undefined;
    if (test !== undefined && test !== child && mentionsDeep(test, names, facts)) return true;
  }
  return false;
}

/**
 * Variables that hold what a member was before this attempt set it: `const wasSigned = options.headers.signature`, with
 * `options.headers = ...` in front of the call.
 */
function readFromChanged({ module }: Facts, call: TSESTree.CallExpression): string[] {
  const fn = enclosingFunction(call);
  if (fn === undefined) return [];
  const set: string[] = [];
  const read: { readonly name: string; readonly init: TSESTree.Node }[] = [];
  for (const node of descendants(fn)) {
    if (node.type === "AssignmentExpression" && node.left.type === "MemberExpression")
      set.push(textOf(node.left, module));
    if (node.type === "VariableDeclarator" && node.id.type === "Identifier" && node.init != null)
      read.push({ name: node.id.name, init: node.init });
  }
  return read.filter(({ init }) => mentions(init, set, module)).map(({ name }) => name);
}

/** By name, or as a property of a name: `options.left` where the argument is `options`. */
function mentionsDeep(test: TSESTree.Node, names: readonly string[], { module }: Facts): boolean {
  return (
    contains(test, (node) => node.type === "Identifier" && names.includes(node.name)) ||
    mentions(test, names, module)
  );
}
