import type { TSESTree } from "@typescript-eslint/utils";
import { keyName, literalText } from "../syntax/nodes.ts";

/** The specifier of `require("x")`, also when a compiler wrapped it for interoperability. */
export function requiredSpecifier(node: TSESTree.Node): string | undefined {
  if (node.type !== "CallExpression") return undefined;
  const [argument] = node.arguments;
  const callee = memberPath(node.callee);
  if (argument === undefined || callee === undefined) return undefined;
  if (callee === "require") return literalText(argument);
  const isInterop = /(^|\.)(__import(Star|Default)|_interopRequire\w*)$/.test(callee);
  return isInterop ? requiredSpecifier(argument) : undefined;
}

/** `a.b.c` as text, for chains of plain names. */
export function memberPath(node: TSESTree.Node | undefined): string | undefined {
  if (node === undefined) return undefined;
  if (node.type === "Identifier") return node.name;
  // Compilers call imported functions as `(0, module_1.name)()`.
  if (node.type === "SequenceExpression") return memberPath(node.expressions.at(-1));
  if (node.type !== "MemberExpression") return undefined;
  const object = memberPath(node.object);
  const name = keyName(node);
  return object !== undefined && name !== undefined ? `${object}.${name}` : undefined;
}
