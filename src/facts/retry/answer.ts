import type { TSESTree } from "@typescript-eslint/utils";
import type { Facts } from "../facts-of.ts";
import { containsAwait } from "../../syntax/awaits.ts";
import { completionOf } from "../../syntax/completion.ts";
import { isLoop } from "../../syntax/exits.ts";
import { isFunction, keyName, lastName, unwrapped } from "../../syntax/nodes.ts";
import { contains, descendants } from "../../syntax/walk.ts";
import { boundOf, mentions, progressIn } from "./progress.ts";
import type { Retry, RetryLoop } from "./retry.ts";
import { triesAnother } from "./tries-another.ts";
import { waitIn } from "./wait.ts";

const skipInner = (node: TSESTree.Node) => isFunction(node) || isLoop(node);

/** An answer that says no, and another turn: `if (response.status === 429) { await sleep(1000); continue; }` */
export function answeredRetry(facts: Facts, loop: RetryLoop): Retry | undefined {
  const { module } = facts;
  for (const branch of descendants(loop.body, skipInner)) {
    if (branch.type !== "IfStatement" || !saysFailure(branch.test)) continue;
    const consequent =
      branch.consequent.type === "BlockStatement" ? branch.consequent.body : [branch.consequent];
    const completion = completionOf(consequent);
    if (!completion.continues || completion.normal) continue;
    const operation = answerTested(facts, branch.test, loop.body);
    if (operation === undefined) continue;
    const progress = progressIn(loop, module).filter(({ node }) => happensOnBranch(node, branch, loop));
    if (triesAnother(operation, progress, module)) continue;
    return {
      form: "answer",
      node: loop,
      branch,
      operation: operation.callee,
      bound: boundOf(loop, [loop.test, branch.test], progress, module),
      conflict: false,
      wait: waitIn([branch.consequent], progress, module),
    };
  }
  return undefined;
}

const FAILING = new Set([408, 409, 423, 425, 429, 500, 502, 503, 504]);

/** The test looks at the status of an answer and finds a failure. */
export function saysFailure(test: TSESTree.Node): boolean {
  const inner = unwrapped(test);
  switch (inner.type) {
    case "UnaryExpression": {
      const argument = unwrapped(inner.argument);
      return inner.operator === "!" && argument.type === "MemberExpression" && keyName(argument) === "ok";
    }
    case "LogicalExpression":
      return saysFailure(inner.left) || saysFailure(inner.right);
    case "BinaryExpression": {
      const { left, right } = inner;
      const name = lastName(unwrapped(left));
      if (!/^status(?:Code)?$/.test(name ?? "")) return false;
      const value = right.type === "Literal" && typeof right.value === "number" ? right.value : undefined;
      if (value === undefined) return false;
      if (inner.operator === "===" || inner.operator === "==") return FAILING.has(value);
      return (inner.operator === ">=" || inner.operator === ">") && value >= 399;
    }
    default:
      return false;
  }
}

/** The awaited call inside of `body` whose answer the test looks at. */
export function answerTested(
  facts: Facts,
  test: TSESTree.Node,
  body: TSESTree.Node,
): TSESTree.CallExpression | undefined {
  const names = new Map<string, TSESTree.CallExpression>();
  for (const node of descendants(body, skipInner)) {
    const [target, value] =
      node.type === "VariableDeclarator"
        ? [node.id, node.init]
        : node.type === "AssignmentExpression"
          ? [node.left, node.right]
          : [];
    if (target === undefined || value == null || !containsAwait(value)) continue;
    const call = unwrapped(value);
    if (call.type !== "CallExpression") continue;
    for (const name of boundNames(target)) names.set(name, call);
  }
  for (const [name, call] of names) if (mentions(test, [name], facts.module)) return call;
  return undefined;
}

/** The names that a declaration or an assignment gives a value to. */
function boundNames(target: TSESTree.Node): string[] {
  if (target.type === "Identifier") return [target.name];
  if (target.type !== "ObjectPattern") return [];
  return target.properties.flatMap((property) =>
    property.type === "Property" && property.value.type === "Identifier" ? [property.value.name] : [],
  );
}

/** Runs whenever the branch is taken: inside it, before it, or in the loop's own update. */
function happensOnBranch(node: TSESTree.Node, branch: TSESTree.IfStatement, loop: RetryLoop): boolean {
  if (contains(branch, (inner) => inner === node)) return true;
  if (loop.type === "ForStatement" && loop.update != null && contains(loop.update, (inner) => inner === node))
    return true;
  return node.range[1] <= branch.range[0];
}
