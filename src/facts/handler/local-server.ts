import type { TSESTree } from "@typescript-eslint/utils";
import type { Origins } from "../../origins/origins.ts";
import type { Module } from "../../project/module.ts";
import { property } from "../../origins/place.ts";
import { keyName, unwrapped } from "../../syntax/nodes.ts";
import { variableAt } from "../../syntax/scopes.ts";
import type { Registered } from "./handler.ts";
import { textsOf } from "./texts.ts";

const LOOPBACK = /^(?:localhost|127\.\d+\.\d+\.\d+|::1|\[::1\])$/;

/** True for a server that listens to its own machine alone: who comes there is let in by other means than its code. */
export function isLocal(
  origins: Origins,
  { call, listens }: Extract<Registered, { by: "server" }>,
  module: Module,
): boolean {
  const frame = origins.root(module);
  return listeners(call, module, listens).some((listener) =>
    listener.arguments
      .flatMap((argument) => {
        const inner = unwrapped(argument);
        return inner.type === "ObjectExpression" ? (property(inner, "host") ?? []) : inner;
      })
      .some((node) => textsOf(origins, node, frame)?.some((text) => LOOPBACK.test(text)) === true),
  );
}

/** The calls that make a server listen: of what made it, or of the variable that holds it. */
function listeners(
  made: TSESTree.CallExpression,
  { scopes }: Module,
  name: string | undefined,
): TSESTree.CallExpression[] {
  const { parent } = made;
  const holder =
    parent.type === "VariableDeclarator" && parent.id.type === "Identifier" ? parent.id : undefined;
  const variable = holder && variableAt(scopes, holder, holder.name);
  const mentions = variable?.references.map(({ identifier }) => identifier as TSESTree.Node) ?? [];
  return [made, ...mentions].flatMap((server) => {
    const member = server.parent;
    if (member?.type !== "MemberExpression" || member.object !== server || keyName(member) !== name)
      return [];
    return member.parent.type === "CallExpression" && member.parent.callee === member ? [member.parent] : [];
  });
}
