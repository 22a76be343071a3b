import type { TSESTree } from "@typescript-eslint/utils";
import type { Origins } from "../../origins/origins.ts";
import { functionsIn, type Frame, type FunctionValue } from "../../origins/value.ts";
import { callsByBody } from "../../syntax/calls.ts";
import { isDropped } from "../../syntax/dropped.ts";
import { enclosingFunction, isFunction } from "../../syntax/nodes.ts";
import { methodsOf } from "../chain.ts";
import { resultsOf } from "./decorations.ts";
import type { Handler } from "./handler.ts";
import { inquiry } from "./inquiry.ts";
import { walked } from "./step.ts";
import { checkText, verdictOfWalk } from "./walk.ts";
import { soundsLikeAuthentication } from "./words.ts";

/** A call in a handler that checks who calls, to no effect. */
export interface DroppedCheck {
  readonly call: TSESTree.CallExpression;
  readonly name: string;
  /** `promise`: nobody waits for it; `result`: nobody looks at what it found; `function`: it only makes what would check. */
  readonly dropped: "promise" | "result" | "function";
  /** The function around can wait. */
  readonly canAwait: boolean;
}

/** The first check of a handler whose promise or result is dropped. */
export function droppedCheck(origins: Origins, { handler, module }: Handler): DroppedCheck | undefined {
  const { node, frame } = handler;
  if (frame.module !== module) return undefined;
  const bodies: TSESTree.Node[] = [
    node,
    ...functionsIn(origins.value(node, frame))
      .filter((fn) => fn.frame.module === module)
      .map((fn) => fn.node as TSESTree.Node),
  ];
  for (const { calls } of callsByBody(module.ast).values()) {
    for (const call of calls) {
      if (call.type !== "CallExpression" || !bodies.some((body) => holds(body, call))) continue;
      const awaited = call.parent.type === "AwaitExpression";
      const statement = awaited ? (call.parent as TSESTree.AwaitExpression) : call;
      if (!isDropped(statement as TSESTree.CallExpression)) continue;
      const dropped = droppedBy(origins, call, frame, awaited);
      if (dropped === undefined) continue;
      const around = enclosingFunction(call);
      const canAwait = isFunction(around) && around.async;
      return { call, name: checkText(call.callee, frame), dropped, canAwait };
    }
  }
  return undefined;
}

function holds({ range }: TSESTree.Node, call: TSESTree.Node): boolean {
  return range[0] <= call.range[0] && range[1] >= call.range[1];
}

function droppedBy(
  origins: Origins,
  call: TSESTree.CallExpression,
  frame: Frame,
  awaited: boolean,
): DroppedCheck["dropped"] | undefined {
  const value = origins.value(call.callee, frame);
  const gives = methodsOf(origins, value, call).some(
    (method) => method.call.checks?.purpose === "authenticates" && method.call.checks.failure === "result",
  );
  if (gives) return "result";
  const functions = functionsIn(value);
  if (functions.length === 0 || !soundsLikeAuthentication(checkText(call.callee, frame))) return undefined;
  if (functions.every((fn) => makesCheck(origins, fn))) return "function";
  const walks = functions.map((fn) => walked(inquiry(origins), fn, "completes"));
  if (!walks.every(({ checks }) => checks.some(({ purpose }) => purpose === "authenticates")))
    return undefined;
  const turnsAway = walks.every((walk) => verdictOfWalk(walk) === "present");
  if (turnsAway) return !awaited && functions.every((fn) => fn.node.async) ? "promise" : undefined;
  return "result";
}

/** A function that gives a function that checks: `requirePermission("orders:write")`. */
function makesCheck(origins: Origins, { node, frame }: FunctionValue): boolean {
  const results = node.body == null ? [] : resultsOf(node.body);
  return (
    results.length > 0 &&
    results.every((result) => {
      const made = isFunction(result) ? result : undefined;
      if (made === undefined) return false;
      const { checks } = walked(inquiry(origins), { kind: "function", node: made, frame }, "next");
      return checks.some(({ purpose }) => purpose === "authenticates");
    })
  );
}
