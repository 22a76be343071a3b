import type { TSESTree } from "@typescript-eslint/utils";
import type { Module } from "../../project/module.ts";
import { unwrapped } from "../../syntax/nodes.ts";
import type { Edit } from "../edit.ts";
import { indentationAt, layoutOf } from "../layout.ts";

/** Adds a property to the object that is the call's argument at `position`, or the object itself. */
export function addProperty(
  module: Module,
  call: TSESTree.CallExpression,
  position: number,
  property: string,
): Edit[] | undefined {
  const argument = call.arguments[position];
  if (argument === undefined) return addArgument(call, position, `{ ${property} }`);
  const object = unwrapped(argument);
  if (object.type !== "ObjectExpression") return undefined;
  const last = object.properties.at(-1);
  if (last === undefined) {
    const inner = module.text.slice(object.range[0] + 1, object.range[1] - 1);
    return inner.trim() === "" ? [{ range: object.range, text: `{ ${property} }` }] : undefined;
  }
  return [{ range: [last.range[1], last.range[1]], text: `,${separator(module, object, last)}${property}` }];
}

function addArgument(call: TSESTree.CallExpression, position: number, text: string): Edit[] | undefined {
  // An empty object stands for a filter that isn't given.
  const before = call.arguments.length === 0 && position === 1 ? ["{}"] : [];
  if (call.arguments.length + before.length !== position) return undefined;
  const written = [...before, text].join(", ");
  const last = call.arguments.at(-1);
  if (last === undefined) {
    const end = call.range[1] - 1;
    return [{ range: [end, end], text: written }];
  }
  return [{ range: [last.range[1], last.range[1]], text: `, ${written}` }];
}

/** The name as the key of an object literal. */
export function propertyKey(name: string): string {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name) ? name : JSON.stringify(name);
}

/** A new line where the object has one property a line. */
function separator(module: Module, object: TSESTree.ObjectExpression, last: TSESTree.Node): string {
  const before = module.text.slice(object.range[0], last.range[0]);
  const lineStart = before.slice(before.lastIndexOf("\n") + 1);
  return before.includes("\n") && lineStart.trim() === ""
    ? layoutOf(module).newline + indentationAt(module, last)
    : " ";
}
