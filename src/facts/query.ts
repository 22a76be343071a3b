import type { TSESTree } from "@typescript-eslint/utils";
import type { CallModel, StatementModel } from "../models/model.ts";
import { captured } from "../origins/call.ts";
import type { Origins } from "../origins/origins.ts";
import type { Capture, Captures, Frame, LibraryValue, MethodValue, Value } from "../origins/value.ts";
import { callsByBody, type CallNode } from "../syntax/calls.ts";
import { chainOf, methodsOf, type Chain } from "./chain.ts";
import { isHandedCallback } from "./handed-callback.ts";
import { isFragment } from "./sql-fragment.ts";
import { enclosingFunction, isClass, keyName, unwrapped } from "../syntax/nodes.ts";
import type { Module } from "../project/module.ts";
import { variableAt } from "../syntax/scopes.ts";

/** A call that sends a statement to a database. */
export interface Query {
  /** The whole expression: for builders, the outermost call of the chain. */
  readonly node: CallNode;
  readonly frame: Frame;
  readonly library: string;
  readonly statement: StatementModel;
  readonly operation: "read" | "write" | "sql";
  readonly method: string;
  readonly captures: Captures;
  /** The call itself or, for builders, the calls of its chain. */
  readonly chain: Chain;
  /** By the library's idiom only: reported by strict rules, never fixed. */
  readonly likely: boolean;
}

const remembered = new WeakMap<Origins, WeakMap<TSESTree.Node, Query | null>>();

/** The query that this very call sends, or describes for the code that awaits it. */
export function queryAt(origins: Origins, node: CallNode, frame: Frame): Query | undefined {
  if (!mayBeQuery(origins, node)) return undefined;
  if (frame !== origins.root(frame.module)) return readQuery(origins, node, frame);
  let known = remembered.get(origins);
  if (known === undefined) remembered.set(origins, (known = new WeakMap()));
  let query = known.get(node);
  if (query === undefined) {
    query = readQuery(origins, node, frame) ?? null;
    known.set(node, query);
  }
  return query ?? undefined;
}

/** All queries of a module that stand in no call whose arguments are known. */
export function queriesOf(origins: Origins, module: Module): Query[] {
  const frame = origins.root(module);
  const queries: Query[] = [];
  for (const { calls } of callsByBody(module.ast).values()) {
    for (const call of calls) {
      const query = queryAt(origins, call, frame);
      if (query !== undefined) queries.push(query);
    }
  }
  return queries;
}

/** The cheap test that spares most calls any look-up. */
function mayBeQuery(origins: Origins, node: CallNode): boolean {
  if (node.type === "NewExpression") return false;
  if (node.type === "TaggedTemplateExpression") return true;
  const callee = unwrapped(node.callee);
  if (callee.type !== "MemberExpression") return true;
  const name = keyName(callee);
  return name !== undefined && origins.models.mayConcernStatements(name);
}

function readQuery(origins: Origins, node: CallNode, frame: Frame): Query | undefined {
  const callee = origins.value(node.type === "TaggedTemplateExpression" ? node.tag : node.callee, frame);
  for (const method of methodsOf(origins, callee, node)) {
    const query = methodQuery(origins, method, node, frame);
    if (query !== undefined) return query;
  }
  return undefined;
}

function methodQuery(origins: Origins, method: MethodValue, node: CallNode, frame: Frame): Query | undefined {
  const { models } = origins;
  const { call } = method;
  const result = firstLibrary(origins.value(node, frame));
  const chain = chainOf(origins, node, frame);
  const statement =
    call.executes === true ? executed(origins, method, chain) : described(origins, call, result);
  if (statement === undefined) return undefined;
  if (result !== undefined && call.executes !== true && models.describesStatement(result.type)) {
    if (models.lazy(result.type) === undefined || isFragment(node)) return undefined;
    if (isContinued(origins, node, result)) return undefined;
    if (!isHandedCallback(origins, call, node, frame) && !isExecuted(origins, node, result, frame))
      return undefined;
  }
  const args = node.type === "TaggedTemplateExpression" ? [] : node.arguments;
  const captures = {
    ...captured(call, { node, args }, frame, method.owner?.captures ?? {}),
    ...result?.captures,
  };
  return {
    node,
    frame,
    library: method.ownerType.model.name,
    statement,
    operation: statement.operation,
    method: method.name,
    captures,
    chain,
    likely: method.likely === true || method.owner?.likely === true,
  };
}

/** What an executing call runs: what a call of its chain says, or else what its receiver's type does. */
function executed(origins: Origins, { call, owner }: MethodValue, chain: Chain): StatementModel | undefined {
  return (
    call.statement ??
    chain.links.findLast((link) => link.call.statement !== undefined)?.call.statement ??
    (owner && origins.models.built(owner.type))
  );
}

function described(
  origins: Origins,
  call: CallModel,
  result: LibraryValue | undefined,
): StatementModel | undefined {
  return call.statement ?? (result && origins.models.lazy(result.type));
}

function firstLibrary(value: Value | undefined): LibraryValue | undefined {
  if (value?.kind === "library") return value;
  return value?.kind === "alternatives" ? value.values.find((v) => v.kind === "library") : undefined;
}

const SETTLE = new Set(["then", "catch", "finally"]);

/** The chain goes on: the member call around `node` is another link. */
function isContinued(origins: Origins, node: TSESTree.Node, builder: LibraryValue): boolean {
  const member = skipWrappers(node).parent;
  if (member?.type !== "MemberExpression" || skipWrappers(node) !== member.object) return false;
  const name = keyName(member);
  return name === undefined || (!SETTLE.has(name) && origins.models.member(builder.type, name) !== undefined);
}

