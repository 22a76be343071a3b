import type { Variable } from "@typescript-eslint/scope-manager";
import type { TSESTree } from "@typescript-eslint/utils";
import { calledCode } from "../../facts/called-code.ts";
import { elementPath, type ElementPath } from "../../facts/element-path.ts";
import type { Facts } from "../../facts/facts-of.ts";
import { isInvariant, isWrittenInto } from "../../facts/invariant.ts";
import { loopControl } from "../../facts/loop-control.ts";
import type { Query } from "../../facts/query.ts";
import type { RepeatedQuery } from "../../facts/repeated-query.ts";
import type { Repetition } from "../../facts/repetition.ts";
import { declaredTable } from "../../facts/schema/table-of.ts";
import { selectionOf, type KeyCondition, type Selection } from "../../facts/selection/selection.ts";
import { sideEffectIn } from "../../facts/side-effects.ts";
import type { Module } from "../../project/module.ts";
import { keyName, unwrapped } from "../../syntax/nodes.ts";
import { referencesIn } from "../../syntax/references.ts";
import { variableAt } from "../../syntax/scopes.ts";
import { collectionOf, type Collection } from "./collection.ts";
import { differences } from "./differences.ts";
import { siteBefore, type Site } from "./site.ts";

/** A call with arguments, or a template with values in it. */
export type SentNode = TSESTree.CallExpression | TSESTree.TaggedTemplateExpression;

/** A repeated query that differs from element to element by one key only. */
export interface KeyedQuery extends KeyedPlace {
  readonly facts: Facts;
  readonly query: Query & { readonly node: SentNode };
  readonly repetition: Repetition;
  readonly selection: Selection;
  readonly key: KeyCondition;
  /** From the element to the key. */
  readonly path: ElementPath;
}

/** Where one call for all elements can stand, before a repetition. */
export interface KeyedPlace {
  readonly collection: Collection;
  readonly site: Site;
  /** What has to be true for one call to do the same, and isn't proven. */
  readonly reasons: readonly string[];
}

/** Reads the query as one by key; `undefined` where one query can't do what the loop does, whatever a person may know. */
export function keyedQuery(
  facts: Facts,
  { query, repetition, chain, outerCollections }: RepeatedQuery,
): KeyedQuery | undefined {
  if (chain.length > 0 || query.likely || query.node.type === "NewExpression") return undefined;
  const selection = selectionOf(facts.origins, query);
  if (selection === undefined) return undefined;
  const found = onlyKey(selection, repetition, facts);
  if (found === undefined) return undefined;
  const { key, path } = found;
  const table = declaredTable(facts.origins, query);
  // The name of a key of several columns is no column.
  if (table?.complete === true && !table.columns.includes(key.column)) return undefined;
  const call = { node: query.node, repetition, outerCollections };
  const place = placeBefore(facts, call, { value: key.value, path }, query.statement.synchronous !== true);
  if (place === undefined) return undefined;
  const reasons = [...place.reasons, ...differences(facts, query)];
  return {
    ...place,
    facts,
    query: query as KeyedQuery["query"],
    repetition,
    selection,
    key,
    path,
    reasons,
  };
}

/** The place for one call that does what a repeated one does, which differs from element to element by `value` only. */
export function placeBefore(
  facts: Facts,
  {
    node,
    repetition,
    outerCollections,
  }: Pick<RepeatedQuery, "repetition" | "outerCollections"> & { readonly node: SentNode },
  { value, path }: { readonly value: TSESTree.Node; readonly path: ElementPath },
  awaits: boolean,
): KeyedPlace | undefined {
  const { module, origins, frame } = facts;
  const { node: loop } = repetition;
  const rest =
    node.type === "CallExpression"
      ? [calledOn(node), ...node.arguments]
      : [node.tag, ...node.quasi.expressions];
  if (!rest.every((part) => isInvariant(origins, part, loop, frame, value))) return undefined;
  const body = repetition.callback ?? (loop as TSESTree.ForOfStatement).body;
  const { yields, leaves } = loopControl(body);
  if (yields || isTried(node, loop) || changesPath(facts, value, path, body)) return undefined;
  const collection = collectionOf(facts, repetition);
  const site = siteBefore(repetition, module, awaits);
  if (collection === undefined || site === undefined) return undefined;

  const reasons = [...collection.reasons];
  if (isUnawaited(repetition)) reasons.push("the code after the loop may wait for it");
  const [around] = outerCollections;
  if (around !== undefined) reasons.push(`one statement for each of \`${around}\` is few enough`);
  if (leaves) reasons.push("the loop may end before it has read them all");
  if (path.asserted) reasons.push(`the key \`${textOf(facts, value)}\` is never missing`);
  const effect = sideEffectIn(origins, body, frame, node);
  if (effect?.kind === "write") reasons.push(`\`${effect.text}\` doesn't change what is read`);
  if (effect?.kind === "unknown")
    reasons.push(`\`${effect.text || "a function"}\` doesn't change what is read`);
  return { collection, site, reasons };
}

