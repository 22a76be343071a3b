import type { TSESTree } from "@typescript-eslint/utils";
import type { Origins } from "../origins/origins.ts";
import { placedNode } from "../origins/place.ts";
import { keyName, unwrapped } from "../syntax/nodes.ts";
import { variableAt } from "../syntax/scopes.ts";
import { elementPath, isWithin } from "./element-path.ts";
import type { Query } from "./query.ts";
import type { Repetition } from "./repetition.ts";
import { selectionOf } from "./selection/selection.ts";

/** A statement that could do all elements at once does one: `updateMany({ where: { id } })`. */
export function isByKey(origins: Origins, query: Query, repetition: Repetition): boolean {
  const keys = selectionOf(origins, query)?.keys.map(({ value }) => value) ?? [];
  return [...keys, ...leavesOf(filterOf(query))].some((value) => isOfElement(value, query, repetition));
}

/** The object in which the filter is written out. */
function filterOf({ node, statement: { filter } }: Query): TSESTree.Node | undefined {
  return filter === undefined || node.type !== "CallExpression"
    ? undefined
    : placedNode(node.arguments, filter);
}

/** What properties of an object are compared with, also those of related rows: `{ post: { id: post.id } }`. */
function leavesOf(node: TSESTree.Node | undefined): TSESTree.Node[] {
  const inner = node && unwrapped(node);
  if (inner?.type !== "ObjectExpression") return [];
  return inner.properties.flatMap((property) => {
    if (property.type !== "Property") return [];
    const value = unwrapped(property.value);
    return value.type === "ObjectExpression" ? leavesOf(value) : isListed(property) ? [] : [value];
  });
}

/** `in: ids`, `OR: conditions`. */
function isListed(property: TSESTree.Property): boolean {
  return (
    !/^\w+$/.test(keyName(property) ?? "") ||
    /^(?:in|notIn|not|hasSome|OR|AND|NOT)$/.test(keyName(property) ?? "")
  );
}

/** A part of the element, or the key of a row that the same run has read. */
function isOfElement(value: TSESTree.Node, { frame: { module } }: Query, repetition: Repetition): boolean {
  if (elementPath(value, repetition, module) !== undefined) return true;
  if (value.type !== "MemberExpression" || !/(?:^_?id|Id|ID|_id|uuid|slug)$/.test(keyName(value) ?? ""))
    return false;
  if (value.object.type !== "Identifier") return false;
  const definition = variableAt(module.scopes, value.object, value.object.name)?.defs[0]?.node as
    TSESTree.Node | undefined;
  return (
    definition?.type === "VariableDeclarator" &&
    definition.init?.type === "AwaitExpression" &&
    isWithin(definition, repetition.node)
  );
}
