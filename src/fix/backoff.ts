import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import type { Retry } from "../facts/retry/retry.ts";
import type { Module } from "../project/module.ts";
import { completionOf } from "../syntax/completion.ts";
import { descendants } from "../syntax/walk.ts";
import type { RetryLimits } from "./bounded-retry.ts";
import { indentationAt, layoutOf } from "./layout.ts";
import { freshName } from "./names.ts";

type Delays = Pick<RetryLimits, "baseDelay" | "maxDelay">;

/** Inserts a growing wait, with some chance in it, into the handler of a counted retry that has none. */
export function insertedWait(
  retry: Retry,
  module: Module,
  { baseDelay, maxDelay }: Delays,
): TSESLint.ReportFixFunction | undefined {
  if (retry.form !== "catch" || retry.wait !== "absent" || retry.statement.handler == null) return undefined;
  const exponent = attemptsBefore(retry.node);
  const { body } = retry.statement.handler;
  const last = body.body.at(-1);
  const completion = completionOf(body.body);
  if (exponent === undefined || last === undefined || completion.breaks) return undefined;
  const { newline, indent, semicolon } = layoutOf(module);
  const inside = newline + indentationAt(module, retry.statement.handler) + indent;
  const delay = freshName(module, body, "delay");
  const wait =
    `const ${delay} = Math.min(${baseDelay} * 2 ** ${exponent}, ${maxDelay}) * (0.5 + Math.random() / 2)${semicolon}` +
    `${inside}await new Promise((resolve) => {${inside}${indent}setTimeout(resolve, ${delay})${semicolon}${inside}})${semicolon}`;
  // Nobody waits for an attempt that doesn't come: behind whatever the handler does before it goes on.
  if (completion.normal && !completion.continues)
    return (fixer) => fixer.insertTextAfter(last, inside + wait);
  return last.type === "ContinueStatement"
    ? (fixer) => fixer.insertTextBefore(last, wait + inside)
    : undefined;
}

/** Makes a constant wait grow with the attempts. */
export function grownWait(retry: Retry, module: Module): TSESLint.ReportFixFunction | undefined {
  if (retry.form !== "catch" || retry.wait !== "constant" || retry.statement.handler == null)
    return undefined;
  const exponent = attemptsBefore(retry.node);
  const duration = waitedDuration(retry.statement.handler.body);
  if (exponent === undefined || duration === undefined) return undefined;
  const text = module.text.slice(duration.range[0], duration.range[1]);
  const operand =
    duration.type === "Literal" || duration.type === "Identifier" || duration.type === "MemberExpression"
      ? text
      : `(${text})`;
  return (fixer) => fixer.replaceText(duration, `${operand} * 2 ** ${exponent}`);
}

/** The number of attempts that failed before this one, as an expression: `i`, or `(i - 1)` for loops that count from one. */
function attemptsBefore(loop: TSESTree.Node): string | undefined {
  if (
    loop.type !== "ForStatement" ||
    loop.init?.type !== "VariableDeclaration" ||
    loop.update?.type !== "UpdateExpression"
  )
    return undefined;
  const [counter] = loop.init.declarations;
  const { argument, operator } = loop.update;
  if (
    operator !== "++" ||
    counter?.id.type !== "Identifier" ||
    argument.type !== "Identifier" ||
    argument.name !== counter.id.name
  )
    return undefined;
  const start = counter.init?.type === "Literal" ? counter.init.value : undefined;
  if (start === 0) return counter.id.name;
  return start === 1 ? `(${counter.id.name} - 1)` : undefined;
}

/** The duration of the only `setTimeout`, or of the only awaited call with one argument, in a handler. */
function waitedDuration(handler: TSESTree.BlockStatement): TSESTree.Node | undefined {
  const found: TSESTree.Node[] = [];
  for (const node of descendants(handler)) {
    const duration = durationIn(node);
    if (duration !== undefined) found.push(duration);
  }
  return found.length === 1 ? found[0] : undefined;
}

function durationIn(node: TSESTree.Node): TSESTree.Node | undefined {
  if (node.type === "AwaitExpression") {
    const { argument } = node;
    return argument.type === "CallExpression" && argument.arguments.length === 1
      ? argument.arguments[0]
      : undefined;
  }
  const isTimer =
    node.type === "CallExpression" && node.callee.type === "Identifier" && node.callee.name === "setTimeout";
  return isTimer ? node.arguments[1] : undefined;
}
