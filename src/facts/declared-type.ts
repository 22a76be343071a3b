import type { TSESTree } from "@typescript-eslint/utils";
import type { Origins } from "../origins/origins.ts";
import type { Module } from "../project/module.ts";
import { keyName, literalText } from "../syntax/nodes.ts";
import { topLevelVariable, variableAt } from "../syntax/scopes.ts";
import { typeValue } from "../origins/type-annotation.ts";
import type { Value } from "../origins/value.ts";
import { importedName } from "../origins/variable.ts";
import type { StaticType } from "./static-type.ts";

const MAX_DEPTH = 16;
const ARRAYS = new Set(["Array", "ReadonlyArray"]);
const SETS = new Set(["Set", "ReadonlySet"]);
const TRANSPARENT = new Set(["Promise", "Readonly", "Awaited", "Required", "PromiseLike"]);

/** What a type written in TypeScript says: primitives, arrays, sets, and objects whose members are written out. */
export function typeOf(
  origins: Origins,
  type: TSESTree.TypeNode,
  module: Module,
  depth = 0,
): StaticType | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const of = (inner: TSESTree.TypeNode) => typeOf(origins, inner, module, depth + 1);
  switch (type.type) {
    case "TSNumberKeyword":
      return { kind: "number", nullable: false };
    case "TSStringKeyword":
    case "TSTemplateLiteralType":
      return { kind: "string", nullable: false };
    case "TSBigIntKeyword":
      return { kind: "bigint", nullable: false };
    case "TSBooleanKeyword":
      return { kind: "boolean", nullable: false };
    case "TSLiteralType": {
      const value = type.literal.type === "Literal" ? typeof type.literal.value : "string";
      return value === "string" || value === "number" || value === "boolean" || value === "bigint"
        ? { kind: value, nullable: false }
        : undefined;
    }
    case "TSArrayType":
      return { kind: "array", nullable: false, element: () => of(type.elementType) };
    case "TSTupleType":
      return { kind: "array", nullable: false };
    case "TSTypeOperator":
      return type.operator === "readonly" && type.typeAnnotation !== undefined
        ? of(type.typeAnnotation)
        : undefined;
    case "TSUnionType":
      return unionType(type, of);
    case "TSTypeLiteral":
      return objectType(origins, type.members, [], module, depth);
    case "TSIndexedAccessType": {
      const object = of(type.objectType);
      const { indexType } = type;
      if (indexType.type === "TSNumberKeyword") return object?.element?.();
      const name = indexType.type === "TSLiteralType" ? literalText(indexType.literal) : undefined;
      return name === undefined ? undefined : object?.member?.(name);
    }
    case "TSTypeReference":
      return referenceType(origins, type, module, depth);
    default:
      return undefined;
  }
}

/** The type of an instance of a library's class that is a value rather than an object with a life of its own. */
export function scalarType(value: Value | undefined): StaticType | undefined {
  const scalar = value?.kind === "library" ? value.type.type.scalar : undefined;
  return scalar && { kind: scalar, nullable: false };
}

function unionType(
  { types }: TSESTree.TSUnionType,
  of: (type: TSESTree.TypeNode) => StaticType | undefined,
): StaticType | undefined {
  const rest = types.filter((t) => t.type !== "TSNullKeyword" && t.type !== "TSUndefinedKeyword");
  const [first, ...others] = rest.map(of);
  if (first === undefined || others.some((other) => other?.kind !== first.kind)) return undefined;
  const nullable = rest.length < types.length || first.nullable || others.some((other) => other?.nullable);
  // What members the parts share isn't worth asking.
  return others.length === 0 ? { ...first, nullable } : { kind: first.kind, nullable };
}

function referenceType(
  origins: Origins,
  type: TSESTree.TSTypeReference,
  module: Module,
  depth: number,
): StaticType | undefined {
  const scalar = () => scalarType(typeValue(origins, type, origins.root(module)));
  if (type.typeName.type !== "Identifier") return scalar();
  const { name } = type.typeName;
  const [first] = type.typeArguments?.params ?? [];
  const variable = variableAt(module.scopes, type.typeName, name);
  const definition = variable?.defs.at(-1);
  if (definition === undefined) {
    if (first !== undefined && TRANSPARENT.has(name)) return typeOf(origins, first, module, depth + 1);
    const kind = ARRAYS.has(name) ? "array" : SETS.has(name) ? "set" : undefined;
    if (kind === undefined) return name === "Date" ? { kind: "date", nullable: false } : undefined;
    return { kind, nullable: false, element: () => first && typeOf(origins, first, module, depth + 1) };
  }
  const node = definition.node as TSESTree.Node;
  if (definition.type === "Type") return declaredType(origins, node, module, depth);
  const declaration = definition.parent as TSESTree.Node | null | undefined;
  if (definition.type !== "ImportBinding" || declaration?.type !== "ImportDeclaration") return undefined;
  const found = origins.project.imported(declaration.source.value, importedName(node), module.filename);
  if (found?.kind !== "binding") return scalar();
  const exported = topLevelVariable(found.module.scopes, found.name)?.defs.at(-1);
  return exported?.type === "Type"
    ? declaredType(origins, exported.node as TSESTree.Node, found.module, depth)
    : undefined;
}

function declaredType(
  origins: Origins,
  node: TSESTree.Node,
  module: Module,
  depth: number,
): StaticType | undefined {
  if (node.type === "TSTypeAliasDeclaration")
    return node.typeParameters == null ? typeOf(origins, node.typeAnnotation, module, depth + 1) : undefined;
  if (node.type !== "TSInterfaceDeclaration" || node.typeParameters != null) return undefined;
  return objectType(origins, node.body.body, node.extends, module, depth);
}

function objectType(
  origins: Origins,
  members: readonly TSESTree.TypeElement[],
  bases: readonly TSESTree.TSInterfaceHeritage[],
  module: Module,
  depth: number,
): StaticType {
  return {
    kind: "object",
    nullable: false,
    member(name) {
      for (const member of members) {
        if (member.type !== "TSPropertySignature" || keyName(member) !== name) continue;
        const type =
          member.typeAnnotation && typeOf(origins, member.typeAnnotation.typeAnnotation, module, depth + 1);
        return type && { ...type, nullable: type.nullable || member.optional };
      }
      for (const { expression } of bases) {
        if (expression.type !== "Identifier") continue;
        const reference = { type: "TSTypeReference", typeName: expression } as TSESTree.TSTypeReference;
        const found = referenceType(origins, reference, module, depth + 1)?.member?.(name);
        if (found !== undefined) return found;
      }
      return undefined;
    },
  };
}
