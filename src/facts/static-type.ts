import type { TSESTree } from "@typescript-eslint/utils";
import type { Origins } from "../origins/origins.ts";
import type { Frame } from "../origins/value.ts";
import { isFunction, keyName, parameterPattern } from "../syntax/nodes.ts";
import { pathTo, type PatternStep } from "../syntax/patterns.ts";
import { variableAt } from "../syntax/scopes.ts";
import { rowsOf } from "./query-parts.ts";
import { queryAt } from "./query.ts";
import { rowMember } from "./row-type.ts";
import { scalarType, typeOf } from "./declared-type.ts";

/** What annotations, literals and database schemas say of a value's type. */
export interface StaticType {
  readonly kind:
    "number" | "string" | "bigint" | "boolean" | "date" | "objectId" | "array" | "set" | "map" | "object";
  readonly nullable: boolean;
  /** The value was read from a database, so it is spelled as the database does. */
  readonly stored?: true;
  /** Of an array or a set. */
  readonly element?: () => StaticType | undefined;
  /** Of an object. */
  readonly member?: (name: string) => StaticType | undefined;
}

const MAX_DEPTH = 12;
const SAME_ELEMENTS = new Set([
  "filter",
  "slice",
  "sort",
  "toSorted",
  "reverse",
  "toReversed",
  "concat",
  "splice",
]);
const MAKES_ARRAY = new Set(["map", "flatMap", "flat", "split"]);
const OBJECT_LISTS = new Set(["keys", "values", "entries"]);

export function staticType(
  origins: Origins,
  node: TSESTree.Node,
  frame: Frame,
  depth = 0,
): StaticType | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const of = (inner: TSESTree.Node) => staticType(origins, inner, frame, depth + 1);
  switch (node.type) {
    case "Literal":
      return literalType(node.value);
    case "TemplateLiteral":
      return { kind: "string", nullable: false };
    case "ArrayExpression": {
      const [first] = node.elements;
      return array(() =>
        first?.type === "SpreadElement"
          ? of(first.argument)?.element?.()
          : first == null
            ? undefined
            : of(first),
      );
    }
    case "TSAsExpression":
      return node.typeAnnotation.type === "TSTypeReference" && isConst(node.typeAnnotation)
        ? of(node.expression)
        : typeOf(origins, node.typeAnnotation, frame.module, depth + 1);
    case "TSSatisfiesExpression":
    case "AwaitExpression":
      return of(node.type === "AwaitExpression" ? node.argument : node.expression);
    case "TSNonNullExpression": {
      const inner = of(node.expression);
      return inner && { ...inner, nullable: false };
    }
    case "ChainExpression":
      return of(node.expression);
    case "LogicalExpression": {
      if (node.operator === "&&") return undefined;
      const [left, right] = [of(node.left), of(node.right)];
      return left?.kind === right?.kind && left && right ? { ...left, nullable: right.nullable } : undefined;
    }
    case "NewExpression": {
      const [given] = node.arguments;
      const elements = () => given && of(given)?.element?.();
      return (
        (node.callee.type === "Identifier" ? constructedType(node.callee.name, elements) : undefined) ??
        scalarType(origins.value(node, frame))
      );
    }
    case "MemberExpression": {
      const object = of(node.object);
      const name = keyName(node);
      const member = name === undefined ? undefined : object?.member?.(name);
      return member && (node.optional || object?.nullable === true) ? { ...member, nullable: true } : member;
    }
    case "Identifier":
      return variableType(origins, node, frame, depth);
    case "CallExpression":
      return callType(origins, node, frame, depth);
    default:
      return undefined;
  }
}

function array(element: () => StaticType | undefined): StaticType {
  return { kind: "array", nullable: false, element };
}

function isConst({ typeName }: TSESTree.TSTypeReference): boolean {
  return typeName.type === "Identifier" && typeName.name === "const";
}

function literalType(value: unknown): StaticType | undefined {
  const kind = typeof value;
  return kind === "number" || kind === "string" || kind === "bigint" || kind === "boolean"
    ? { kind, nullable: false }
    : undefined;
}

/** `elements`: of what the constructor is given, which is what a set is made of. */
function constructedType(name: string, elements: () => StaticType | undefined): StaticType | undefined {
  const kind = ({ Date: "date", Set: "set", Map: "map", Array: "array" } as const)[name];
  return kind && { kind, nullable: false, ...(kind === "set" && { element: elements }) };
}

