import type { TSESTree } from "@typescript-eslint/utils";
import { completionOf } from "../../syntax/completion.ts";
import { isNullish, keyName, lastName, unwrapped } from "../../syntax/nodes.ts";
import type { Condition } from "./failure.ts";

/** What has to be the case for a statement to run. */
export type Guard =
  | {
      readonly kind: "test";
      readonly test: TSESTree.Expression;
      readonly holds: boolean;
      readonly rest: boolean;
    }
  | { readonly kind: "caught"; readonly clause: TSESTree.CatchClause };

/** The innermost condition in front of `node`, inside of `body`; `undefined` for what always runs. */
export function guardOf(node: TSESTree.Node, body: TSESTree.Node): Guard | undefined {
  let child = node;
  for (
    let current = node.parent as TSESTree.Node | undefined;
    current != null && child !== body;
    child = current, current = current.parent
  ) {
    const guard = guardIn(current, child);
    if (guard !== undefined) return guard;
  }
  return undefined;
}

function guardIn(parent: TSESTree.Node, child: TSESTree.Node): Guard | undefined {
  switch (parent.type) {
    case "IfStatement":
      if (parent.test === child) return undefined;
      return {
        kind: "test",
        test: parent.test,
        holds: parent.consequent === child,
        rest: parent.alternate === child && isSelection(parent.test),
      };
    case "ConditionalExpression":
      if (parent.test === child) return undefined;
      return { kind: "test", test: parent.test, holds: parent.consequent === child, rest: false };
    case "LogicalExpression":
      if (parent.right !== child) return undefined;
      return { kind: "test", test: parent.left, holds: parent.operator === "&&", rest: false };
    case "SwitchCase": {
      const { discriminant } = parent.parent;
      return { kind: "test", test: discriminant, holds: true, rest: parent.test == null };
    }
    case "CatchClause":
      return { kind: "caught", clause: parent };
    case "BlockStatement":
    case "Program":
      return earlierExit(parent.body, child);
    default:
      return undefined;
  }
}

/** `if (found) return found; throw ...`: what the statement in front tested didn't hold. */
function earlierExit(statements: readonly TSESTree.Node[], child: TSESTree.Node): Guard | undefined {
  const before = statements[statements.indexOf(child) - 1] as TSESTree.Statement | undefined;
  if (before?.type === "SwitchStatement")
    return { kind: "test", test: before.discriminant, holds: true, rest: true };
  if (before?.type !== "IfStatement" || completionOf([before.consequent]).normal) return undefined;
  return { kind: "test", test: before.test, holds: false, rest: isSelection(before.test) };
}

/** `x === "literal"`: one of several cases, of which a throw may be the one that can't happen. */
function isSelection(test: TSESTree.Node): boolean {
  const inner = unwrapped(test);
  if (inner.type === "LogicalExpression") return isSelection(inner.left) && isSelection(inner.right);
  if (inner.type !== "BinaryExpression" || !/^===?$/.test(inner.operator)) return false;
  return inner.right.type === "Literal"
    ? inner.right.value !== null
    : inner.right.type === "MemberExpression";
}

/** Names of answers rather than of things: `isAllowed`, `hasAccess()`. */
const YES_OR_NO = /^(?:is|has|can|should|was|are|does|some|every|includes|allows?|may|must)(?:$|[A-Z_])/;

/** How a test looks at a value, given that it holds or doesn't. */
export function conditionOf(test: TSESTree.Node, holds: boolean): Condition {
  const inner = unwrapped(test);
  switch (inner.type) {
    case "UnaryExpression":
      return inner.operator === "!" ? conditionOf(inner.argument, !holds) : "state";
    case "Identifier":
      return YES_OR_NO.test(inner.name) ? "state" : holds ? "present" : "missing";
    case "CallExpression":
      return callCondition(inner, holds);
    case "MemberExpression":
      return isCount(inner) || inner.computed ? (holds ? "present" : "missing") : "state";
    case "LogicalExpression": {
      const [left, right] = [conditionOf(inner.left, holds), conditionOf(inner.right, holds)];
      // `!row || row.ownerId !== user.id`: whoever asks isn't told which.
      if ((left === "missing" || right === "missing") && inner.operator === (holds ? "||" : "&&"))
        return "missing";
      return left === right ? left : "state";
    }
    case "BinaryExpression": {
      if (isNullish(inner.right) || isNullish(inner.left))
        return /^===?$/.test(inner.operator) === holds ? "missing" : "present";
      if (!isCount(unwrapped(inner.left)) || inner.right.type !== "Literal") return "state";
      return countCondition(inner.operator, inner.right.value, holds);
    }
    default:
      return "state";
  }
}

/** `typeof row.limit !== "number"`, `!Array.isArray(row.roles)`: asks whether data are what the code takes them for. */
export function isTypeCheck(test: TSESTree.Node): boolean {
  const inner = unwrapped(test);
  switch (inner.type) {
    case "UnaryExpression":
      return inner.operator === "!" && isTypeCheck(inner.argument);
    case "LogicalExpression": {
      const sides = [inner.left, inner.right];
      return sides.some(isTypeCheck) && !sides.some(isMissingName);
    }
    case "BinaryExpression":
      return inner.operator === "instanceof" || [inner.left, inner.right].some(isTypeof);
    case "CallExpression":
      return isTypePredicate(inner.callee);
    default:
      return false;
  }
}

function isTypeof(node: TSESTree.Node): boolean {
  return node.type === "UnaryExpression" && node.operator === "typeof";
}

/** `Array.isArray`, `Number.isFinite`. */
function isTypePredicate(callee: TSESTree.Node): boolean {
  return (
    callee.type === "MemberExpression" &&
    callee.object.type === "Identifier" &&
    /^(?:Array|Number|Buffer|ArrayBuffer)$/.test(callee.object.name) &&
    /^is[A-Z]/.test(keyName(callee) ?? "")
  );
}

/** `!row` */
function isMissingName(test: TSESTree.Node): boolean {
  const inner = unwrapped(test);
  return (
    inner.type === "UnaryExpression" &&
    inner.operator === "!" &&
    unwrapped(inner.argument).type === "Identifier"
  );
}

/** `isEmpty(rows)`, `user.isAdmin()`, `await findUser(id)`. */
function callCondition({ callee }: TSESTree.CallExpression, holds: boolean): Condition {
  const target = unwrapped(callee);
  const name = lastName(target);
  if (name === undefined) return "state";
  if (/^is_?(?:empty|nil|null|none|undefined|nullish|nullOrUndefined)$/i.test(name))
    return holds ? "missing" : "present";
  if (YES_OR_NO.test(name)) return "state";
  return holds ? "present" : "missing";
}

function countCondition(operator: string, value: unknown, holds: boolean): Condition {
  const none = (/^===?$/.test(operator) && value === 0) || (operator === "<" && value === 1);
  const some =
    ((operator === ">" || /^!==?$/.test(operator)) && value === 0) || (operator === ">=" && value === 1);
  if (none) return holds ? "missing" : "present";
  if (some) return holds ? "present" : "missing";
  return "state";
}

function isCount(node: TSESTree.Node): boolean {
  return (
    node.type === "MemberExpression" &&
    node.property.type === "Identifier" &&
    /^(?:length|count|size|rowCount|affectedRows|deletedCount|modifiedCount|matchedCount)$/.test(
      node.property.name,
    )
  );
}
