import type { TSESTree } from "@typescript-eslint/utils";
import type { Facts } from "../../facts/facts-of.ts";
import { isNullish } from "../../syntax/nodes.ts";
import { contains } from "../../syntax/walk.ts";

/** What decides, for an element of a loop, whether the query with its key runs. */
export interface KeyGuard {
  /** The query runs only where there is a key: neither `null` nor `undefined`. */
  readonly present: boolean;
  /** Something else decides too, so that keys are left out that can't be looked up, perhaps. */
  readonly conditional: boolean;
}

/** A test, and whether it is true where the query runs. */
interface Condition {
  readonly test: TSESTree.Node;
  readonly holds: boolean;
}

export function keyGuard(facts: Facts, key: TSESTree.Node, loop: TSESTree.Node): KeyGuard {
  const text = textOf(facts, key);
  const found = { present: false, conditional: false };
  for (
    let child = key, parent = key.parent;
    parent != null && child !== loop && parent !== loop;
    child = parent, parent = parent.parent
  ) {
    for (const condition of conditionsAt(facts, parent, child, text).flatMap(parts)) {
      if (condition === undefined) found.conditional = true;
      else if (!tells(facts, condition, text)) found.conditional = true;
      else found.present = true;
    }
  }
  return found;
}

/** The conditions on which `child` runs where `parent` does; `undefined` for one that isn't a test. */
function conditionsAt(
  facts: Facts,
  parent: TSESTree.Node,
  child: TSESTree.Node,
  key: string,
): (Condition | undefined)[] {
  switch (parent.type) {
    case "IfStatement":
    case "ConditionalExpression":
      return parent.test === child ? [] : [{ test: parent.test, holds: parent.consequent === child }];
    case "LogicalExpression":
      if (parent.right !== child) return [];
      return [parent.operator === "??" ? undefined : { test: parent.left, holds: parent.operator === "&&" }];
    case "SwitchCase":
    case "CatchClause":
    case "WhileStatement":
    case "ForOfStatement":
    case "ForStatement":
      return [undefined];
    case "BlockStatement":
      return parent.body
        .slice(0, parent.body.indexOf(child as TSESTree.Statement))
        .flatMap((statement) => passed(facts, statement, key));
    default:
      return [];
  }
}

/** What is known behind a statement: `if (!key) continue;`, or that a function which gets the key has let it pass. */
function passed(facts: Facts, statement: TSESTree.Statement, key: string): (Condition | undefined)[] {
  if (statement.type === "IfStatement") {
    const isLeft = [statement.consequent, statement.alternate].map(
      (branch) => branch != null && leaves(branch),
    );
    if (isLeft[0] === true) return [{ test: statement.test, holds: false }];
    return isLeft[1] === true ? [{ test: statement.test, holds: true }] : [];
  }
  const checks = contains(
    statement,
    (node) =>
      node.type === "CallExpression" &&
      node.arguments.some((argument) => textOf(facts, argument) === key) &&
      facts.origins.value(node.callee, facts.frame)?.kind === "function",
  );
  return checks ? [undefined] : [];
}

/** Both sides of `a && b` where it holds, and of `a || b` where it doesn't. */
function parts(condition: Condition | undefined): (Condition | undefined)[] {
  if (condition?.test.type !== "LogicalExpression") return [condition];
  const { test, holds } = condition;
  if (test.operator !== (holds ? "&&" : "||")) return [undefined];
  return [test.left, test.right].flatMap((side) => parts({ test: side, holds }));
}

/** The condition says that there is a key, and no more. */
function tells(facts: Facts, { test, holds }: Condition, key: string): boolean {
  switch (test.type) {
    case "UnaryExpression":
      return test.operator === "!" && tells(facts, { test: test.argument, holds: !holds }, key);
    case "BinaryExpression": {
      const operator = holds ? /^!==?$/ : /^===?$/;
      return operator.test(test.operator) && isNullish(test.right) && textOf(facts, test.left) === key;
    }
    default:
      return holds && textOf(facts, test) === key;
  }
}

/** Nothing behind the statement runs. */
function leaves(statement: TSESTree.Statement): boolean {
  const last = statement.type === "BlockStatement" ? statement.body.at(-1) : statement;
  return last !== undefined && /^(?:Continue|Return|Throw|Break)Statement$/.test(last.type);
}

function textOf({ module }: Facts, { range }: TSESTree.Node): string {
  return module.text.slice(range[0], range[1]);
}
