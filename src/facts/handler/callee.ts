import type { TSESTree } from "@typescript-eslint/utils";
import type { Frame } from "../../origins/value.ts";
import { requiredSpecifier } from "../../project/commonjs-syntax.ts";
import { lastName, unwrapped } from "../../syntax/nodes.ts";
import { variableAt } from "../../syntax/scopes.ts";
import { isRequest } from "./request.ts";

/** `const handler = handlers.find(...); await handler(request)`: which function runs is decided as the program runs. */
export function isChosen({ callee, arguments: args }: TSESTree.CallExpression, frame: Frame): boolean {
  const inner = unwrapped(callee);
  if (inner.type !== "Identifier" || !args.some((argument) => isRequest(argument, frame))) return false;
  const variable = variableAt(frame.module.scopes, inner, inner.name);
  const declared = variable?.defs[0]?.node as TSESTree.Node | undefined;
  if (declared?.type !== "VariableDeclarator" || declared.id.type !== "Identifier") return false;
  if (declared.init == null) return true;
  const initial = unwrapped(declared.init);
  return initial.type !== "Identifier" && requiredSpecifier(initial) === undefined;
}

/** The name by which something is called: `save` of `this.orders.save()`. */
export function nameOfCallee({ callee }: TSESTree.CallExpression): string | undefined {
  return lastName(unwrapped(callee));
}
