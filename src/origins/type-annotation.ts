import type { TSESTree } from "@typescript-eslint/utils";
import { literalText, parameterPattern } from "../syntax/nodes.ts";
import { variableAt } from "../syntax/scopes.ts";
import { callResult } from "./call.ts";
import { memberOf } from "./member.ts";
import type { Origins } from "./origins.ts";
import { callbackParameterType } from "./parameters-type.ts";
import { declaredType, exportedType, importedType, instanceOf } from "./type-declaration.ts";
import { alternatives, type ArrayValue, type Frame, type Value } from "./value.ts";

export type TypeArguments = ReadonlyMap<string, Value>;

/** Types that stand for what they wrap, as far as members are concerned. */
const TRANSPARENT = new Set([
  "Promise",
  "PromiseLike",
  "Awaited",
  "NonNullable",
  "Readonly",
  "Required",
  "Partial",
  "Pick",
  "Omit",
  "Exclude",
  "Extract",
  "DeepReadonly",
  "Mutable",
  "NoInfer",
]);
const COLLECTIONS = new Set(["Array", "ReadonlyArray", "Set", "ReadonlySet", "Iterable", "AsyncIterable"]);

/** The value that a variable with this type annotation holds. */
export function typeValue(
  origins: Origins,
  node: TSESTree.Node,
  frame: Frame,
  typeArguments?: TypeArguments,
): Value | undefined {
  const read = () => readType(origins, node, frame, typeArguments);
  return typeArguments === undefined || typeArguments.size === 0
    ? origins.remember(node, frame, read)
    : origins.guard(node, read);
}

/** `initTRPC.context<Context>()`: the type argument travels along the chain. */
export function typeArgumentContext(origins: Origins, node: TSESTree.Node, frame: Frame): Value | undefined {
  const first = "typeArguments" in node ? node.typeArguments?.params[0] : undefined;
  return first && typeValue(origins, first, frame);
}

function readType(
  origins: Origins,
  node: TSESTree.Node,
  frame: Frame,
  typeArguments: TypeArguments | undefined,
): Value | undefined {
  switch (node.type) {
    case "TSTypeReference":
      return referenceValue(origins, node.typeName, node.typeArguments?.params ?? [], frame, typeArguments);
    case "TSInterfaceHeritage":
    case "TSClassImplements":
      return referenceValue(origins, node.expression, node.typeArguments?.params ?? [], frame, typeArguments);
    case "TSTypeQuery":
      return entityValue(origins, node.exprName, frame);
    case "TSUnionType":
    case "TSIntersectionType":
      return alternatives(node.types.map((type) => typeValue(origins, type, frame, typeArguments)));
    case "TSTypeOperator":
      return node.operator === "keyof" || node.typeAnnotation == null
        ? undefined
        : typeValue(origins, node.typeAnnotation, frame, typeArguments);
    case "TSTypeLiteral":
    case "TSMappedType":
    case "TSFunctionType":
      return { kind: "shape", node, frame, ...(typeArguments && { typeArguments }) };
    case "TSIndexedAccessType": {
      const parameter = callbackParameterType(origins, node, frame);
      if (parameter !== undefined) return parameter;
      const object = typeValue(origins, node.objectType, frame, typeArguments);
      const index = node.indexType.type === "TSLiteralType" ? literalText(node.indexType.literal) : undefined;
      if (object?.kind === "array") return elementAt(object, index);
      return object === undefined ? undefined : memberOf(origins, object, index ?? "*", frame);
    }
    case "TSArrayType":
      return collection(typeValue(origins, node.elementType, frame, typeArguments));
    case "TSTupleType":
      return {
        kind: "array",
        elements: node.elementTypes.map((type) => typeValue(origins, type, frame, typeArguments)),
      };
    case "TSOptionalType":
    case "TSRestType":
      return typeValue(origins, node.typeAnnotation, frame, typeArguments);
    case "TSNamedTupleMember":
      return typeValue(origins, node.elementType, frame, typeArguments);
    case "TSImportType": {
      const specifier = "source" in node && node.source.type === "Literal" ? node.source.value : undefined;
      const name = node.qualifier?.type === "Identifier" ? node.qualifier.name : undefined;
      if (typeof specifier !== "string" || name === undefined) return undefined;
      return importedType(origins, specifier, name, [], frame, typeArguments);
    }
    case "TSThisType":
      return frame.self;
    default:
      return undefined;
  }
}

