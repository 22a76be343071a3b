import type { Variable } from "@typescript-eslint/scope-manager";
import type { TSESTree } from "@typescript-eslint/utils";
import type { Origins } from "../origins/origins.ts";
import type { Frame, Value } from "../origins/value.ts";
import { childrenOf } from "../syntax/awaits.ts";
import { referencesIn } from "../syntax/references.ts";
import { isFunction } from "../syntax/nodes.ts";
import { variableAt } from "../syntax/scopes.ts";
import { isWithin } from "./element-path.ts";

/**
 * True when the expression gives the same at every run of `loop`, and nothing happens by evaluating it: literals, what is
 * declared outside and not changed inside, and what a library's own builders make of them.
 */
export function isInvariant(
  origins: Origins,
  node: TSESTree.Node,
  loop: TSESTree.Node,
  frame: Frame,
  except?: TSESTree.Node,
): boolean {
  if (node === except) return true;
  const all = (nodes: readonly (TSESTree.Node | null | undefined)[]) =>
    nodes.every((one) => one == null || isInvariant(origins, one, loop, frame, except));
  switch (node.type) {
    case "Literal":
    case "TemplateElement":
      return true;
    case "Identifier": {
      const variable = variableAt(frame.module.scopes, node, node.name);
      return variable === undefined || variable.defs.length === 0
        ? node.name === "undefined"
        : isUnchanged(origins, variable, loop, frame);
    }
    case "ThisExpression":
      return hasSameThis(node, loop);
    case "MemberExpression":
      return all([node.object, node.computed ? node.property : undefined]);
    case "Property":
      return node.kind === "init" && all([node.computed ? node.key : undefined, node.value]);
    case "CallExpression":
      return isPureLibraryCall(origins, node, frame) && all([...node.arguments, node.callee]);
    case "ObjectExpression":
    case "ArrayExpression":
    case "SpreadElement":
    case "TemplateLiteral":
    case "UnaryExpression":
    case "BinaryExpression":
    case "LogicalExpression":
    case "ConditionalExpression":
    case "ChainExpression":
      return (node.type !== "UnaryExpression" || node.operator !== "delete") && all(childrenOf(node));
    case "TSAsExpression":
    case "TSNonNullExpression":
    case "TSSatisfiesExpression":
      return all([node.expression]);
    default:
      return false;
  }
}

/** Builders of conditions and columns, which send nothing. */
function isPureLibraryCall(origins: Origins, node: TSESTree.CallExpression, frame: Frame): boolean {
  const callee = origins.value(node.callee, frame);
  const isBuilder = (value: Value | undefined) =>
    value?.kind === "library" && origins.models.lazy(value.type) !== undefined;
  switch (callee?.kind) {
    case "method":
      return callee.call.statement === undefined || isBuilder(origins.value(node, frame));
    case "library":
      return origins.models.call(callee.type)?.statement === undefined;
    case "package":
      return origins.models.knows(callee.specifier);
    default:
      return false;
  }
}

/** Declared outside of the loop, and neither assigned nor written into there. */
function isUnchanged(origins: Origins, variable: Variable, loop: TSESTree.Node, frame: Frame): boolean {
  if (variable.defs.some(({ name }) => isWithin(name as TSESTree.Node, loop))) return false;
  return ![...referencesIn(frame.module.scopes, loop)].some((reference) => {
    if (reference.resolved !== variable) return false;
    const identifier = reference.identifier as TSESTree.Node;
    // `db.delete(users)` is no deletion from `db`.
    const isLibrarys = origins.value(identifier, frame)?.kind === "library";
    return reference.isWrite() || isWrittenInto(identifier, !isLibrarys);
  });
}

const MUTATING =
  /^(?:push|pop|shift|unshift|splice|sort|reverse|fill|copyWithin|set(?:[A-Z]\w*)?|add|delete|clear)$/;

/** `x.a = 1`, `x.a.b++`, `delete x.a`, `x.push(...)`, `x.a.sort()`; without `calls`, assignments only. */
export function isWrittenInto(identifier: TSESTree.Node, calls = true): boolean {
  let current = identifier;
  for (;;) {
    const { parent } = current;
    if (
      parent?.type === "TSNonNullExpression" ||
      parent?.type === "TSAsExpression" ||
      parent?.type === "ChainExpression"
    ) {
      current = parent;
      continue;
    }
    if (parent?.type !== "MemberExpression" || parent.object !== current) break;
    const call = parent.parent;
    if (
      calls &&
      call.type === "CallExpression" &&
      call.callee === parent &&
      parent.property.type === "Identifier" &&
      MUTATING.test(parent.property.name)
    )
      return true;
    current = parent;
  }
  if (current === identifier) return false;
  const { parent } = current;
  return (
    (parent?.type === "AssignmentExpression" && parent.left === current) ||
    parent?.type === "UpdateExpression" ||
    (parent?.type === "UnaryExpression" && parent.operator === "delete")
  );
}

/** No function with a `this` of its own stands between the loop and the node. */
function hasSameThis(node: TSESTree.Node, loop: TSESTree.Node): boolean {
  for (let current = node.parent; current != null && current !== loop; current = current.parent) {
    if (isFunction(current) && current.type !== "ArrowFunctionExpression") return false;
  }
  return true;
}
