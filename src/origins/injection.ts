import type { TSESTree } from "@typescript-eslint/utils";
import { variableAt } from "../syntax/scopes.ts";
import { captured } from "./call.ts";
import type { Origins } from "./origins.ts";
import { referenced } from "./reference.ts";
import type { Frame, Value } from "./value.ts";
import { importedName } from "./variable.ts";

/** What a decorator says is injected: `@InjectRepository(User) private readonly users`. */
export function injectedValue(
  origins: Origins,
  decorators: readonly TSESTree.Decorator[] | undefined,
  frame: Frame,
): Value | undefined {
  for (const { expression } of decorators ?? []) {
    const call = expression.type === "CallExpression" ? expression : undefined;
    const name = call === undefined ? expression : call.callee;
    if (name.type !== "Identifier") continue;
    const found = decoratorModel(origins, name, frame);
    if (found === undefined) continue;
    const { model, injection } = found;
    const args = call?.arguments ?? [];
    if (injection.type === "argument") return args[0] && origins.value(args[0], frame);
    const site = { node: expression, args };
    const captures = captured({ captures: injection.captures ?? {} }, site, frame, {});
    return referenced(origins, injection.type, { model, captures, frame });
  }
  return undefined;
}

function decoratorModel(origins: Origins, name: TSESTree.Identifier, frame: Frame) {
  const definition = variableAt(frame.module.scopes, name, name.name)?.defs[0];
  const declaration = definition?.parent as TSESTree.Node | null | undefined;
  if (definition === undefined || declaration?.type !== "ImportDeclaration") return undefined;
  return origins.models.injection(importedName(definition.node as TSESTree.Node), declaration.source.value);
}