function callType(
  origins: Origins,
  node: TSESTree.CallExpression,
  frame: Frame,
  depth: number,
): StaticType | undefined {
  const { callee } = node;
  const query = queryAt(origins, node, frame);
  if (query !== undefined) {
    const row: StaticType = {
      kind: "object",
      nullable: false,
      member: (name) => rowMember(origins, query, name),
    };
    const rows = query.operation === "read" ? rowsOf(query) : undefined;
    if (rows === "many") return array(() => row);
    return rows === "one" ? { ...row, nullable: query.statement.missing !== "throw" } : undefined;
  }
  if (callee.type === "Identifier") {
    if (callee.name === "String") return { kind: "string", nullable: false };
    if (callee.name === "Number") return { kind: "number", nullable: false };
    if (callee.name === "BigInt") return { kind: "bigint", nullable: false };
  }
  if (callee.type === "MemberExpression") {
    const name = keyName(callee) ?? "";
    if (callee.object.type === "Identifier" && callee.object.name === "Object" && OBJECT_LISTS.has(name))
      return array(() => (name === "keys" ? { kind: "string", nullable: false } : undefined));
    if (callee.object.type === "Identifier" && callee.object.name === "Array" && name === "from") {
      const [argument] = node.arguments;
      return array(() => argument && staticType(origins, argument, frame, depth + 1)?.element?.());
    }
    const object = staticType(origins, callee.object, frame, depth + 1);
    if (object?.kind === "array" && SAME_ELEMENTS.has(name)) return object;
    if (MAKES_ARRAY.has(name)) return array(() => mappedType(origins, node, name, frame, depth));
  }
  const value = origins.value(callee, frame);
  if (value?.kind !== "function" || value.node.returnType == null) return undefined;
  return typeOf(origins, value.node.returnType.typeAnnotation, value.frame.module, depth + 1);
}

/** `users.map((user) => user.id)`, `"a,b".split(",")`. */
function mappedType(
  origins: Origins,
  { arguments: [callback] }: TSESTree.CallExpression,
  name: string,
  frame: Frame,
  depth: number,
): StaticType | undefined {
  if (name === "split") return { kind: "string", nullable: false };
  if (name !== "map" || callback === undefined) return undefined;
  if (callback.type === "Identifier" && (callback.name === "String" || callback.name === "Number"))
    return { kind: callback.name === "String" ? "string" : "number", nullable: false };
  if (callback.type !== "ArrowFunctionExpression" || callback.body.type === "BlockStatement")
    return undefined;
  return staticType(origins, callback.body, frame, depth + 1);
}

function variableType(
  origins: Origins,
  node: TSESTree.Identifier,
  frame: Frame,
  depth: number,
): StaticType | undefined {
  const definition = variableAt(frame.module.scopes, node, node.name)?.defs.at(-1);
  if (definition === undefined) return undefined;
  const name = definition.name as TSESTree.Identifier;
  const { module } = frame;
  if (name.typeAnnotation != null)
    return typeOf(origins, name.typeAnnotation.typeAnnotation, module, depth + 1);
  if (definition.type === "Parameter")
    return parameterType(origins, definition.node as TSESTree.Node, name, frame, depth);
  const declarator = definition.node as TSESTree.Node;
  if (declarator.type !== "VariableDeclarator") return undefined;
  const annotation = declarator.id.typeAnnotation?.typeAnnotation;
  const loop = declarator.parent.parent as TSESTree.Node;
  let whole: StaticType | undefined;
  if (annotation !== undefined) whole = typeOf(origins, annotation, module, depth + 1);
  else if (loop.type === "ForOfStatement" && loop.left === declarator.parent)
    whole = staticType(origins, loop.right, frame, depth + 1)?.element?.();
  else if (declarator.init != null) whole = staticType(origins, declarator.init, frame, depth + 1);
  return follow(whole, declarator.id, name);
}

function parameterType(
  origins: Origins,
  fn: TSESTree.Node,
  name: TSESTree.Identifier,
  frame: Frame,
  depth: number,
): StaticType | undefined {
  if (!isFunction(fn)) return undefined;
  const index = fn.params.findIndex((p) => p.range[0] <= name.range[0] && name.range[1] <= p.range[1]);
  const parameter = fn.params[index];
  if (parameter === undefined || parameter.type === "RestElement") return undefined;
  const pattern = parameterPattern(parameter);
  const annotation =
    "typeAnnotation" in pattern
      ? (pattern.typeAnnotation as TSESTree.TSTypeAnnotation | undefined)
      : undefined;
  if (annotation != null)
    return follow(typeOf(origins, annotation.typeAnnotation, frame.module, depth + 1), pattern, name);
  const call = fn.parent as TSESTree.Node | undefined;
  // The element, in a callback of an array's method.
  if (call?.type !== "CallExpression" || call.callee.type !== "MemberExpression" || call.arguments[0] !== fn)
    return undefined;
  if (index !== 0) return undefined;
  const receiver = staticType(origins, call.callee.object, frame, depth + 1);
  return receiver?.kind === "array" ? follow(receiver.element?.(), pattern, name) : undefined;
}

/** The type at the end of a destructuring path. */
function follow(
  type: StaticType | undefined,
  pattern: TSESTree.Node,
  name: TSESTree.Node,
): StaticType | undefined {
  if (pattern === name) return type;
  const path = pathTo(pattern, name);
  if (path === undefined || path.rest) return undefined;
  const found = path.steps.reduce<StaticType | undefined>(step, type);
  return found && path.fallback !== undefined ? { ...found, nullable: false } : found;
}

function step(type: StaticType | undefined, name: PatternStep): StaticType | undefined {
  return typeof name === "string" ? type?.member?.(name) : type?.element?.();
}

/** Says whether the collection is an array, or a set or a map that gives one when it is spread, as far as annotations and the code that makes it tell. */
export function isArray(
  { origins, frame }: { origins: Origins; frame: Frame },
  node: TSESTree.Node,
): boolean {
  const type = staticType(origins, node, frame);
  const isList = type?.kind === "array" || type?.kind === "set" || type?.kind === "map";
  return isList && !type.nullable;
}
