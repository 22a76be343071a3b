import type { TSESTree } from "@typescript-eslint/utils";
import { isFunction } from "./nodes.ts";

/**
 * True when control leaves `loop` right after `node` has run, whatever happens: the node stands in a `return`, or an
 * unconditional `return`, `break` or `throw` follows it in its own block or in one around it, inside the loop.
 */
export function leavesLoopAfter(node: TSESTree.Node, loop: TSESTree.Node): boolean {
  let child: TSESTree.Node = node;
  for (
    let current = node.parent;
    current != null && child !== loop;
    child = current, current = current.parent
  ) {
    if (isFunction(current)) return false;
    if (current.type === "ReturnStatement" || current.type === "ThrowStatement") return true;
    if (current.type === "BlockStatement" || current.type === "SwitchCase") {
      const statements = current.type === "BlockStatement" ? current.body : current.consequent;
      const index = statements.indexOf(child as TSESTree.Statement);
      for (const statement of statements.slice(index + 1)) {
        if (statement.type === "ContinueStatement") break;
        if (leaves(statement, current.type === "SwitchCase")) return true;
        if (mayContinue(statement)) break;
      }
    }
    if (isLoop(current) && current !== loop) {
      // A `break` of an inner loop says nothing about the outer one.
      return false;
    }
    if (current === loop) return false;
  }
  return false;
}

function leaves(statement: TSESTree.Statement, inSwitch: boolean): boolean {
  switch (statement.type) {
    case "ReturnStatement":
    case "ThrowStatement":
      return true;
    case "BreakStatement":
      return !inSwitch || statement.label != null;
    case "BlockStatement":
      return statement.body.some((inner) => leaves(inner, inSwitch));
    case "IfStatement":
      return (
        statement.alternate != null &&
        leaves(statement.consequent, inSwitch) &&
        leaves(statement.alternate, inSwitch)
      );
    default:
      return false;
  }
}

/** Control may start the next iteration from inside this statement. */
function mayContinue(statement: TSESTree.Statement): boolean {
  switch (statement.type) {
    case "ContinueStatement":
      return true;
    case "BlockStatement":
      return statement.body.some(mayContinue);
    case "IfStatement":
      return (
        mayContinue(statement.consequent) || (statement.alternate != null && mayContinue(statement.alternate))
      );
    case "TryStatement":
      return (
        mayContinue(statement.block) || (statement.handler != null && mayContinue(statement.handler.body))
      );
    default:
      return false;
  }
}

export function isLoop(
  node: TSESTree.Node | null | undefined,
): node is
  | TSESTree.ForStatement
  | TSESTree.ForOfStatement
  | TSESTree.ForInStatement
  | TSESTree.WhileStatement
  | TSESTree.DoWhileStatement {
  switch (node?.type) {
    case "ForStatement":
    case "ForOfStatement":
    case "ForInStatement":
    case "WhileStatement":
    case "DoWhileStatement":
      return true;
    default:
      return false;
  }
}
