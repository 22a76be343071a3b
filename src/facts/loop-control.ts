import type { TSESTree } from "@typescript-eslint/utils";
import { childrenOf } from "../syntax/awaits.ts";
import { isLoop } from "../syntax/exits.ts";
import { isFunction } from "../syntax/nodes.ts";

/** What in a loop's body may keep later elements from being reached, or code around from running as written. */
export interface LoopControl {
  /** `break`, `return`, or a jump to a label outside. */
  readonly leaves: boolean;
  readonly yields: boolean;
}

/** `body` is a loop's body or a callback; in a callback, `return` ends one element only. */
export function loopControl(body: TSESTree.Node): LoopControl {
  const found = { leaves: false, yields: false };
  visit(isFunction(body) ? body.body : body, isFunction(body), false, new Set(), found);
  return found;
}

function visit(
  node: TSESTree.Node,
  inCallback: boolean,
  breakable: boolean,
  labels: ReadonlySet<string>,
  found: { leaves: boolean; yields: boolean },
): void {
  switch (node.type) {
    case "ReturnStatement":
      found.leaves ||= !inCallback;
      break;
    case "BreakStatement":
      found.leaves ||= node.label == null ? !breakable : !labels.has(node.label.name);
      break;
    case "ContinueStatement":
      found.leaves ||= node.label != null && !labels.has(node.label.name);
      break;
    case "YieldExpression":
      found.yields = true;
      break;
    case "LabeledStatement":
      visit(node.body, inCallback, breakable, new Set([...labels, node.label.name]), found);
      return;
    default:
  }
  if (isFunction(node)) return;
  const inside = breakable || isLoop(node) || node.type === "SwitchStatement";
  for (const child of childrenOf(node)) visit(child, inCallback, inside, labels, found);
}
