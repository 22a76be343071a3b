import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import type { Retry } from "../../facts/retry/retry.ts";
import type { Module } from "../../project/module.ts";
import { containsAwait } from "../../syntax/awaits.ts";
import { completionOf } from "../../syntax/completion.ts";
import { variableAt } from "../../syntax/scopes.ts";
import { contains } from "../../syntax/walk.ts";
import { indentationAt, layoutOf } from "../layout.ts";
import { counterBefore, type Counter } from "./counter.ts";

/** Takes the last answer as it is: what asks again is closed, and the code behind it goes on with a refusal. */
export function limitedAnswers(
  { node: loop, branch }: Retry & { form: "answer" },
  module: Module,
  limit: number,
): TSESLint.ReportFixFunction | undefined {
  const counter = counterBefore(loop, module, "attempts");
  if (branch === undefined) {
    if (counter === undefined || loop.test == null) return undefined;
    // Before the first test of `while`, nothing has been asked yet, unless the variable began with an answer.
    const isEarly = loop.type !== "DoWhileStatement" && !beginsWithAnswer(loop.test, module);
    return limitedTest(loop.test, counter, isEarly ? limit + 1 : limit);
  }
  const block = branch.parent as TSESTree.Node | undefined;
  if (counter === undefined || block?.type !== "BlockStatement") return undefined;
  const { newline, semicolon } = layoutOf(module);
  const rest = completionOf(block.body.slice(block.body.indexOf(branch) + 1));
  // Pages that follow have attempts of their own.
  const turnsAgain = rest.normal || rest.continues;
  return function* (fixer) {
    yield counter.declare(fixer);
    yield* counted(fixer, branch.test, counter, limit);
    if (turnsAgain)
      yield fixer.insertTextAfter(
        branch,
        `${newline}${indentationAt(module, branch)}${counter.name} = 0${semicolon}`,
      );
  };
}

function limitedTest(test: TSESTree.Expression, counter: Counter, limit: number): TSESLint.ReportFixFunction {
  return function* (fixer) {
    yield counter.declare(fixer);
    yield* counted(fixer, test, counter, limit);
  };
}

function beginsWithAnswer(test: TSESTree.Node, { scopes }: Module): boolean {
  return contains(test, (node) => {
    if (node.type !== "Identifier") return false;
    const declared = variableAt(scopes, node, node.name)?.defs[0]?.node as TSESTree.Node | undefined;
    return declared?.type === "VariableDeclarator" && declared.init != null && containsAwait(declared.init);
  });
}

/** One more part of a test, which counts. */
function* counted(
  fixer: TSESLint.RuleFixer,
  test: TSESTree.Expression,
  { name }: Counter,
  limit: number,
): Generator<TSESLint.RuleFix> {
  if (bindsLoosely(test)) {
    yield fixer.insertTextBefore(test, "(");
    yield fixer.insertTextAfter(test, ")");
  }
  yield fixer.insertTextAfter(test, ` && ++${name} < ${limit}`);
}

/** `a || b` needs parentheses in front of `&&`. */
function bindsLoosely(test: TSESTree.Expression): boolean {
  return (
    (test.type === "LogicalExpression" && test.operator !== "&&") ||
    test.type === "ConditionalExpression" ||
    test.type === "AssignmentExpression" ||
    test.type === "SequenceExpression"
  );
}
