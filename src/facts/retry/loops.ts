import type { TSESTree } from "@typescript-eslint/utils";
import type { Facts } from "../facts-of.ts";
import { containsAwait } from "../../syntax/awaits.ts";
import { completionOf } from "../../syntax/completion.ts";
import { isLoop } from "../../syntax/exits.ts";
import { isFunction, unwrapped } from "../../syntax/nodes.ts";
import { descendants } from "../../syntax/walk.ts";
import { handlesConflict } from "./conflict.ts";
import { testedRetry } from "./answer-test.ts";
import { answeredRetry } from "./answer.ts";
import { missing } from "./missing.ts";
import { boundOf, exitTests, mentions, progressIn, textOf, type Progress } from "./progress.ts";
import type { Retry, RetryLoop } from "./retry.ts";
import { triesAnother } from "./tries-another.ts";
import { isWait, waitIn } from "./wait.ts";

/** Loops that repeat an operation because it failed. */
export function retryLoop(facts: Facts, loop: RetryLoop): Retry | undefined {
  return caughtRetry(facts, loop) ?? answeredRetry(facts, loop) ?? testedRetry(facts, loop);
}

const skipInner = (node: TSESTree.Node) => isFunction(node) || isLoop(node);

function bodyOf(loop: RetryLoop): readonly TSESTree.Statement[] {
  return loop.body.type === "BlockStatement" ? loop.body.body : [loop.body];
}

/** `while (true) { try { return await send(); } catch (error) { log(error); } }` */
function caughtRetry(facts: Facts, loop: RetryLoop): Retry | undefined {
  const { module } = facts;
  for (const statement of descendants(loop.body, skipInner)) {
    if (statement.type !== "TryStatement" || statement.handler == null) continue;
    const operation = firstAwaited(statement.block);
    if (operation === undefined) continue;
    const failed = completionOf(statement.handler.body.body);
    if (!(failed.continues || (failed.normal && failsOn(loop, statement)))) continue;
    if (!succeeds(loop, statement, module)) continue;
    const progress = progressOnFailure(facts, loop, statement);
    if (triesAnother(operation, progress, module)) continue;
    const roots = [statement.handler.body, ...statementsAfter(loop, statement)];
    const bound = boundOf(loop, [loop.test], progress, module);
    return {
      form: "catch",
      node: loop,
      statement,
      operation: operation.callee,
      bound: bound === "absent" && isDecided(statement, module) ? "unknown" : bound,
      conflict: handlesConflict(statement.handler.body),
      wait: waitIn(
        [...roots, ...statementsBefore(loop, statement), ...waitsBefore(statement.block, operation)],
        progress,
        module,
      ),
    };
  }
  return undefined;
}

/** The first call that is awaited inside, waits left out. */
function firstAwaited(block: TSESTree.Node): TSESTree.CallExpression | undefined {
  for (const node of descendants(block)) {
    if (node.type !== "AwaitExpression") continue;
    const call = unwrapped(node.argument);
    if (call.type === "CallExpression" && !isWait(call)) return call;
  }
  return undefined;
}

/** After a handler that completes, the loop goes on rather than being left by what follows. */
function failsOn(loop: RetryLoop, statement: TSESTree.TryStatement): boolean {
  const after = completionOf(statementsAfter(loop, statement));
  return after.normal || after.continues;
}

/** What follows the statement in its own block, when that block is the loop's body. */
function statementsAfter(loop: RetryLoop, statement: TSESTree.Statement): readonly TSESTree.Statement[] {
  const body = bodyOf(loop);
  const index = body.indexOf(statement);
  return index < 0 ? [] : body.slice(index + 1);
}

/** What stands in front of the statement in the loop's body: where waits are skipped at the first turn. */
function statementsBefore(loop: RetryLoop, statement: TSESTree.Statement): readonly TSESTree.Statement[] {
  const body = bodyOf(loop);
  return body.slice(0, Math.max(0, body.indexOf(statement)));
}

/** The waits at the head of the `try`, which are skipped at the first turn: `if (attempt > 0) await sleep(...)`. */
function waitsBefore(block: TSESTree.BlockStatement, operation: TSESTree.Node): TSESTree.Node[] {
  return [...descendants(block)].filter(
    (node) => node.type === "AwaitExpression" && node.range[1] <= operation.range[0] && isWait(node.argument),
  );
}

/** What goes on after a failure is told by what the attempt changed, or by an answer: `if (!(await askAgain())) return`. */
function isDecided({ block, handler }: TSESTree.TryStatement, module: Facts["module"]): boolean {
  if (handler == null) return false;
  const answers = [...descendants(handler.body)].flatMap((node) =>
    node.type === "VariableDeclarator" && node.init != null && containsAwait(node.init)
      ? [textOf(node.id, module)]
      : [],
  );
  const names = [...assignedIn(block, module), ...answers];
  return exitTests(handler.body).some((test) => containsAwait(test) || mentions(test, names, module));
}

/** Success ends the loop: an unconditional exit in the `try`, or a test that what the `try` assigns makes false. A consumer has neither. */
function succeeds(loop: RetryLoop, statement: TSESTree.TryStatement, module: Facts["module"]): boolean {
  const inside = completionOf(statement.block.body);
  if (!inside.normal && !inside.continues && (inside.returns || inside.breaks)) return true;
  const after = completionOf(statementsAfter(loop, statement));
  if (inside.normal && !after.normal && !after.continues && (after.returns || after.breaks)) return true;
  const wanted = loop.test == null ? undefined : missing(loop.test);
  return wanted !== undefined && mentions(wanted, assignedIn(statement.block, module), module);
}

function assignedIn(block: TSESTree.Node, module: Facts["module"]): string[] {
  const names: string[] = [];
  for (const node of descendants(block)) {
    if (node.type === "AssignmentExpression") names.push(textOf(node.left, module));
  }
  return names;
}

/** What changes from attempt to attempt whether or not the attempt succeeds. */
function progressOnFailure(facts: Facts, loop: RetryLoop, statement: TSESTree.TryStatement): Progress[] {
  const { block } = statement;
  const first = firstAwaited(block);
  return progressIn(loop, facts.module).filter(({ node }) => {
    const inTry = node.range[0] >= block.range[0] && node.range[1] <= block.range[1];
    return !inTry || (first !== undefined && node.range[1] <= first.range[0]);
  });
}
