import type { TSESTree } from "@typescript-eslint/utils";
import type { OutboundModel } from "../../models/http-model.ts";
import { keyName } from "../../syntax/nodes.ts";
import { variableAt } from "../../syntax/scopes.ts";
import type { Facts } from "../facts-of.ts";

/** What comes out is told a limit: `get(url).timeout(5_000)`, `const request = get(url); request.setTimeout(...)`. */
export function isLimitedLater({ module }: Facts, node: TSESTree.Node, model: OutboundModel): boolean {
  const links = [
    ...(model.limitedBy ?? []),
    ...(model.makes === "client" ? ["interceptors", "defaults"] : []),
  ];
  if (links.length === 0) return false;
  const { last, names } = chainFrom(node);
  if (names.some((name) => links.includes(name))) return true;
  const { parent } = last;
  const id =
    parent?.type === "VariableDeclarator" && parent.init === last
      ? parent.id
      : parent?.type === "AssignmentExpression" && parent.right === last
        ? parent.left
        : undefined;
  if (id?.type !== "Identifier") return id !== undefined && mentionsLink(module.text, links);
  const variable = variableAt(module.scopes, id, id.name);
  return (variable?.references ?? []).some(({ identifier }) => {
    const member = (identifier as TSESTree.Node).parent;
    if (member?.type !== "MemberExpression" || member.object !== (identifier as TSESTree.Node)) return false;
    return (
      links.includes(keyName(member) ?? "") ||
      links.some((link) => chainFrom(identifier as TSESTree.Node).names.includes(link))
    );
  });
}

/** What is kept in a field is told its limit wherever the class says so. */
function mentionsLink(text: string, links: readonly string[]): boolean {
  return links.some((link) => text.includes(`.${link}`));
}

/** The names of the calls that follow on a value, and the outermost expression. */
function chainFrom(node: TSESTree.Node): { readonly last: TSESTree.Node; readonly names: readonly string[] } {
  const names: string[] = [];
  let last = node;
  for (;;) {
    const { parent } = last;
    if (parent?.type === "MemberExpression" && parent.object === last) names.push(keyName(parent) ?? "");
    else if (
      !(parent?.type === "CallExpression" && parent.callee === last) &&
      parent?.type !== "AwaitExpression" &&
      parent?.type !== "ChainExpression"
    )
      return { last, names };
    last = parent;
  }
}
