import type { TSESLint } from "@typescript-eslint/utils";
import type { Module } from "../project/module.ts";
import type { Retry } from "../facts/retry/retry.ts";
import { completionOf, isEndless } from "../syntax/completion.ts";
import { indentationAt, layoutOf } from "./layout.ts";
import { freshName } from "./names.ts";

export interface RetryLimits {
  readonly attempts: number;
  /** Milliseconds before the second attempt; each further wait is twice as long. */
  readonly baseDelay: number;
  /** Milliseconds that no wait exceeds. */
  readonly maxDelay: number;
}

/**
 * Bounds an endless loop around `try`/`catch`: the last error is thrown again, and the waits grow. `undefined` for
 * other forms, whose way out needs a decision.
 */
export function boundedRetry(
  retry: Retry,
  module: Module,
  limits: RetryLimits,
): TSESLint.ReportFixFunction | undefined {
  if (retry.form !== "catch" || retry.node.type === "DoWhileStatement" || !isEndless(retry.node))
    return undefined;
  const { node: loop, statement } = retry;
  const { handler } = statement;
  if (handler == null || (handler.param != null && handler.param.type !== "Identifier")) return undefined;
  if (loop.type === "ForStatement" && (loop.init != null || loop.update != null)) return undefined;
  const head = module.text.slice(loop.range[0], loop.body.range[0]);
  if (/\/[/*]/.test(head)) return undefined;
  const attempt = freshName(module, loop, "attempt");
  const caught = handler.param?.name ?? freshName(module, handler.body, "error");
  const { newline, indent, semicolon } = layoutOf(module);
  const inside = newline + indentationAt(module, handler) + indent;
  const giveUp = `if (${attempt} >= ${limits.attempts}) throw ${caught}${semicolon}`;
  const wait = waitStatement(retry, module, attempt, limits, inside, indent);
  return function* (fixer) {
    yield fixer.replaceTextRange(
      [loop.range[0], loop.body.range[0]],
      `for (let ${attempt} = 1; ; ${attempt}++) `,
    );
    if (handler.param == null)
      yield fixer.replaceTextRange([handler.range[0], handler.body.range[0]], `catch (${caught}) `);
    const open: [number, number] = [handler.body.range[0] + 1, handler.body.range[0] + 1];
    const last = handler.body.body.at(-1);
    // At the end, after whatever the handler reports; in front of it where the handler itself goes on.
    const atEnd = wait !== "" && last !== undefined && completionOf(handler.body.body).normal;
    yield fixer.insertTextAfterRange(
      open,
      inside + giveUp + (atEnd ? "" : wait) + closing(retry, module, newline),
    );
    if (atEnd) yield fixer.insertTextAfter(last, wait);
  };
}

/** An empty handler needs its brace back on a line of its own. */
function closing(retry: Extract<Retry, { form: "catch" }>, module: Module, newline: string): string {
  const { handler } = retry.statement;
  if (handler == null || handler.body.body.length > 0) return "";
  const inner = module.text.slice(handler.body.range[0] + 1, handler.body.range[1] - 1);
  return /^[ \t]*$/.test(inner) ? newline + indentationAt(module, handler) : "";
}

/** The wait between two attempts, where the code has none. */
function waitStatement(
  retry: Retry,
  module: Module,
  attempt: string,
  { baseDelay, maxDelay }: RetryLimits,
  inside: string,
  indent: string,
): string {
  if (retry.wait !== "absent") return "";
  const { semicolon } = layoutOf(module);
  return (
    `${inside}const delay = Math.min(${baseDelay} * 2 ** (${attempt} - 1), ${maxDelay}) * (0.5 + Math.random() / 2)${semicolon}` +
    `${inside}await new Promise((resolve) => {${inside}${indent}setTimeout(resolve, delay)${semicolon}${inside}})${semicolon}`
  );
}
