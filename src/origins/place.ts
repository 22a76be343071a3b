import type { TSESTree } from "@typescript-eslint/utils";
import { keyName, unwrapped } from "../syntax/nodes.ts";

/** The node at a place among arguments, as far as it is written out there; `undefined` when it isn't. */
export function placedNode(
  args: readonly TSESTree.Node[],
  place: { readonly argument?: number; readonly property?: string },
): TSESTree.Node | undefined {
  const argument = args.at(place.argument ?? 0);
  if (argument === undefined || argument.type === "SpreadElement") return undefined;
  if (place.property === undefined) return argument;
  let current: TSESTree.Node | undefined = argument;
  for (const name of place.property.split(".")) {
    current = current && property(unwrapped(current), name);
  }
  return current;
}

/** The value of a property that an object literal spells out. */
export function property(object: TSESTree.Node, name: string): TSESTree.Node | undefined {
  if (object.type !== "ObjectExpression") return undefined;
  for (const member of object.properties.toReversed()) {
    if (member.type === "Property" && keyName(member) === name) return member.value;
  }
  return undefined;
}
