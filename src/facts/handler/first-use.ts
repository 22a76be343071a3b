import type { TSESTree } from "@typescript-eslint/utils";
import { lastName, unwrapped } from "../../syntax/nodes.ts";
import { definitionOf } from "./texts.ts";
import { namesAlong } from "./request.ts";
import type { Site } from "./walk.ts";
import { namesIdentity } from "./words.ts";

/** `(await db.user.count()) > 0`: holds once somebody has been registered, so that nobody comes past it after the set-up. */
export function asksWhetherInUse(site: Site, test: TSESTree.Node): boolean {
  const node = unwrapped(test);
  if (node.type === "UnaryExpression" && node.operator === "!") return false;
  if (node.type !== "BinaryExpression") return countsPeople(site, node);
  const { left, operator, right } = node;
  const isSome =
    /^(?:>=?|!==?)$/.test(operator) && right.type === "Literal" && typeof right.value === "number";
  return isSome && countsPeople(site, left);
}

/** All of them, that is: a count of those with a certain name says something else. */
function countsPeople({ frame, walk }: Site, expression: TSESTree.Node): boolean {
  const { node } = definitionOf(walk.inquiry.origins, expression, frame);
  if (node.type !== "CallExpression") return false;
  const isCount = /^(?:count|estimated)/i.test(lastName(unwrapped(node.callee)) ?? "");
  return isCount && node.arguments.length === 0 && namesAlong(node.callee).some(namesIdentity);
}