/** Up through what TypeScript and `?.` wrap around an expression. */
function skipWrappers(node: TSESTree.Node): TSESTree.Node {
  let current = node;
  for (;;) {
    switch (current.parent?.type) {
      case "TSNonNullExpression":
      case "TSAsExpression":
      case "TSSatisfiesExpression":
      case "ChainExpression":
        current = current.parent;
        break;
      default:
        return current;
    }
  }
}

/**
 * A builder that is awaited, returned or handed to something that awaits it. One that becomes part of another builder
 * (a subquery) or is kept in a variable that nothing awaits is not.
 */
function isExecuted(
  origins: Origins,
  node: TSESTree.Node,
  builder: LibraryValue,
  frame: Frame,
  depth = 0,
): boolean {
  const outer = skipWrappers(node);
  const { parent } = outer;
  switch (parent?.type) {
    case "AwaitExpression":
    case "YieldExpression":
      return true;
    case "ReturnStatement":
      return !isPartOfStatement(origins, enclosingFunction(parent), frame);
    case "ArrowFunctionExpression":
      return parent.body === outer && !isPartOfStatement(origins, parent, frame);
    case "ForOfStatement":
      return parent.right === outer;
    case "MemberExpression":
      return parent.object === outer;
    case "ArrayExpression":
    case "ConditionalExpression":
    case "LogicalExpression":
    case "SpreadElement":
      return isExecuted(origins, parent, builder, frame, depth);
    case "CallExpression":
      // `await withTimeout(builder)`: what isn't of a library hands on what it waits for.
      return isAwaiting(parent) || (!isLibraryCall(origins, parent, frame) && isAwaited(parent));
    case "VariableDeclarator":
      return parent.id.type === "Identifier" && isHeldAndExecuted(origins, parent.id, builder, frame, depth);
    case "AssignmentExpression":
      if (parent.parent.type !== "ExpressionStatement")
        return isExecuted(origins, parent, builder, frame, depth);
      return (
        parent.left.type === "Identifier" &&
        !startsWith(parent.right, parent.left.name) &&
        isHeldAndExecuted(origins, parent.left, builder, frame, depth)
      );
    default:
      return false;
  }
}

/** Something awaits the variable; a further link of the chain is a query of its own. */
function isHeldAndExecuted(
  origins: Origins,
  name: TSESTree.Identifier,
  builder: LibraryValue,
  frame: Frame,
  depth: number,
): boolean {
  if (depth > 2) return false;
  const references = variableAt(frame.module.scopes, name, name.name)?.references ?? [];
  return references.some((reference) => {
    const node = reference.identifier as TSESTree.Node;
    if (reference.isWrite() || isContinued(origins, node, builder)) return false;
    return isExecuted(origins, node, builder, frame, depth + 1);
  });
}

/** `query.where(...)` in `query = query.where(...)`. */
function startsWith(chain: TSESTree.Node, name: string): boolean {
  let current = unwrapped(chain);
  for (;;) {
    if (current.type === "CallExpression") current = unwrapped(current.callee);
    else if (current.type === "MemberExpression") current = unwrapped(current.object);
    else return current.type === "Identifier" && current.name === name;
  }
}

function isAwaited(call: TSESTree.Node): boolean {
  return skipWrappers(call).parent?.type === "AwaitExpression";
}

function isLibraryCall(origins: Origins, call: TSESTree.CallExpression, frame: Frame): boolean {
  const kind = origins.value(call.callee, frame)?.kind;
  return kind === "library" || kind === "method";
}

/** `.where((builder) => builder.select())`: what the callback of a link gives becomes part of the statement. */
function isPartOfStatement(origins: Origins, fn: TSESTree.FunctionLike | undefined, frame: Frame): boolean {
  const call = fn?.parent;
  if (call?.type !== "CallExpression" || call.callee === fn) return false;
  const methods = methodsOf(origins, origins.value(call.callee, frame), call);
  return methods.some(({ call: { role, batches } }) => role !== undefined || batches === true);
}

/** `Promise.all([...])`, `promises.push(builder)`. Anything else that takes a builder is taken for another builder. */
function isAwaiting(call: TSESTree.CallExpression): boolean {
  const { callee } = call;
  if (callee.type !== "MemberExpression") return false;
  if (callee.object.type === "Identifier" && callee.object.name === "Promise") return true;
  return keyName(callee) === "push";
}

/** Libraries agree on the names; what is taken away needs no data of its own, so that the keys can go in one list. */
export function isDeletion({ operation, method }: Query): boolean {
  return operation === "write" && /^(?:delete|destroy|remove)(?:$|[A-Z])/.test(method);
}

/** The name of the table, collection, model or key family that a query is about, as the code spells it. */
export function tableOf(query: Query): string | undefined {
  return captureText(tableCapture(query));
}

/** What the code gives as the table. */
export function tableCapture({ statement, captures }: Query): Capture | undefined {
  return captures[statement.table?.capture ?? "table"] ?? captures["class"];
}

function captureText(capture: Capture | undefined): string | undefined {
  if (capture === undefined || typeof capture === "string")
    return capture === "" || capture === "*" ? undefined : capture;
  const node = unwrapped(capture.node);
  // `users as u`: the name without its alias.
  if (node.type === "Literal" && typeof node.value === "string") return node.value.trim().split(/\s/, 1)[0];
  if (node.type === "Identifier") return node.name;
  if (isClass(node)) return node.id?.name;
  if (node.type === "MemberExpression") {
    const name = keyName(node);
    // `Cat.name`: the class's own name.
    return name === "name" && node.object.type === "Identifier" ? node.object.name : name;
  }
  if (node.type === "TSTypeQuery" && node.exprName.type === "Identifier") return node.exprName.name;
  if (node.type === "TSTypeReference" && node.typeName.type === "Identifier") return node.typeName.name;
  return undefined;
}
