import type { TSESTree } from "@typescript-eslint/utils";
import { keyName } from "../../syntax/nodes.ts";
import { contains } from "../../syntax/walk.ts";

const CONFLICT =
  /conflict|duplicate|unique|alreadyExists|deadlock|serializ|versionError|optimistic|\bcas\b|compareAnd|^P2002$|^P2034$|^23505$|^40001$|^40P01$|^11000$|ER_DUP_ENTRY/i;

/** The handler of a failure tells conflicts between writers from other failures. */
export function handlesConflict(handler: TSESTree.Node): boolean {
  return contains(handler, (node) => {
    switch (node.type) {
      case "Identifier":
        return CONFLICT.test(node.name);
      case "MemberExpression":
        return CONFLICT.test(keyName(node) ?? "");
      case "Literal":
        return (
          (typeof node.value === "string" || typeof node.value === "number") &&
          CONFLICT.test(String(node.value))
        );
      default:
        return false;
    }
  });
}
