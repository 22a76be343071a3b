import type { TSESTree } from "@typescript-eslint/utils";
import type { Facts } from "../../facts/facts-of.ts";
import { isWithin } from "../../facts/element-path.ts";
import { queryAt, type Query } from "../../facts/query.ts";
import { sentStatement } from "../../facts/sql-statement.ts";
import { isFunction, keyName } from "../../syntax/nodes.ts";

/** A failure of the query undoes all that was written before: it runs in a transaction's callback, and nothing there handles errors. */
export function isInTransaction(facts: Facts, query: Query): boolean {
  const { origins, frame } = facts;
  const { node } = query;
  if (query.statement.session === true && isAfterBegin(facts, query)) return true;
  let child: TSESTree.Node = node;
  for (
    let current = node.parent as TSESTree.Node | undefined;
    current != null;
    child = current, current = current.parent
  ) {
    if (current.type === "TryStatement" && child === current.block) return false;
    if (current.type !== "CallExpression" || current.callee === child) continue;
    const callee = origins.value(current.callee, frame);
    if (callee?.kind === "method" && callee.call.transaction === true)
      return !isFunction(child) || takesPart(facts, node, child);
    // Whoever else is given a function may handle its failure.
    if (isFunction(child) && !isRepeating(current)) return false;
  }
  return false;
}

/** What the transaction hands to its callback is in the query: `tx.user.update(...)`, `User.update(..., { transaction })`. */
function takesPart({ module }: Facts, query: TSESTree.Node, { params }: TSESTree.FunctionLike): boolean {
  return module.scopes.scopes.some(({ references }) =>
    references.some(
      ({ identifier, resolved }) =>
        isWithin(identifier as TSESTree.Node, query) &&
        resolved?.defs.some(({ name }) => params.some((one) => isWithin(name as TSESTree.Node, one))) ===
          true,
    ),
  );
}

/** `ids.map(async (id) => ...)`. */
function isRepeating({ callee }: TSESTree.CallExpression): boolean {
  return callee.type === "MemberExpression" && /^(?:map|flatMap|forEach)$/.test(keyName(callee) ?? "");
}

/**
 * `await client.query("BEGIN")` comes before, in the same session, and nothing ends the transaction in between: an error of
 * the database does, and undoes it.
 */
function isAfterBegin(facts: Facts, query: Query): boolean {
  const { module } = facts;
  const receiver = receiverText(query.node, module.text);
  if (receiver === undefined) return false;
  for (
    let current: TSESTree.Node = query.node;
    current.parent != null && !isFunction(current);
    current = current.parent
  ) {
    const list =
      current.parent.type === "BlockStatement" || current.parent.type === "Program"
        ? current.parent.body
        : [];
    for (const statement of list.slice(0, list.indexOf(current as TSESTree.Statement)).toReversed()) {
      if (statement.type !== "ExpressionStatement") continue;
      const call =
        statement.expression.type === "AwaitExpression" ? statement.expression.argument : undefined;
      if (call?.type !== "CallExpression" || receiverText(call, module.text) !== receiver) continue;
      const other = queryAt(facts.origins, call, facts.frame);
      const sent = other && sentStatement(facts.origins, other);
      if (sent?.statement.kind === "transaction")
        return /^\s*(?:begin|start)\b/i.test(sent.text.parts[0] ?? "");
    }
  }
  return false;
}

/** `client` in `client.query(...)`. */
function receiverText(node: TSESTree.Node, text: string): string | undefined {
  if (node.type !== "CallExpression" || node.callee.type !== "MemberExpression") return undefined;
  return text.slice(...node.callee.object.range);
}
