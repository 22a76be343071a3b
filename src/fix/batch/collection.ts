import type { TSESTree } from "@typescript-eslint/utils";
import { isReassigned, isWithin } from "../../facts/element-path.ts";
import type { Facts } from "../../facts/facts-of.ts";
import { isWrittenInto } from "../../facts/invariant.ts";
import type { Repetition } from "../../facts/repetition.ts";
import { isArray, staticType } from "../../facts/static-type.ts";
import { keyName } from "../../syntax/nodes.ts";
import { variableAt } from "../../syntax/scopes.ts";

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
  const isComputed = !isName(collection);
  if (isIterator(collection)) return undefined;
  if (isComputed && loop.type === "ForStatement") return undefined;
  if (!isComputed && changesIn(facts, collection, loop)) return undefined;
  const text = facts.module.text.slice(collection.range[0], collection.range[1]);
  const reasons = isArray(facts, collection) ? [] : [`\`${text}\` is an array`];
  return { node: collection, isComputed, reasons };
}

/** The collection as an array, which has `map`: a set is spread. */
export function arrayText(facts: Facts, { collection }: Repetition, text: string): string {
  return isSet(facts, collection) ? `[...${text}]` : text;
}

/** How many elements there are. */
export function sizeText(facts: Facts, { collection }: Repetition, text: string): string {
  return `${text}.${isSet(facts, collection) ? "size" : "length"}`;
}

function isSet({ origins, frame }: Facts, node: TSESTree.Node): boolean {
  return staticType(origins, node, frame)?.kind === "set";
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

/** The loop adds to the collection, takes from it, or replaces it. */
function changesIn({ module }: Facts, collection: TSESTree.Node, loop: TSESTree.Node): boolean {
  let root = collection;
  while (root.type !== "Identifier") {
    if (root.type === "MemberExpression") root = root.object;
    else if (root.type === "TSNonNullExpression") root = root.expression;
    else return false;
  }
  const variable = variableAt(module.scopes, root, root.name);
  if (variable === undefined) return true;
  return (
    (isReassigned(variable) &&
      variable.references.some((r) => r.isWrite() && isWithin(r.identifier as TSESTree.Node, loop))) ||
    variable.references.some(({ identifier }) => {
      const node = identifier as TSESTree.Node;
      return isWithin(node, loop) && node !== root && isWrittenInto(node);
    })
  );
}
