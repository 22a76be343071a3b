import type { TSESTree } from "@typescript-eslint/utils";
import type { Frame, Value } from "../../origins/value.ts";
import { keyName } from "../../syntax/nodes.ts";
import { escape, follow, isGlobal, test, type Flow } from "./flow.ts";
import { enter } from "./functions.ts";
import { elementOf, type Shape } from "./shape.ts";

/** Packages and globals whose functions only look whether their argument is there. */
const ASSERTS = /^(?:node:)?assert(?:\/strict)?$|^(?:tiny-)?invariant$/;

/** A value is an argument of a call, or what is called. */
export function callWith(
  flow: Flow,
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  node: TSESTree.Node,
  value: Shape,
  frame: Frame,
): void {
  const position = call.arguments.indexOf(node as TSESTree.CallExpressionArgument);
  if (position < 0) return escape(flow, node, value);
  if (call.arguments.slice(0, position).some(({ type }) => type === "SpreadElement"))
    return escape(flow, node, value);
  if (standardCall(flow, call, position, value, frame)) return;
  const callee = flow.origins.value(call.callee, frame);
  if (callee?.kind === "method" && callee.call.batches === true && value.kind === "tuple")
    return follow(flow, call, value, frame);
  if (callee?.kind === "package" && position === 0 && ASSERTS.test(callee.specifier))
    return test(flow, value);
  const functions = functionsOf(callee);
  if (call.type === "NewExpression" || functions === undefined) return escape(flow, node, value);
  const values = call.arguments.map((_, index) => (index === position ? value : undefined));
  for (const fn of functions) {
    enter(flow, fn, call.callee, values, (returned) => {
      follow(flow, call, returned, frame);
    });
  }
}

function functionsOf(value: Value | undefined): Extract<Value, { kind: "function" }>[] | undefined {
  if (value?.kind === "function") return [value];
  if (value?.kind !== "alternatives") return undefined;
  const functions = value.values.filter((one) => one.kind === "function");
  return functions.length === value.values.length ? functions : undefined;
}

/** What the language's own functions do with it; true if the call is one of those. */
function standardCall(
  flow: Flow,
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  position: number,
  value: Shape,
  frame: Frame,
): boolean {
  const { callee } = call;
  const element = elementOf(value);
  if (position > 0) return false;
  if (callee.type === "Identifier" && isGlobal(callee, call, frame)) {
    if (callee.name === "Boolean") test(flow, value);
    else if (
      callee.name === "Map" &&
      call.type === "NewExpression" &&
      element?.kind === "tuple" &&
      element.index === 1
    )
      follow(flow, call, { kind: "map", of: element.of }, frame);
    else if (callee.name === "Set" && call.type === "NewExpression" && element !== undefined) return false;
    else return false;
    return true;
  }
  if (callee.type !== "MemberExpression" || callee.object.type !== "Identifier") return false;
  if (!isGlobal(callee.object, call, frame)) return false;
  switch (`${callee.object.name}.${keyName(callee) ?? ""}`) {
    case "Promise.all":
      if (element === undefined || value.kind === "map") return false;
      follow(flow, call, value, frame);
      return true;
    case "Promise.resolve":
      follow(flow, call, value, frame);
      return true;
    case "Array.isArray":
      test(flow, value);
      return true;
    case "Array.from":
      if (element === undefined || call.arguments.length > 1) return false;
      follow(flow, call, { kind: "list", of: element }, frame);
      return true;
    case "Object.fromEntries":
      if (element?.kind !== "tuple" || element.index !== 1) return false;
      follow(flow, call, { kind: "dictionary", of: element.of }, frame);
      return true;
    case "Object.values":
      if (value.kind !== "dictionary") return false;
      follow(flow, call, { kind: "list", of: value.of }, frame);
      return true;
    case "Object.entries":
      if (value.kind !== "dictionary") return false;
      follow(flow, call, { kind: "list", of: { kind: "tuple", index: 1, of: value.of } }, frame);
      return true;
    case "Object.keys":
      return value.kind === "dictionary";
    default:
      return false;
  }
}
