import type { TSESTree } from "@typescript-eslint/utils";
import type { Origins } from "../../origins/origins.ts";
import { functionsIn, type Frame, type FunctionValue } from "../../origins/value.ts";
import { unwrapped } from "../../syntax/nodes.ts";
import { contains } from "../../syntax/walk.ts";
import { methodsOf } from "../chain.ts";
import { Answers } from "./answers.ts";
import { nameOfCallee } from "./callee.ts";
import { parameterOf } from "./routers.ts";
import { namesAssertion, soundsLikeAuthentication } from "./words.ts";
import { workOf } from "./work.ts";

const remembered = new WeakMap<Origins, Answers<boolean>>();

/**
 * True for a function that neither works, checks nor throws, and calls nothing that it is given: loggers, formatters. A call
 * of it changes nothing about who comes to what stands below.
 */
export function isInert(origins: Origins, fn: FunctionValue): boolean {
  let answers = remembered.get(origins);
  if (answers === undefined) remembered.set(origins, (answers = new Answers()));
  const { node, frame } = fn;
  return answers.of(
    node as TSESTree.Node,
    frame,
    true,
    () => node.body != null && !acts(origins, node.body, frame),
  );
}

function acts(origins: Origins, root: TSESTree.Node, frame: Frame): boolean {
  return contains(
    root,
    (node) =>
      node.type === "ThrowStatement" ||
      node.type === "YieldExpression" ||
      (node.type === "NewExpression" && functionsIn(origins.value(node.callee, frame)).length > 0) ||
      (node.type === "CallExpression" && callActs(origins, node, frame)),
  );
}

function callActs(origins: Origins, call: TSESTree.CallExpression, frame: Frame): boolean {
  const value = origins.value(call.callee, frame);
  const functions = functionsIn(value);
  if (functions.length > 0) return !functions.every((fn) => isInert(origins, fn));
  if (value?.kind === "library") return true;
  const decides = methodsOf(origins, value, call).some(
    ({ call: model }) => (model.checks ?? model.guards ?? model.exits) !== undefined,
  );
  const callee = unwrapped(call.callee);
  const name = nameOfCallee(call) ?? "";
  return (
    decides ||
    parameterOf(callee, frame) !== undefined ||
    workOf(origins, call, frame) !== undefined ||
    soundsLikeAuthentication(name) ||
    namesAssertion(name)
  );
}
