import type { TSESTree } from "@typescript-eslint/utils";
import type { Facts } from "../facts-of.ts";
import { containsAwait } from "../../syntax/awaits.ts";
import { completionOf } from "../../syntax/completion.ts";
import { isLoop } from "../../syntax/exits.ts";
import { isFunction, keyName, unwrapped } from "../../syntax/nodes.ts";
import { variableAt } from "../../syntax/scopes.ts";
import { contains, descendants } from "../../syntax/walk.ts";
import { handlesConflict } from "./conflict.ts";
import { boundOf, mentions, progressIn, textOf, type Progress } from "./progress.ts";
import type { Retry, RetryLoop } from "./retry.ts";
import { waitIn } from "./wait.ts";

/** Loops that repeat an operation because it failed. */
export function retryLoop(facts: Facts, loop: RetryLoop): Retry | undefined {
  return caughtRetry(facts, loop) ?? answeredRetry(facts, loop);
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
    return {
      form: "catch",
      node: loop,
      statement,
      operation,
      bound: boundOf(loop, [loop.test], progress, module),
      conflict: handlesConflict(statement.handler.body),
      wait: waitIn([...roots, ...statementsBefore(loop, statement)], progress, module),
    };
  }
  return undefined;
}

/** The first call that is awaited, or returned, inside. */
function firstAwaited(block: TSESTree.Node): TSESTree.CallExpression | undefined {
  for (const node of descendants(block)) {
    if (node.type !== "AwaitExpression") continue;
    const call = unwrapped(node.argument);
    if (call.type === "CallExpression") return call;
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

/** Success ends the loop: an unconditional exit in the `try`, or a test that what the `try` assigns makes false. A consumer has neither. */
function succeeds(loop: RetryLoop, statement: TSESTree.TryStatement, module: Facts["module"]): boolean {
  const inside = completionOf(statement.block.body);
  if (!inside.normal && !inside.continues && (inside.returns || inside.breaks)) return true;
  const after = completionOf(statementsAfter(loop, statement));
  if (inside.normal && !after.normal && !after.continues && (after.returns || after.breaks)) return true;
  const wanted = loop.test == null ? undefined : missing(loop.test);
  return wanted !== undefined && mentions(wanted, assignedIn(statement.block, module), module);
}

/** What the loop waits for: `x` of `while (!x)`, `while (x === undefined)`. A test that is true of what it got, turns pages. */
function missing(test: TSESTree.Node): TSESTree.Node | undefined {
  const inner = unwrapped(test);
  switch (inner.type) {
    case "UnaryExpression":
      return inner.operator === "!" ? inner.argument : undefined;
    case "BinaryExpression":
      return /^===?$/.test(inner.operator) && isNothing(inner.right) ? inner.left : undefined;
    case "LogicalExpression":
      return missing(inner.left) ?? missing(inner.right);
    default:
      return undefined;
  }
}

function isNothing(node: TSESTree.Node): boolean {
  return (
    (node.type === "Literal" && (node.value === null || node.value === false)) ||
    (node.type === "Identifier" && node.name === "undefined")
  );
}

/** Each turn tries something else: `for (let i...) { const host = hosts[i]; try { return await ask(host) } ... }`. */
function triesAnother(
  operation: TSESTree.CallExpression,
  progress: readonly Progress[],
  module: Facts["module"],
): boolean {
  const names = progress.map(({ target }) => target);
  const picks = (node: TSESTree.Node, depth: number): boolean =>
    contains(node, (inner) => {
      if (inner.type === "MemberExpression" && inner.computed) return mentions(inner.property, names, module);
      if (inner.type !== "Identifier" || depth > 2) return false;
      const definition = variableAt(module.scopes, inner, inner.name)?.defs[0];
      const initial =
        definition?.type === "Variable" ? (definition.node as TSESTree.VariableDeclarator).init : null;
      return initial != null && !isFunction(initial) && !containsAwait(initial) && picks(initial, depth + 1);
    });
  return operation.arguments.some((argument) => picks(argument, 0));
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

/** `if (response.status === 429) { await sleep(1000); continue; }` */
function answeredRetry(facts: Facts, loop: RetryLoop): Retry | undefined {
  const { module } = facts;
  for (const branch of descendants(loop.body, skipInner)) {
    if (branch.type !== "IfStatement" || !saysFailure(branch.test)) continue;
    const consequent =
      branch.consequent.type === "BlockStatement" ? branch.consequent.body : [branch.consequent];
    const completion = completionOf(consequent);
    if (!completion.continues || completion.normal) continue;
    const operation = answerOf(facts, branch, loop);
    if (operation === undefined) continue;
    const progress = progressIn(loop, module).filter(({ node }) => happensOnBranch(node, branch, loop));
    return {
      form: "answer",
      node: loop,
      branch,
      operation,
      bound: boundOf(loop, [loop.test, branch.test], progress, module),
      conflict: false,
      wait: waitIn([branch.consequent], progress, module),
    };
  }
  return undefined;
}

const FAILING = new Set([408, 409, 423, 425, 429, 500, 502, 503, 504]);

/** The test looks at the status of an answer and finds a failure. */
function saysFailure(test: TSESTree.Node): boolean {
  const inner = unwrapped(test);
  switch (inner.type) {
    case "UnaryExpression":
      return (
        inner.operator === "!" &&
        inner.argument.type === "MemberExpression" &&
        keyName(inner.argument) === "ok"
      );
    case "LogicalExpression":
      return saysFailure(inner.left) || saysFailure(inner.right);
    case "BinaryExpression": {
      const { left, right } = inner;
      if (left.type !== "MemberExpression" || !/^status(?:Code)?$/.test(keyName(left) ?? "")) return false;
      const value = right.type === "Literal" && typeof right.value === "number" ? right.value : undefined;
      if (value === undefined) return false;
      if (inner.operator === "===" || inner.operator === "==") return FAILING.has(value);
      return (inner.operator === ">=" || inner.operator === ">") && value >= 399;
    }
    default:
      return false;
  }
}

/** The awaited call of this loop whose answer the test looks at. */
function answerOf(
  facts: Facts,
  branch: TSESTree.IfStatement,
  loop: RetryLoop,
): TSESTree.CallExpression | undefined {
  const names = new Map<string, TSESTree.CallExpression>();
  for (const node of descendants(loop.body, skipInner)) {
    const [target, value] =
      node.type === "VariableDeclarator"
        ? [node.id, node.init]
        : node.type === "AssignmentExpression"
          ? [node.left, node.right]
          : [];
    if (target?.type !== "Identifier" || value == null || !containsAwait(value)) continue;
    const call = unwrapped(value);
    if (call.type === "CallExpression") names.set(target.name, call);
  }
  for (const [name, call] of names) if (mentions(branch.test, [name], facts.module)) return call;
  return undefined;
}

/** Runs whenever the branch is taken: inside it, before it, or in the loop's own update. */
function happensOnBranch(node: TSESTree.Node, branch: TSESTree.IfStatement, loop: RetryLoop): boolean {
  if (contains(branch, (inner) => inner === node)) return true;
  if (loop.type === "ForStatement" && loop.update != null && contains(loop.update, (inner) => inner === node))
    return true;
  return node.range[1] <= branch.range[0];
}
