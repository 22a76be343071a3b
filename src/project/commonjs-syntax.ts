import type { TSESTree } from "@typescript-eslint/utils";

/** The specifier of `require("x")`, also when a compiler wrapped it for interoperability. */
export function requiredSpecifier(node: TSESTree.Node): string | undefined {
  if (node.type !== "CallExpression") return undefined;
  const [argument] = node.arguments;
  if (argument === undefined) return undefined;
  const callee = memberPath(node.callee);
  if (callee === "require" && argument.type === "Literal" && typeof argument.value === "string")
    return argument.value;
  const isInterop = callee !== undefined && /(^|\.)(__import(Star|Default)|_interopRequire\w*)$/.test(callee);
  return isInterop ? requiredSpecifier(argument) : undefined;
}

/** `a.b.c` as text, for chains of plain names. */
export function memberPath(node: TSESTree.Node): string | undefined {
  if (node.type === "Identifier") return node.name;
  // Compilers call imported functions as `(0, module_1.name)()`.
  if (node.type === "SequenceExpression") return memberPath(node.expressions[node.expressions.length - 1]!);
  if (node.type !== "MemberExpression") return undefined;
  const object = memberPath(node.object);
  const name = memberName(node);
  return object !== undefined && name !== undefined ? `${object}.${name}` : undefined;
}

export function memberName(node: TSESTree.MemberExpression): string | undefined {
  if (!node.computed) return node.property.type === "Identifier" ? node.property.name : undefined;
  return node.property.type === "Literal" && typeof node.property.value === "string"
    ? node.property.value
    : undefined;
}

export function propertyName(property: TSESTree.Property): string | undefined {
  if (property.key.type === "Literal") return String(property.key.value);
  return !property.computed && property.key.type === "Identifier" ? property.key.name : undefined;
}
