import type { Variable } from "@typescript-eslint/scope-manager";
import type { TSESTree } from "@typescript-eslint/utils";
import type { CompiledType } from "../models/compile.ts";
import type { ResolvedExport } from "../project/module.ts";
import { isClass } from "../syntax/nodes.ts";
import { topLevelVariable } from "../syntax/scopes.ts";
import { instanceType } from "./call.ts";
import { packageExport } from "./exports.ts";
import type { Origins } from "./origins.ts";
import { typeValue, type TypeArguments } from "./type-annotation.ts";
import type { Capture, Frame, Value } from "./value.ts";
import { importedName } from "./variable.ts";

/** A type that another module exports. */
export function importedType(
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

export function exportedType(
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
export function instanceOf(
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
export function declaredType(
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
