import type { TSESTree } from "@typescript-eslint/utils";
import type { Frame } from "../../origins/value.ts";
import { keyName } from "../../syntax/nodes.ts";
import { listMethod } from "./list-methods.ts";
import { propertyOf } from "./bind.ts";
import { escape, follow, type Flow } from "./flow.ts";
import { runCallback } from "./functions.ts";
import { elementOf, type Shape } from "./shape.ts";

/** `value.name`, `value[index]`, `value.method(...)`. */
export function memberUse(flow: Flow, member: TSESTree.MemberExpression, value: Shape, frame: Frame): void {
  const name = keyName(member);
  if (isWritten(member)) return escape(flow, member, value);
  const call = calledBy(member);
  if (name === undefined) return indexed(flow, member, value, frame);
  if (call !== undefined) return methodCall(flow, call, name, value, frame);
  const inner = propertyOf(flow, value, name, member.property, frame);
  if (inner !== undefined) follow(flow, member, inner, frame);
}

/** `row.name = x`, `row.count++`, `delete row.name`. */
function isWritten(member: TSESTree.MemberExpression): boolean {
  const { parent } = member;
  return (
    (parent.type === "AssignmentExpression" && parent.left === member) ||
    parent.type === "UpdateExpression" ||
    (parent.type === "UnaryExpression" && parent.operator === "delete")
  );
}

/** The call whose callee the member is. */
function calledBy(member: TSESTree.MemberExpression): TSESTree.CallExpression | undefined {
  let node: TSESTree.Node = member;
  while (node.parent?.type === "TSNonNullExpression") node = node.parent;
  const { parent } = node;
  return parent?.type === "CallExpression" && parent.callee === node ? parent : undefined;
}

/** `rows[i]`, `byId[key]`. */
function indexed(flow: Flow, member: TSESTree.MemberExpression, value: Shape, frame: Frame): void {
  const element =
    value.kind === "dictionary" ? value.of : value.kind === "map" ? undefined : elementOf(value);
  if (element === undefined) return escape(flow, member, value);
  follow(flow, member, element, frame);
}

function methodCall(
  flow: Flow,
  call: TSESTree.CallExpression,
  name: string,
  value: Shape,
  frame: Frame,
): void {
  if (name === "then" || name === "catch" || name === "finally")
    return settle(flow, call, name, value, frame);
  switch (value.kind) {
    case "list":
    case "tuple":
      return listMethod(flow, call, name, value, frame);
    case "either":
      return listMethod(flow, call, name, { kind: "list", of: { kind: "row", source: value.source } }, frame);
    case "map":
      return mapMethod(flow, call, name, value, frame);
    case "object":
    case "dictionary":
      return name === "hasOwnProperty" ? undefined : escape(flow, call, value);
    case "row":
    case "columns":
      return escape(flow, call, value);
  }
}

/** `promise.then(row => ...)`: the callback sees the value; the call gives what the callback returns. */
function settle(flow: Flow, call: TSESTree.CallExpression, name: string, value: Shape, frame: Frame): void {
  if (name !== "then") return follow(flow, call, value, frame);
  const [callback] = call.arguments;
  if (callback === undefined) return follow(flow, call, value, frame);
  runCallback(flow, callback, [value], frame, (returned) => {
    follow(flow, call, returned, frame);
  });
}

function mapMethod(
  flow: Flow,
  call: TSESTree.CallExpression,
  name: string,
  value: Extract<Shape, { of: Shape }>,
  frame: Frame,
): void {
  const [callback] = call.arguments;
  switch (name) {
    case "get":
      return follow(flow, call, value.of, frame);
    case "has":
    case "keys":
      return;
    case "values":
      return follow(flow, call, { kind: "list", of: value.of }, frame);
    case "entries":
      return follow(flow, call, { kind: "list", of: { kind: "tuple", index: 1, of: value.of } }, frame);
    case "forEach":
      if (callback === undefined) return;
      return runCallback(flow, callback, [value.of], frame, () => undefined);
    default:
      return escape(flow, call, value);
  }
}
