import type { TSESTree } from "@typescript-eslint/utils";
import type { Facts } from "../../facts/facts-of.ts";
import { variableAt } from "../../syntax/scopes.ts";

/**
 * The code around is ready for a row that isn't there, so that TypeScript lets it be `undefined`. `isAny`: the rows have no
 * type that would forbid to hand them on.
 */
export function expectsNoRow(facts: Facts, node: TSESTree.Node, isAny: boolean): boolean {
  const variable = declared(node);
  if (variable === undefined) return isTested(node) || (isAny && isHandedOn(node));
  const references = variableAt(facts.module.scopes, variable, variable.name)?.references ?? [];
  const reads = references.filter((reference) => reference.isRead());
  const nodes = reads.map(({ identifier }) => identifier as TSESTree.Node);
  return nodes.some(isTested) || (isAny && nodes.every(isHandedOn));
}

/** The variable that holds the row. */
function declared(node: TSESTree.Node): TSESTree.Identifier | undefined {
  const { parent } = node;
  if (parent?.type === "VariableDeclarator" && parent.init === node)
    return parent.id.type === "Identifier" ? parent.id : undefined;
  return node.type === "Identifier" && parent?.type === "ArrayPattern" ? node : undefined;
}

/** `row?.name`, `row!`, `!row`, `if (row)`, `row ?? other`, `row === undefined`. */
function isTested(node: TSESTree.Node): boolean {
  const { parent } = node;
  switch (parent?.type) {
    case "MemberExpression":
      return parent.object === node && parent.optional;
    case "TSNonNullExpression":
      return true;
    case "UnaryExpression":
      return parent.operator === "!";
    case "LogicalExpression":
      return parent.left === node;
    case "IfStatement":
    case "ConditionalExpression":
      return parent.test === node;
    case "BinaryExpression":
      return /^[!=]==?$/.test(parent.operator);
    default:
      return false;
  }
}

function isHandedOn({ parent }: TSESTree.Node): boolean {
  switch (parent?.type) {
    case "CallExpression":
    case "ReturnStatement":
    case "ArrowFunctionExpression":
    case "Property":
    case "ArrayExpression":
      return true;
    default:
      return false;
  }
}
