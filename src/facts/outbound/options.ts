import type { TSESTree } from "@typescript-eslint/utils";
import type { OutboundModel } from "../../models/http-model.ts";
import type { Origins } from "../../origins/origins.ts";
import type { Frame } from "../../origins/value.ts";
import { isFunction, keyName, parameterPattern, unwrapped } from "../../syntax/nodes.ts";
import { pathTo } from "../../syntax/patterns.ts";
import { variableAt } from "../../syntax/scopes.ts";
import { contains } from "../../syntax/walk.ts";
import { constantOf } from "../constant.ts";
import type { Presence } from "../query-parts.ts";
import { callersOf } from "../callers.ts";

type Call = TSESTree.CallExpression | TSESTree.NewExpression;
type Limits = Pick<OutboundModel, "limits" | "carriers">;

const MAX_DEPTH = 12;

/** Whether the options of a call hold a limit; followed through names, spreads, helpers and the callers of the function around. */
export function optionsPresence(origins: Origins, call: Call, model: OutboundModel, frame: Frame): Presence {
  if (call.arguments.some(({ type }) => type === "SpreadElement")) return "unknown";
  return every(
    model.options.map(({ argument = 0 }) => {
      const node = call.arguments[argument];
      if (node === undefined || (isSamePlace(model, argument) && !isObject(node))) return "absent";
      return presence(origins, node, model, frame, 0);
    }),
  );
}

/** `axios(url)`: what stands where the options may be is the address. */
function isSamePlace({ address, makes }: OutboundModel, argument: number): boolean {
  return makes === "request" && address?.argument === argument && address.property === undefined;
}

function isObject(node: TSESTree.Node): boolean {
  const inner = unwrapped(node);
  return (
    inner.type === "ObjectExpression" || (inner.type === "Identifier" && /opt|conf|param/i.test(inner.name))
  );
}

function every(parts: readonly Presence[]): Presence {
  if (parts.includes("present")) return "present";
  return parts.includes("unknown") ? "unknown" : "absent";
}

/** Of values of which the code takes one. */
function either(parts: readonly Presence[]): Presence {
  return parts.every((part) => part === parts[0]) ? (parts[0] ?? "unknown") : "unknown";
}

function presence(
  origins: Origins,
  node: TSESTree.Node,
  limits: Limits,
  frame: Frame,
  depth: number,
): Presence {
  if (depth > MAX_DEPTH) return "unknown";
  const of = (inner: TSESTree.Node) => presence(origins, inner, limits, frame, depth + 1);
  const inner = unwrapped(node);
  switch (inner.type) {
    case "ObjectExpression":
      return objectPresence(origins, inner, limits, frame, depth);
    case "Identifier":
      return inner.name === "undefined" ? "absent" : named(origins, inner, limits, frame, depth);
    case "Literal":
    case "TemplateLiteral":
    case "ArrowFunctionExpression":
    case "FunctionExpression":
      return "absent";
    case "LogicalExpression":
      return inner.operator === "&&" ? of(inner.right) : either([of(inner.left), of(inner.right)]);
    case "ConditionalExpression":
      return either([of(inner.consequent), of(inner.alternate)]);
    case "CallExpression":
    case "MemberExpression": {
      const value = origins.value(inner, frame);
      return value?.kind === "object"
        ? presence(origins, value.node, limits, value.frame, depth + 1)
        : "unknown";
    }
    default:
      return "unknown";
  }
}

function objectPresence(
  origins: Origins,
  object: TSESTree.ObjectExpression,
  { limits, carriers = [] }: Limits,
  frame: Frame,
  depth: number,
): Presence {
  return every(
    object.properties.map((property) => {
      if (property.type === "SpreadElement")
        return presence(origins, property.argument, { limits, carriers }, frame, depth + 1);
      const name = keyName(property);
      if (name === undefined) return "unknown";
      if (limits.includes(name)) return isNothing(property.value) ? "absent" : "present";
      return carriers.includes(name) && !isPlain(origins, property.value, frame) ? "unknown" : "absent";
    }),
  );
}

function isNothing(node: TSESTree.Node): boolean {
  return node.type === "Identifier" && node.name === "undefined";
}

