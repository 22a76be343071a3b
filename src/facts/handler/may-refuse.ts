import type { TSESTree } from "@typescript-eslint/utils";
import { unwrapped } from "../../syntax/nodes.ts";
import { derivation } from "./credential.ts";
import { isNextCall } from "./next-call.ts";
import { isRequest } from "./request.ts";
import type { Site } from "./walk.ts";

/** What can't be seen into is handed on the way to go on, or is waited for and given the request or something of the caller's. */
export function mayRefuse(site: Site, node: TSESTree.CallExpression): boolean {
  const { frame, walk } = site;
  const isValue = node.parent.type !== "AwaitExpression" && node.parent.type !== "ExpressionStatement";
  return node.arguments.some(
    (argument) =>
      (walk.style === "next" && isNextCall(site, argument)) ||
      (!isValue && unwrapped(argument).type === "Identifier" && isRequest(argument, frame)) ||
      derivation(walk.inquiry.origins, argument, frame) !== undefined,
  );
}
