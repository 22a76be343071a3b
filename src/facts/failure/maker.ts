import type { TSESTree } from "@typescript-eslint/utils";
import type { Module } from "../../project/module.ts";
import { functionName, isFunction } from "../../syntax/nodes.ts";
import { variableAt } from "../../syntax/scopes.ts";

/** What a function of the file does with the error that is all that it makes: `const fail = (text) => { throw new Error(text); }`. */
export interface Maker {
  readonly does: "throws" | "returns";
  readonly made: TSESTree.Expression;
}

/** The function of this file that a call names, if all that it does is to make one value. */
export function makerOf({ callee }: TSESTree.CallExpression, { scopes }: Module): Maker | undefined {
  if (callee.type !== "Identifier") return undefined;
  const definition = variableAt(scopes, callee, callee.name)?.defs[0];
  const home = definition?.node as TSESTree.Node | undefined;
  const fn = home?.type === "VariableDeclarator" ? home.init : home;
  if (!isFunction(fn) || functionName(fn)?.name !== callee.name || fn.body == null) return undefined;
  if (fn.body.type !== "BlockStatement") return { does: "returns", made: fn.body };
  const [only, ...others] = fn.body.body;
  if (others.length > 0) return undefined;
  if (only?.type === "ThrowStatement") return { does: "throws", made: only.argument };
  return only?.type === "ReturnStatement" && only.argument != null
    ? { does: "returns", made: only.argument }
    : undefined;
}
