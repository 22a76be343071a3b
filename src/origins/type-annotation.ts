import type { Variable } from "@typescript-eslint/scope-manager";
import type { TSESTree } from "@typescript-eslint/utils";
import type { CompiledType } from "../models/compile.ts";
import type { ResolvedExport } from "../project/module.ts";
import { isClass, literalText, parameterPattern } from "../syntax/nodes.ts";
import { topLevelVariable, variableAt } from "../syntax/scopes.ts";
import { callResult, instanceType } from "./call.ts";
import { packageExport } from "./exports.ts";
import { memberOf } from "./member.ts";
import type { Origins } from "./origins.ts";
import { callbackParameterType } from "./parameters-type.ts";
import { alternatives, type ArrayValue, type Capture, type Frame, type Value } from "./value.ts";
import { importedName } from "./variable.ts";

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
      const value = first();
      if (value === undefined) return undefined;
      if (name.name === "InstanceType")
        return value.kind === "class" ? origins.instance(value.node, value.frame) : undefined;
      return callResult(origins, value, { node: args[0]!, args: [] }, frame);
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

function importedType(
  origins: Origins,
  specifier: string,
  name: string,
  args: readonly TSESTree.TypeNode[],
  frame: Frame,
  typeArguments: TypeArguments | undefined,
): Value | undefined {
  const importer = frame.module.filename;
  const resolved: ResolvedExport | undefined =
    origins.project.resolve(specifier, importer) === undefined
      ? { kind: "package", specifier, name }
      : origins.project.imported(specifier, name, importer);
  return resolved === undefined
    ? exportedType(origins, { kind: "package", specifier: "./missing", name }, args, frame, typeArguments)
    : exportedType(origins, resolved, args, frame, typeArguments);
}

function exportedType(
  origins: Origins,
  resolved: ResolvedExport,
  args: readonly TSESTree.TypeNode[],
  frame: Frame,
  typeArguments: TypeArguments | undefined,
): Value | undefined {
  switch (resolved.kind) {
    case "binding": {
      const variable = topLevelVariable(resolved.module.scopes, resolved.name);
      if (variable === undefined) return undefined;
      const passed = args.map((arg) => typeValue(origins, arg, frame, typeArguments));
      return declaredType(origins, variable, args, origins.root(resolved.module), undefined, passed);
    }
    case "expression":
      return isClass(resolved.node)
        ? origins.instance(resolved.node, origins.root(resolved.module))
        : undefined;
    case "namespace":
      return undefined;
    case "package": {
      const value = packageExport(origins, resolved.specifier, resolved.name);
      return value?.kind === "library" ? instanceOf(origins, value.type, args, frame, typeArguments) : value;
    }
  }
}

/** An instance of what a library exports; the type arguments that name a table or a context are kept. */
function instanceOf(
  origins: Origins,
  type: CompiledType,
  args: readonly TSESTree.TypeNode[],
  frame: Frame,
  typeArguments: TypeArguments | undefined,
): Value | undefined {
  const wrapped = type.type.wraps === undefined ? undefined : args[type.type.wraps];
  if (wrapped !== undefined) return typeValue(origins, wrapped, frame, typeArguments);
  const instance = instanceType(origins, type, type.type.instance);
  if (instance === undefined) return undefined;
  const captures: Record<string, Capture> = {};
  for (const [name, index] of Object.entries(type.type.typeArguments ?? {})) {
    const node = args[index];
    if (node !== undefined) captures[name] = { node, frame };
  }
  const context = args[0] && typeValue(origins, args[0], frame, typeArguments);
  return { ...origins.library(instance, captures), ...(context && { context }) };
}

/** What a type name that is declared somewhere stands for. */
function declaredType(
  origins: Origins,
  variable: Variable,
  args: readonly TSESTree.TypeNode[],
  frame: Frame,
  typeArguments: TypeArguments | undefined,
  passed?: readonly (Value | undefined)[],
): Value | undefined {
  for (const definition of variable.defs) {
    const node = definition.node as TSESTree.Node;
    switch (node.type) {
      case "ImportSpecifier":
      case "ImportDefaultSpecifier":
      case "ImportNamespaceSpecifier": {
        const declaration = definition.parent as TSESTree.ImportDeclaration | undefined;
        if (declaration === undefined || typeof declaration.source.value !== "string") return undefined;
        return importedType(
          origins,
          declaration.source.value,
          importedName(node),
          args,
          frame,
          typeArguments,
        );
      }
      case "ClassDeclaration":
      case "ClassExpression":
        return origins.instance(node, frame);
      case "TSInterfaceDeclaration":
      case "TSTypeAliasDeclaration": {
        const values = passed ?? args.map((arg) => typeValue(origins, arg, frame, typeArguments));
        const bound = new Map<string, Value>();
        for (const [index, parameter] of (node.typeParameters?.params ?? []).entries()) {
          const value = values[index];
          if (value !== undefined) bound.set(parameter.name.name, value);
        }
        if (node.type === "TSTypeAliasDeclaration")
          return typeValue(origins, node.typeAnnotation, frame, bound);
        return { kind: "shape", node, frame, ...(bound.size > 0 && { typeArguments: bound }) };
      }
      case "TSTypeParameter":
        return node.constraint == null
          ? undefined
          : typeValue(origins, node.constraint, frame, typeArguments);
      default:
    }
  }
  // `const User = model(...)` used as a type: `User` is then an interface merged elsewhere, or nothing of interest.
  return undefined;
}