/** An agent that is made in sight, with nothing about time. */
function isPlain(origins: Origins, node: TSESTree.Node, frame: Frame): boolean {
  const inner = unwrapped(node);
  if (inner.type === "ConditionalExpression")
    return isPlain(origins, inner.consequent, frame) && isPlain(origins, inner.alternate, frame);
  if (inner.type === "Identifier") {
    if (inner.name === "undefined") return true;
    const constant = constantOf(origins, inner, frame);
    return (
      constant !== undefined && constant.node !== inner && isPlain(origins, constant.node, constant.frame)
    );
  }
  if (inner.type !== "NewExpression") return inner.type === "Literal";
  return !inner.arguments.some((argument) =>
    contains(
      argument,
      (part) =>
        part.type === "SpreadElement" ||
        (part.type === "Property" && /timeout/i.test(keyName(part) ?? "timeout")),
    ),
  );
}

function named(
  origins: Origins,
  node: TSESTree.Identifier,
  limits: Limits,
  frame: Frame,
  depth: number,
): Presence {
  const variable = variableAt(frame.module.scopes, node, node.name);
  const [definition] = variable?.defs ?? [];
  if (variable === undefined || definition === undefined) return "unknown";
  if (definition.type === "Parameter")
    return parameterPresence(origins, definition.name as TSESTree.Identifier, limits, frame, depth);
  const written = variable.references.map(({ identifier }) =>
    writtenAt(identifier as TSESTree.Node, node, limits),
  );
  if (written.includes("present")) return "present";
  if (written.includes("unknown")) return "unknown";
  const constant = constantOf(origins, node, frame);
  return constant === undefined
    ? "unknown"
    : presence(origins, constant.node, limits, constant.frame, depth + 1);
}

/** What one mention of an object says: `options.signal = ...` adds to it, and so may a function that it is handed to. */
function writtenAt(mention: TSESTree.Node, asked: TSESTree.Node, { limits }: Limits): Presence {
  const { parent } = mention;
  if (parent?.type === "MemberExpression" && parent.object === mention) {
    const isTarget = parent.parent.type === "AssignmentExpression" && parent.parent.left === parent;
    if (!isTarget) return "absent";
    const name = keyName(parent);
    return name === undefined ? "unknown" : limits.includes(name) ? "present" : "absent";
  }
  return parent?.type === "CallExpression" && parent.callee !== mention && mention !== asked
    ? "unknown"
    : "absent";
}

/** What a parameter holds: in a known call, what is handed in; else what all callers hand in. */
function parameterPresence(
  origins: Origins,
  name: TSESTree.Identifier,
  limits: Limits,
  frame: Frame,
  depth: number,
): Presence {
  const fn = enclosing(name);
  const position = fn?.params.findIndex((parameter) => pathTo(parameter, name) !== undefined) ?? -1;
  const parameter = fn?.params[position];
  const path = parameter && pathTo(parameter, name);
  if (fn === undefined || parameter === undefined || path === undefined) return "unknown";
  if (parameter.type === "RestElement") return "unknown";
  if (takesLimit(parameter, limits)) return "present";
  const handed = (call: TSESTree.CallExpression, caller: Frame): Presence => {
    if (call.arguments.slice(0, position + 1).some(({ type }) => type === "SpreadElement")) return "unknown";
    const argument = call.arguments[position];
    if (argument === undefined) {
      const fallback = parameter.type === "AssignmentPattern" ? parameter.right : undefined;
      return fallback === undefined ? "absent" : presence(origins, fallback, limits, frame, depth + 1);
    }
    const [step, ...further] = path.rest ? path.steps.slice(0, -1) : path.steps;
    if (step === undefined) return presence(origins, argument, limits, caller, depth + 1);
    const object = unwrapped(argument);
    if (further.length > 0 || object.type !== "ObjectExpression") return "unknown";
    const member = object.properties.find((one) => one.type === "Property" && keyName(one) === step);
    if (member?.type === "Property") return presence(origins, member.value, limits, caller, depth + 1);
    return object.properties.some(({ type }) => type === "SpreadElement") ? "unknown" : "absent";
  };
  const callers = callersOf(origins, fn, frame);
  if (callers === undefined || callers.length === 0) return "unknown";
  return either(callers.map(({ call, frame: caller }) => handed(call, caller)));
}

/** `({ signal, ...init })`: the function's own parameters speak of a limit. */
function takesLimit(parameter: TSESTree.Parameter, { limits }: Limits): boolean {
  const pattern = parameterPattern(parameter);
  return (
    pattern.type === "ObjectPattern" &&
    pattern.properties.some((one) => one.type === "Property" && limits.includes(keyName(one) ?? ""))
  );
}

function enclosing(node: TSESTree.Node): TSESTree.FunctionLike | undefined {
  for (let current = node.parent as TSESTree.Node | undefined; current != null; current = current.parent)
    if (isFunction(current)) return current;
  return undefined;
}
