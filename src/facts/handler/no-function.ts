import type { TSESTree } from "@typescript-eslint/utils";
import type { Origins } from "../../origins/origins.ts";
import type { Frame } from "../../origins/value.ts";
import { enclosingFunction, unwrapped } from "../../syntax/nodes.ts";
import { parameterOf } from "./routers.ts";

const MAX_PARAMETERS = 6;

/** A parameter that was given a text or an object, as in the other overload of a wrapper: control never calls it. */
export function isNoFunction(origins: Origins, callee: TSESTree.Node, frame: Frame): boolean {
  let current = { node: unwrapped(callee), frame };
  for (let steps = 0; steps < MAX_PARAMETERS; steps++) {
    const parameter = parameterOf(current.node, current.frame);
    if (parameter === undefined) break;
    const argument = origins.argument(parameter, current.frame);
    if (argument === undefined) return isLeftOut(origins, parameter, current.frame);
    current = { node: unwrapped(argument.node), frame: argument.frame };
  }
  return /^(?:Literal|TemplateLiteral|ObjectExpression)$/.test(current.node.type);
}

/** The call that gives the function's first parameter has no argument for this one. */
function isLeftOut(origins: Origins, parameter: TSESTree.Node, frame: Frame): boolean {
  const params = enclosingFunction(parameter)?.params ?? [];
  const index = params.findIndex((one) => one === parameter);
  const call = params[0] && origins.argument(params[0], frame)?.node.parent;
  return (
    index > 0 &&
    call?.type === "CallExpression" &&
    call.arguments.length <= index &&
    !call.arguments.some((argument) => argument.type === "SpreadElement")
  );
}
