import type { TSESTree } from "@typescript-eslint/utils";
import { calledCode } from "../../facts/called-code.ts";
import { isWithin } from "../../facts/element-path.ts";
import type { Facts } from "../../facts/facts-of.ts";
import { isWrittenInto } from "../../facts/invariant.ts";
import type { Repetition } from "../../facts/repetition.ts";
import { isArray, staticType, type StaticType } from "../../facts/static-type.ts";
import { keyName } from "../../syntax/nodes.ts";
import { variableAt } from "../../syntax/scopes.ts";
import { contains } from "../../syntax/walk.ts";

/** The collection that a repetition goes through, as code before it can use it too. */
export interface Collection {
  readonly node: TSESTree.Node;
  /** It is more than a name: it must be kept in a variable, to be evaluated once. */
  readonly isComputed: boolean;
  readonly reasons: readonly string[];
}

/** `undefined` where code before the loop can't go through the same elements. */
export function collectionOf(facts: Facts, { node: loop, collection }: Repetition): Collection | undefined {
  if (loop.type === "ForInStatement" || loop.type === "WhileStatement" || loop.type === "DoWhileStatement")
    return undefined;
  if (loop.type === "ForOfStatement" && loop.await) return undefined;
  if (loop.type === "CallExpression" && loop.optional) return undefined;
  if (loop.type === "CallExpression" && loop.callee.type === "MemberExpression" && loop.callee.optional)
    return undefined;
  // The callback of a map gets a value first; a loop gets pairs.
  if (loop.type === "CallExpression" && kindOf(facts, collection) === "map") return undefined;
  const isComputed = !isName(collection);
  if (isIterator(collection)) return undefined;
  if (isComputed && loop.type === "ForStatement") return undefined;
  if (!isComputed && changesIn(facts, collection, loop)) return undefined;
  const text = facts.module.text.slice(collection.range[0], collection.range[1]);
  const reasons = isArray(facts, collection) ? [] : [`\`${text}\` is an array`];
  return { node: collection, isComputed, reasons };
}

/** The collection as an array, which has `map`: a set or a map is spread. */
export function arrayText(facts: Facts, { collection }: Repetition, text: string): string {
  return isKeyed(facts, collection) ? `[...${text}]` : text;
}

/** How many elements there are. */
export function sizeText(facts: Facts, { collection }: Repetition, text: string): string {
  return `${text}.${isKeyed(facts, collection) ? "size" : "length"}`;
}

/** A set or a map. */
function isKeyed(facts: Facts, node: TSESTree.Node): boolean {
  const kind = kindOf(facts, node);
  return kind === "set" || kind === "map";
}

function kindOf({ origins, frame }: Facts, node: TSESTree.Node): StaticType["kind"] | undefined {
  return staticType(origins, node, frame)?.kind;
}

/** `orders.entries()` and `byId.values()` can be gone through only once; `Object.entries(orders)` is an array. */
function isIterator(node: TSESTree.Node): boolean {
  if (node.type !== "CallExpression" || node.callee.type !== "MemberExpression") return false;
  const { object } = node.callee;
  const isStatic = object.type === "Identifier" && object.name === "Object";
  return !isStatic && /^(?:entries|keys|values)$/.test(keyName(node.callee) ?? "");
}

/** `orders`, `this.orders`, `page.orders`. */
function isName(node: TSESTree.Node): boolean {
  switch (node.type) {
    case "Identifier":
    case "ThisExpression":
      return true;
    case "MemberExpression":
      return !node.optional && keyName(node) !== undefined && isName(node.object);
    case "TSNonNullExpression":
      return isName(node.expression);
    default:
      return false;
  }
}

/** The loop, or a function that it calls, adds to the collection, takes from it, or replaces it. */
function changesIn(facts: Facts, collection: TSESTree.Node, loop: TSESTree.Node): boolean {
  const { module, origins, frame } = facts;
  let root = collection;
  while (root.type !== "Identifier") {
    if (root.type === "MemberExpression") root = root.object;
    else if (root.type === "TSNonNullExpression") root = root.expression;
    else return isMemberChanged(facts, collection, loop);
  }
  const variable = variableAt(module.scopes, root, root.name);
  if (variable === undefined) return true;
  const changes = variable.references.filter(
    (reference) =>
      reference.identifier !== root &&
      ((reference.init !== true && reference.isWrite()) ||
        isWrittenInto(reference.identifier as TSESTree.Node)),
  );
  const isIn = (outer: TSESTree.Node) =>
    changes.some(({ identifier }) => isWithin(identifier as TSESTree.Node, outer));
  if (changes.length === 0) return false;
  return isIn(loop) || calledCode(origins, bodyOf(loop), frame).some(({ node }) => isIn(node));
}

/** `this.queue.push(...)` in the loop, or in a method that it calls. */
function isMemberChanged(
  { module, origins, frame }: Facts,
  collection: TSESTree.Node,
  loop: TSESTree.Node,
): boolean {
  const text = module.text.slice(collection.range[0], collection.range[1]);
  const isChange = (node: TSESTree.Node) =>
    node.type === "MemberExpression" &&
    node !== collection &&
    module.text.slice(node.range[0], node.range[1]) === text &&
    (isWrittenInto(node) || (node.parent.type === "AssignmentExpression" && node.parent.left === node));
  return [
    bodyOf(loop),
    ...calledCode(origins, bodyOf(loop), frame).flatMap((fn) =>
      fn.frame.module === module ? [fn.node] : [],
    ),
  ].some((code) => contains(code, isChange));
}

/** What runs for each element, without what is gone through. */
function bodyOf(loop: TSESTree.Node): TSESTree.Node {
  if (loop.type === "CallExpression") return loop.arguments[0] ?? loop;
  return (loop as TSESTree.ForOfStatement).body;
}
