import type { TSESTree } from "@typescript-eslint/utils";
import type { Origins } from "../../origins/origins.ts";
import type { ClassValue } from "../../origins/value.ts";
import { keyName, unwrapped } from "../../syntax/nodes.ts";
import { variableAt } from "../../syntax/scopes.ts";
import { descendants } from "../../syntax/walk.ts";
import {
  objectParameter,
  positional,
  STATUS,
  type ConstructorParameter,
  type Part,
  type Role,
} from "./error-parameters.ts";
import { statusNamed } from "./status-names.ts";

/** How an error of this class is made. */
export interface ErrorShape {
  readonly parameters: readonly ConstructorParameter[];
  /** The status that every error of the class has, or `argument` where the caller says it. */
  readonly status: number | "argument" | undefined;
}

const plain: ErrorShape = {
  parameters: [
    { role: "message", required: false },
    { role: "options", required: false },
  ],
  status: undefined,
};

const MAX_DEPTH = 6;

/** How errors of a class of the project are made; `undefined` for what isn't an error, or can't be seen through. */
export function errorShape(origins: Origins, { node, frame }: ClassValue, depth = 0): ErrorShape | undefined {
  if (node.superClass == null || depth > MAX_DEPTH || node.abstract) return undefined;
  const base = isGlobalError(node.superClass, frame.module.scopes)
    ? plain
    : baseShape(origins, node.superClass, frame, depth);
  if (base === undefined) return undefined;
  const constructor = node.body.body.find(
    (member): member is TSESTree.MethodDefinition =>
      member.type === "MethodDefinition" && member.kind === "constructor" && member.value.body != null,
  );
  const fixed = fixedStatus(node.body, constructor);
  if (constructor === undefined) return fixed === undefined ? base : { ...base, status: fixed };
  return constructedShape(constructor.value, base, fixed, frame);
}

function baseShape(
  origins: Origins,
  superClass: TSESTree.Expression,
  frame: ClassValue["frame"],
  depth: number,
): ErrorShape | undefined {
  const base = origins.value(superClass, frame);
  return base?.kind === "class" ? errorShape(origins, base, depth + 1) : undefined;
}

function isGlobalError(node: TSESTree.Node, scopes: ClassValue["frame"]["module"]["scopes"]): boolean {
  return (
    node.type === "Identifier" &&
    node.name === "Error" &&
    (variableAt(scopes, node, node.name)?.defs.length ?? 0) === 0
  );
}

/** `readonly status = 404`, `this.statusCode = 404`. */
function fixedStatus(
  body: TSESTree.ClassBody,
  constructor: TSESTree.MethodDefinition | undefined,
): number | undefined {
  for (const member of body.body) {
    if (member.type !== "PropertyDefinition" || member.static || !STATUS.test(keyName(member) ?? ""))
      continue;
    const status = statusIn(member.value);
    if (status !== undefined) return status;
  }
  for (const { name, value } of assignments(constructor?.value.body)) {
    const status = STATUS.test(name) ? statusIn(value) : undefined;
    if (status !== undefined) return status;
  }
  return undefined;
}

/** `404`, `HttpStatus.NOT_FOUND`. */
export function statusIn(node: TSESTree.Node | null | undefined): number | undefined {
  if (node == null) return undefined;
  const inner = unwrapped(node);
  if (inner.type === "Literal" && typeof inner.value === "number" && inner.value >= 400 && inner.value < 600)
    return inner.value;
  return inner.type === "MemberExpression" ? statusNamed(keyName(inner) ?? "") : undefined;
}

function assignments(body: TSESTree.BlockStatement | null | undefined) {
  const found: { name: string; value: TSESTree.Expression }[] = [];
  if (body == null) return found;
  for (const node of descendants(body)) {
    if (node.type !== "AssignmentExpression" || node.left.type !== "MemberExpression") continue;
    const name = node.left.object.type === "ThisExpression" ? keyName(node.left) : undefined;
    if (name !== undefined) found.push({ name, value: node.right });
  }
  return found;
}

