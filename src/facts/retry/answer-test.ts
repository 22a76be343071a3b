import type { TSESTree } from "@typescript-eslint/utils";
import type { Facts } from "../facts-of.ts";
import { isFunction, keyName, unwrapped } from "../../syntax/nodes.ts";
import { contains, descendants } from "../../syntax/walk.ts";
import { answerTested, saysFailure } from "./answer.ts";
import { missing } from "./missing.ts";
import { boundOf, mentions, progressIn, textOf } from "./progress.ts";
import type { Retry, RetryLoop } from "./retry.ts";
import { waitIn } from "./wait.ts";

/**
 * The loop goes on while the answer says no: `do { response = await send(); } while (response.status === 503)`, or while
 * a failure has left nothing behind: `while (!sent) sent = await send().catch(() => false)`.
 */
export function testedRetry(facts: Facts, loop: RetryLoop): Retry | undefined {
  const { module } = facts;
  if (loop.test == null) return undefined;
  const operation = saysFailure(loop.test)
    ? answerTested(facts, loop.test, loop.body)
    : swallowedFailure(facts, loop, loop.test);
  if (operation === undefined) return undefined;
  const progress = progressIn(loop, module);
  return {
    form: "answer",
    node: loop,
    operation: attempted(operation).callee,
    bound: boundOf(loop, [loop.test], progress, module),
    conflict: false,
    wait: waitIn([loop.body], progress, module, operation),
  };
}

/** The call whose failure becomes a value that the loop's test takes for nothing. */
function swallowedFailure(
  { module }: Facts,
  loop: RetryLoop,
  test: TSESTree.Expression,
): TSESTree.CallExpression | undefined {
  const wanted = missing(test);
  if (wanted === undefined) return undefined;
  for (const node of descendants(loop.body)) {
    if (node.type !== "AssignmentExpression" || node.right.type !== "AwaitExpression") continue;
    const call = unwrapped(node.right);
    if (call.type !== "CallExpression" || !swallows(call)) continue;
    if (mentions(wanted, [textOf(node.left, module)], module)) return call;
  }
  return undefined;
}

/** `send().catch(() => false)`, `send().then(() => true, () => false)`. */
function swallows({ callee, arguments: args }: TSESTree.CallExpression): boolean {
  if (callee.type !== "MemberExpression") return false;
  const name = keyName(callee);
  const handler = name === "catch" ? args[0] : name === "then" ? args[1] : undefined;
  return isFunction(handler) && !contains(handler.body, ({ type }) => type === "ThrowStatement");
}

/** The call that a chain of promises begins with. */
function attempted(call: TSESTree.CallExpression): TSESTree.CallExpression {
  let first = call;
  while (
    first.callee.type === "MemberExpression" &&
    /^(?:then|catch|finally)$/.test(keyName(first.callee) ?? "")
  ) {
    const inner = unwrapped(first.callee.object);
    if (inner.type !== "CallExpression") break;
    first = inner;
  }
  return first;
}
