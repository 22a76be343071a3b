import type { TSESTree } from "@typescript-eslint/utils";
import type { Facts } from "../facts-of.ts";
import { variableAt } from "../../syntax/scopes.ts";
import { enclosingFunction, isFunction, keyName, parameterPattern, unwrapped } from "../../syntax/nodes.ts";
import { contains, descendants } from "../../syntax/walk.ts";
import { handlesConflict } from "./conflict.ts";
import { boundOf, mentions, progressIn, textOf, type Progress } from "./progress.ts";
import type { Retry } from "./retry.ts";
import { waitIn } from "./wait.ts";

/** A call by which a function starts itself again after its own failure. */
export function recursiveRetry(facts: Facts, call: TSESTree.CallExpression): Retry | undefined {
  const handler = failureAround(call);
  if (handler === undefined) return undefined;
  const fn = enclosingNamed(handler);
  if (fn === undefined || !callsItself(facts, call, fn)) return undefined;
  const parameters = fn.params.map((parameter) => parameterPattern(parameter));
  if (!repeats(facts, call, parameters) || goesOnAnyway(facts, fn) || takesNext(handler)) return undefined;
  const progress = [...progressIn(fn, facts.module), ...changedArguments(facts, call, parameters)];
  return {
    form: "recursion",
    node: call,
    fn,
    operation: call,
    bound: isGuarded(facts, call, progress) ? "counted" : boundOf(fn, [], progress, facts.module),
    conflict: handlesConflict(handler),
    wait: waitIn([handler], progress, facts.module),
  };
}

/** The `catch` block, or the callback of `.catch`, that the call stands in. */
function failureAround(call: TSESTree.Node): TSESTree.Node | undefined {
  for (let current = call.parent; current != null; current = current.parent) {
    // Once for each of what the failed call did together: divided, not repeated.
    if (current.type === "ForOfStatement" || current.type === "ForInStatement") return undefined;
    if (current.type === "CatchClause") return current.body;
    if (!isFunction(current)) continue;
    const outer = current.parent as TSESTree.Node | undefined;
    const isCatch =
      outer?.type === "CallExpression" &&
      outer.callee.type === "MemberExpression" &&
      keyName(outer.callee) === "catch" &&
      outer.arguments[0] === (current as TSESTree.Node);
    return isCatch ? current.body : undefined;
  }
  return undefined;
}

/** A function that calls itself after success too works through something: a queue, pages. */
function goesOnAnyway(facts: Facts, fn: TSESTree.FunctionLike): boolean {
  return contains(
    fn,
    (node) =>
      node.type === "CallExpression" && failureAround(node) === undefined && callsItself(facts, node, fn),
  );
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

function callsItself(facts: Facts, call: TSESTree.CallExpression, fn: TSESTree.FunctionLike): boolean {
  const callee = unwrapped(call.callee);
  const parent = fn.parent as TSESTree.Node;
  if (callee.type === "Identifier") {
    const definition = variableAt(facts.module.scopes, callee, callee.name)?.defs.at(-1);
    const node = definition?.node as TSESTree.Node | undefined;
    return (
      (definition?.type === "FunctionName" && node === fn) ||
      (node?.type === "VariableDeclarator" && node.init === fn)
    );
  }
  if (callee.type !== "MemberExpression" || callee.object.type !== "ThisExpression") return false;
  return (
    (parent.type === "MethodDefinition" || parent.type === "Property") && keyName(callee) === keyName(parent)
  );
}

/** A retry hands on what it was called with; other arguments make it a fallback. */
function repeats(facts: Facts, call: TSESTree.CallExpression, parameters: readonly TSESTree.Node[]): boolean {
  const names = parameters.filter((p) => p.type === "Identifier").map((p) => p.name);
  if (parameters.length === 0) return call.arguments.length === 0;
  const [first] = call.arguments;
  if (first === undefined) return true;
  return mentions(first, names, facts.module) || parameters[0]?.type === "ObjectPattern";
}

/** Arguments that differ from call to call: `attempt + 1`, `{ ...options, left: options.left - 1 }`, `true`. */
function changedArguments(
  facts: Facts,
  call: TSESTree.CallExpression,
  parameters: readonly TSESTree.Node[],
): Progress[] {
  const changed: Progress[] = [];
  for (const [index, argument] of call.arguments.entries()) {
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
function isGuarded(facts: Facts, call: TSESTree.CallExpression, progress: readonly Progress[]): boolean {
  const names = [...progress.map(({ target }) => target), ...readFromChanged(facts, call)];
  let child: TSESTree.Node = call;
  for (
    let current = call.parent as TSESTree.Node | undefined;
    current != null && !isFunction(current);
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
