import type { TSESTree } from "@typescript-eslint/utils";
import type { Purpose } from "../../models/model.ts";
import type { Origins } from "../../origins/origins.ts";
import { functionsIn, type Frame } from "../../origins/value.ts";
import { unwrapped } from "../../syntax/nodes.ts";
import type { Handler } from "./handler.ts";
import type { Placed } from "./texts.ts";
import { checkText, type Check } from "./walk.ts";

/** How a handler's own code would name its checks: the helper that it calls or is wrapped in, not what stands inside that. */
export function checkedBy(
  origins: Origins,
  handler: Handler,
  checks: readonly Check[],
  purpose: Purpose,
): string[] {
  const relevant = checks.filter((check) => check.purpose === purpose);
  const named = relevant.map((check) => ({ ...nameOf(origins, handler, check), check }));
  // `if (!session)` says no more than the call that gave the session.
  const calls = named.filter(({ isCall }) => isCall);
  return (calls.length > 0 && purpose === "authenticates" ? calls : named).map(({ text }) => text);
}

function nameOf(origins: Origins, handler: Handler, check: Check): { text: string; isCall: boolean } {
  const { handler: placed } = handler;
  const inner = unwrapped(placed.node);
  const value = origins.value(placed.node, placed.frame);
  // What a wrapper gives is the wrapper's code.
  const bodies: readonly Placed[] = [placed, ...(inner.type === "CallExpression" ? [] : functionsIn(value))];
  const isOwn = ({ node, frame }: Placed) => bodies.some((body) => holds(body, node, frame));
  if (isOwn(check)) return { text: check.text, isCall: check.node.type === "CallExpression" };
  const call = check.trail.findLast(isOwn);
  if (call !== undefined) return { text: checkText(call.node.callee, call.frame), isCall: true };
  return inner.type === "CallExpression"
    ? { text: checkText(inner.callee, placed.frame), isCall: true }
    : { text: check.text, isCall: check.node.type === "CallExpression" };
}

function holds(body: Placed, { range }: TSESTree.Node, { module }: Frame): boolean {
  return (
    body.frame.module.filename === module.filename &&
    body.node.range[0] <= range[0] &&
    body.node.range[1] >= range[1]
  );
}