/** `forEach(async ...)`: whoever calls it doesn't wait, and may go on before anything is read. */
function isUnawaited({ callback, node }: Repetition): boolean {
  return (
    callback?.async === true &&
    node.type === "CallExpression" &&
    node.callee.type === "MemberExpression" &&
    keyName(node.callee) === "forEach"
  );
}

function onlyKey(
  { keys }: Selection,
  repetition: Repetition,
  { module }: Facts,
): { key: KeyCondition; path: ElementPath } | undefined {
  const found = keys.flatMap((key) => {
    const path = elementPath(key.value, repetition, module);
    return path === undefined ? [] : [{ key, path }];
  });
  return found.length === 1 ? found[0] : undefined;
}

export function calledOn(node: TSESTree.CallExpression): TSESTree.Node {
  const callee = unwrapped(node.callee);
  return callee.type === "MemberExpression" ? callee.object : callee;
}

export function textOf({ module }: Facts, node: TSESTree.Node): string {
  return module.text.slice(node.range[0], node.range[1]);
}

/** A failure of one element's query is handled where it happens. */
function isTried(node: TSESTree.Node, loop: TSESTree.Node): boolean {
  for (let current = node.parent; current != null && current !== loop; current = current.parent)
    if (current.type === "TryStatement") return true;
  return false;
}

/** Something on the way from the element to the key is written to inside the loop, or in a function that it calls. */
export function changesPath(
  { module, origins, frame }: Facts,
  value: TSESTree.Node,
  { steps }: ElementPath,
  body: TSESTree.Node,
): boolean {
  let root = value;
  while (root.type !== "Identifier") {
    if (root.type === "MemberExpression") root = root.object;
    else if (root.type === "TSNonNullExpression" || root.type === "TSAsExpression") root = root.expression;
    else return true;
  }
  const variable = variableAt(module.scopes, root, root.name);
  const isOfPath = ({ parent }: TSESTree.Node) =>
    steps.length > 0 && parent?.type === "MemberExpression" && keyName(parent) === String(steps.at(-1));
  const isChanged = (node: TSESTree.Node) => isOf(variable, node) || (isWrittenInto(node) && isOfPath(node));
  return (
    writtenIn(module, body, isChanged) ||
    (steps.length > 0 &&
      calledCode(origins, body, frame).some((fn) => writtenIn(fn.frame.module, fn.node, isOfPath)))
  );
}

function isOf(variable: Variable | undefined, node: TSESTree.Node): boolean {
  return variable?.references.some(({ identifier }) => identifier === node) === true;
}

/** `Object.assign(order, ...)`. */
function isAssignedTo(node: TSESTree.Node): boolean {
  const { parent } = node;
  if (parent?.type !== "CallExpression" || parent.arguments[0] !== node) return false;
  const { callee } = parent;
  return callee.type === "MemberExpression" && keyName(callee) === "assign";
}

function writtenIn(
  module: Module,
  root: TSESTree.Node,
  isChanged: (node: TSESTree.Node) => boolean,
): boolean {
  for (const { identifier } of referencesIn(module.scopes, root)) {
    const node = identifier as TSESTree.Node;
    if ((isWrittenInto(node) || isAssignedTo(node)) && isChanged(node)) return true;
  }
  return false;
}
