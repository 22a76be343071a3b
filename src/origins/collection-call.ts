import type { TSESTree } from "@typescript-eslint/utils";
import { isFunction, keyName } from "../syntax/nodes.ts";
import { callResult } from "./call.ts";
import type { Origins } from "./origins.ts";
import { elementOf, settled } from "./reference.ts";
import { alternatives, type Frame, type Value } from "./value.ts";

/** Methods of arrays that give some of the same elements. */
const SELECTING = new Set([
  "filter",
  "slice",
  "concat",
  "sort",
  "reverse",
  "toSorted",
  "toReversed",
  "splice",
  "flat",
  "values",
]);
/** Methods of arrays that give one of the elements. */
const PICKING = new Set(["find", "findLast", "at", "pop", "shift"]);

/** What the language's own collections and `Promise` give: `Promise.all([a, b])`, `users.filter(...)`, `users.map(load)`. */
export function collectionCall(
  origins: Origins,
  node: TSESTree.CallExpression,
  frame: Frame,
): Value | undefined {
  const { callee } = node;
  const [first] = node.arguments;
  if (callee.type !== "MemberExpression") return undefined;
  const name = keyName(callee);
  if (name === undefined) return undefined;
  if (
    callee.object.type === "Identifier" &&
    (callee.object.name === "Promise" || callee.object.name === "Array")
  ) {
    return first && standardCall(origins, callee.object.name, name, first, frame);
  }
  if (SELECTING.has(name)) return arrayOf(origins.value(callee.object, frame));
  if (PICKING.has(name)) {
    const collection = arrayOf(origins.value(callee.object, frame));
    return collection && elementOf(origins, collection, frame);
  }
  if (name !== "map" && name !== "flatMap") return undefined;
  if (first === undefined || !isFunction(first)) return undefined;
  const mapped = callResult(
    origins,
    { kind: "function", node: first, frame },
    { node: first, args: [] },
    frame,
  );
  if (name === "flatMap" && mapped?.kind === "array") return mapped;
  return mapped && { kind: "array", elements: [mapped], uniform: true };
}

function standardCall(
  origins: Origins,
  object: string,
  name: string,
  argument: TSESTree.Node,
  frame: Frame,
): Value | undefined {
  const value = origins.value(argument, frame);
  if (object === "Array") return name === "from" ? arrayOf(value) : undefined;
  if (name === "resolve") return settled(origins, value, frame);
  if (name !== "all" || value?.kind !== "array") return undefined;
  return { ...value, elements: value.elements.map((element) => settled(origins, element, frame)) };
}

function arrayOf(value: Value | undefined): Value | undefined {
  if (value?.kind !== "array" || value.uniform === true) return value?.kind === "array" ? value : undefined;
  return { kind: "array", elements: [alternatives(value.elements)], uniform: true };
}