function elementAt(array: ArrayValue, index: string | undefined): Value | undefined {
  const position = array.uniform === true ? 0 : Number(index);
  return Number.isInteger(position) ? array.elements[position] : alternatives(array.elements);
}

/** The parameters of a function type, as `Parameters<F>` lists them. */
function parameterTypes(origins: Origins, fn: Value | undefined): Value | undefined {
  const isTyped =
    fn?.kind === "function" ||
    (fn?.kind === "shape" && (fn.node.type === "TSFunctionType" || fn.node.type === "TSMethodSignature"));
  if (!isTyped) return undefined;
  const typeArguments = fn.kind === "shape" ? fn.typeArguments : undefined;
  const elements = (fn.node as { params: TSESTree.Parameter[] }).params.map((parameter) => {
    const { typeAnnotation } = parameterPattern(parameter) as { typeAnnotation?: TSESTree.TSTypeAnnotation };
    return typeAnnotation == null
      ? undefined
      : typeValue(origins, typeAnnotation.typeAnnotation, fn.frame, typeArguments);
  });
  return { kind: "array", elements };
}

function collection(element: Value | undefined): Value | undefined {
  return element && { kind: "array", elements: [element], uniform: true };
}

/** The value of `typeof a.b.c`. */
function entityValue(origins: Origins, node: TSESTree.Node, frame: Frame): Value | undefined {
  if (node.type === "TSQualifiedName") {
    const left = entityValue(origins, node.left, frame);
    return left && memberOf(origins, left, node.right.name, frame);
  }
  return origins.value(node, frame);
}

function referenceValue(
  origins: Origins,
  name: TSESTree.Node,
  args: readonly TSESTree.TypeNode[],
  frame: Frame,
  typeArguments: TypeArguments | undefined,
): Value | undefined {
  const first = () => args[0] && typeValue(origins, args[0], frame, typeArguments);
  if (name.type === "TSQualifiedName" || name.type === "MemberExpression") {
    return qualifiedValue(origins, name, args, frame, typeArguments);
  }
  if (name.type !== "Identifier") return undefined;
  const bound = typeArguments?.get(name.name);
  if (bound !== undefined) return bound;
  const variable = variableAt(frame.module.scopes, name, name.name);
  if (variable === undefined || variable.defs.length === 0) {
    if (TRANSPARENT.has(name.name)) return first();
    if (COLLECTIONS.has(name.name)) return collection(first());
    if (name.name === "Record" || name.name === "Map") {
      const member = args[1] && typeValue(origins, args[1], frame, typeArguments);
      return member && { kind: "record", members: new Map([["*", member]]) };
    }
    if (name.name === "Parameters") return parameterTypes(origins, first());
    if (name.name === "ReturnType" || name.name === "InstanceType") {
      const [node] = args;
      const value = first();
      if (node === undefined || value === undefined) return undefined;
      if (name.name === "InstanceType")
        return value.kind === "class" ? origins.instance(value.node, value.frame) : undefined;
      return callResult(origins, value, { node, args: [] }, frame);
    }
    const global = origins.models.global(name.name);
    return global && instanceOf(origins, global, args, frame, typeArguments);
  }
  return declaredType(origins, variable, args, frame, typeArguments);
}

/** `Prisma.TransactionClient`, `mongoose.Model<User>`. */
function qualifiedValue(
  origins: Origins,
  name: TSESTree.TSQualifiedName | TSESTree.MemberExpression,
  args: readonly TSESTree.TypeNode[],
  frame: Frame,
  typeArguments: TypeArguments | undefined,
): Value | undefined {
  const [left, right] =
    name.type === "TSQualifiedName" ? [name.left, name.right] : [name.object, name.property];
  if (right.type !== "Identifier") return undefined;
  const owner = entityValue(origins, left, frame);
  if (owner?.kind === "namespace") {
    const resolved = origins.project.exported(owner.module, right.name);
    return resolved && exportedType(origins, resolved, args, frame, typeArguments);
  }
  const member = owner && memberOf(origins, owner, right.name, frame);
  if (member?.kind === "library") return instanceOf(origins, member.type, args, frame, typeArguments);
  return member?.kind === "class" ? origins.instance(member.node, member.frame) : undefined;
}
