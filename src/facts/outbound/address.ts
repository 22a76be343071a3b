import type { TSESTree } from "@typescript-eslint/utils";
import type { Origins } from "../../origins/origins.ts";
import type { Frame } from "../../origins/value.ts";
import { keyName, unwrapped } from "../../syntax/nodes.ts";
import { contains } from "../../syntax/walk.ts";
import { constantOf } from "../constant.ts";

/** False for an address that stays in the page, the process or the machine; and for a request that may hold a limit itself. */
export function leadsElsewhere(origins: Origins, address: TSESTree.Node, frame: Frame): boolean {
  const node = unwrapped(address);
  if (node.type === "NewExpression") {
    if (node.callee.type === "Identifier" && node.callee.name === "Request") return false;
    // A file of the program itself.
    if (contains(node, ({ type }) => type === "MetaProperty")) return false;
    const [first] = node.arguments;
    return first === undefined || node.arguments.length > 1 || leadsElsewhere(origins, first, frame);
  }
  if (isRequest(node)) return false;
  const start = beginning(origins, node, frame, 0);
  if (start === undefined) return true;
  return !/^(?:\/(?!\/)|\.|\?|data:|blob:|file:|(?:https?:)?\/\/(?:localhost|127\.0\.0\.1|\[::1\]|0\.0\.0\.0)\b)/.test(
    start,
  );
}

/** `fetch(request)`, `fetch(req.clone())`. */
function isRequest(node: TSESTree.Node): boolean {
  if (node.type === "Identifier") return /^req(?:uest)?$|Request$/.test(node.name);
  return (
    node.type === "CallExpression" &&
    node.callee.type === "MemberExpression" &&
    keyName(node.callee) === "clone"
  );
}

/** The text that an address begins with, as far as the code says. */
function beginning(origins: Origins, node: TSESTree.Node, frame: Frame, depth: number): string | undefined {
  if (depth > 6) return undefined;
  const inner = unwrapped(node);
  switch (inner.type) {
    case "Literal":
      return typeof inner.value === "string" ? inner.value : undefined;
    case "TemplateLiteral": {
      const head = inner.quasis[0]?.value.cooked ?? "";
      const [first] = inner.expressions;
      return head !== "" || first === undefined ? head : beginning(origins, first, frame, depth + 1);
    }
    case "BinaryExpression":
      return inner.operator === "+" ? beginning(origins, inner.left, frame, depth + 1) : undefined;
    case "Identifier": {
      const constant = constantOf(origins, inner, frame);
      return constant && beginning(origins, constant.node, constant.frame, depth + 1);
    }
    default:
      return undefined;
  }
}
