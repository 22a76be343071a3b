import type { TSESTree } from "@typescript-eslint/utils";
import { isFunction, unwrapped } from "../../syntax/nodes.ts";
import { derivation } from "./credential.ts";
import { isNextCall } from "./next-call.ts";
import { isRequest } from "./request.ts";
import type { Site } from "./walk.ts";

/** What can't be seen into is handed on the way to go on, or is waited for and given the request or something of the caller's. */
export function mayRefuse(site: Site, node: TSESTree.CallExpression): boolean {
  const { frame, walk } = site;
  return node.arguments.some(
    (argument) =>
      (walk.style === "next" && isNextCall(site, argument)) ||
      (isWaitedFor(node) && unwrapped(argument).type === "Identifier" && isRequest(argument, frame)) ||
      derivation(walk.inquiry.origins, argument, frame) !== undefined,
  );
}

/** The code goes on when it is done, unless it fails. */
function isWaitedFor(node: TSESTree.Node): boolean {
  if (node.parent?.type === "ExpressionStatement") return true;
  let current: TSESTree.Node | undefined = node;
  while (current !== undefined && !current.type.endsWith("Statement") && !isFunction(current)) {
    if (current.type === "AwaitExpression") return true;
    current = current.parent;
  }
  return false;
}