function constructedShape(
  fn: TSESTree.MethodDefinition["value"],
  base: ErrorShape,
  fixed: number | undefined,
  frame: ClassValue["frame"],
): ErrorShape | undefined {
  const { body } = fn;
  const call = body == null ? undefined : superCall(body);
  if (body == null || call === undefined || call.arguments.some(({ type }) => type === "SpreadElement"))
    return undefined;
  const roles = new Map<string, Role>();
  const given = roleArguments(base, call);
  if (given === undefined) return undefined;
  for (const [role, argument] of given) {
    for (const name of namesIn(argument)) if (!roles.has(name)) roles.set(name, role);
  }
  for (const { name, value } of assignments(body)) {
    const role = STATUS.test(name)
      ? "status"
      : name === "cause"
        ? "cause"
        : name === "message"
          ? "message"
          : undefined;
    if (role !== undefined) for (const source of namesIn(value)) roles.set(source, role);
  }
  const passed = given.find(([role]) => role === "status")?.[1];
  const status = fixed ?? statusIn(passed) ?? (base.status === "argument" ? undefined : base.status);
  const [first] = fn.params;
  const object =
    first === undefined || fn.params.length > 1 ? undefined : objectParameter(first, roles, frame);
  const parameters = object ? [object] : fn.params.map((parameter) => positional(parameter, roles, frame));
  const parts = partsOf({ parameters });
  if (parts.some(({ role, required }) => required && role === undefined)) return undefined;
  const says = parts.some(({ role }) => role === "status" || typeof role === "object");
  return { parameters, status: says ? "argument" : status };
}

/** Everything that a constructor takes, in objects or by itself. */
export function partsOf({ parameters }: Pick<ErrorShape, "parameters">): Part[] {
  return parameters.flatMap((parameter) =>
    "properties" in parameter ? [...parameter.properties.values()] : [parameter],
  );
}

function superCall(body: TSESTree.BlockStatement): TSESTree.CallExpression | undefined {
  for (const node of descendants(body)) {
    if (node.type === "CallExpression" && node.callee.type === "Super") return node;
  }
  return undefined;
}

/** What the base class's constructor takes each argument for. */
function roleArguments(
  base: ErrorShape,
  { arguments: args }: TSESTree.CallExpression,
): [Role, TSESTree.Node][] | undefined {
  const found: [Role, TSESTree.Node][] = [];
  for (const [index, parameter] of base.parameters.entries()) {
    const argument = args[index];
    if (argument === undefined) continue;
    if ("role" in parameter) {
      if (parameter.role !== undefined) found.push([parameter.role, argument]);
      continue;
    }
    if (argument.type !== "ObjectExpression") return undefined;
    for (const member of argument.properties) {
      const part = member.type === "Property" ? parameter.properties.get(keyName(member) ?? "") : undefined;
      if (part?.role !== undefined && member.type === "Property") found.push([part.role, member.value]);
    }
  }
  return found;
}

/** Variables that an argument hands on: `message`, `message ?? "Not found"`, `options.message`, `{ cause }`. */
function namesIn(node: TSESTree.Node): string[] {
  const inner = unwrapped(node);
  switch (inner.type) {
    case "Identifier":
      return [inner.name];
    case "MemberExpression":
      return inner.object.type === "Identifier" ? [`${inner.object.name}.${keyName(inner) ?? ""}`] : [];
    case "LogicalExpression":
      return namesIn(inner.left);
    case "ConditionalExpression":
      return [...namesIn(inner.test), ...namesIn(inner.consequent), ...namesIn(inner.alternate)];
    case "ObjectExpression":
      return inner.properties.flatMap((member) =>
        member.type === "Property" && keyName(member) === "cause"
          ? namesIn(member.value).map((name) => name)
          : [],
      );
    default:
      return [];
  }
}
