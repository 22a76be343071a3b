import type { TSESTree } from "@typescript-eslint/utils";
import type { OutboundModel } from "../../models/http-model.ts";
import { enclosingFunction, keyName, literalText } from "../../syntax/nodes.ts";
import { variableAt } from "../../syntax/scopes.ts";
import { contains } from "../../syntax/walk.ts";
import type { Facts } from "../facts-of.ts";

const STREAMS = new Set([
  "getReader",
  "pipe",
  "pipeThrough",
  "pipeTo",
  "fromWeb",
  "pipeline",
  "createWriteStream",
]);

/** The answer comes in pieces, for as long as it takes: server-sent events, downloads, long polls. */
export function isStreaming({ module }: Facts, node: TSESTree.Node, { stream }: OutboundModel): boolean {
  const fn = enclosingFunction(node);
  if (fn?.body != null && contains(fn.body, isStreamWord)) return true;
  return stream !== undefined && handsOn(module, node, stream);
}

function isStreamWord(node: TSESTree.Node): boolean {
  switch (node.type) {
    case "Literal":
    case "TemplateLiteral":
      return /^text\/event-stream|^Upgrade$|^websocket$|long.?poll/i.test(literalText(node) ?? "");
    case "Property":
      return isStreamOption(node);
    case "MemberExpression":
      return STREAMS.has(keyName(node) ?? "");
    case "Identifier":
      return STREAMS.has(node.name);
    case "ForOfStatement":
      return (
        node.await &&
        contains(node.right, (part) => part.type === "MemberExpression" && keyName(part) === "body")
      );
    default:
      return false;
  }
}

/** `stream: true`, `responseType: "stream"`. */
function isStreamOption(node: TSESTree.Property): boolean {
  const name = keyName(node);
  if (name === "stream") return !(node.value.type === "Literal" && node.value.value === false);
  return name === "responseType" && literalText(node.value) === "stream";
}

/** `new Response(response.body)`: the stream itself is handed on. */
function handsOn(module: Facts["module"], node: TSESTree.Node, stream: string): boolean {
  let outer = node;
  while (outer.parent?.type === "AwaitExpression") outer = outer.parent;
  const declarator = outer.parent;
  if (declarator?.type !== "VariableDeclarator" || declarator.id.type !== "Identifier") return false;
  const variable = variableAt(module.scopes, declarator.id, declarator.id.name);
  return (variable?.references ?? []).some(({ identifier }) => {
    const member = (identifier as TSESTree.Node).parent;
    return (
      member?.type === "MemberExpression" &&
      member.object === (identifier as TSESTree.Node) &&
      keyName(member) === stream &&
      member.parent.type !== "MemberExpression" &&
      member.parent.type !== "UnaryExpression" &&
      member.parent.type !== "IfStatement"
    );
  });
}
