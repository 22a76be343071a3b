import type { TSESTree } from "@typescript-eslint/utils";
import type { CallModel } from "../models/model.ts";
import type { Origins } from "../origins/origins.ts";
import { placedNode } from "../origins/place.ts";
import type { Frame } from "../origins/value.ts";
import type { CallNode } from "../syntax/calls.ts";
import { isFunction } from "../syntax/nodes.ts";

/** `User.findById(id, (error, user) => ...)`, `User.findById(id, done)`: who is handed a callback runs the statement at once. */
export function isHandedCallback(
  origins: Origins,
  { callbacks = [] }: CallModel,
  node: CallNode,
  frame: Frame,
): boolean {
  if (node.type === "TaggedTemplateExpression") return false;
  return callbacks.some((callback) => {
    const argument = callback.settles === true ? placedNode(node.arguments, callback) : undefined;
    if (argument === undefined) return false;
    return (
      isFunction(argument) || hasCallbackName(argument) || origins.value(argument, frame)?.kind === "function"
    );
  });
}

/** The names that Node's documentation gives to callbacks: a parameter's value isn't known here. */
function hasCallbackName(node: TSESTree.Node): boolean {
  return node.type === "Identifier" && /^(?:cb|callback|done|next)$/.test(node.name);
}
