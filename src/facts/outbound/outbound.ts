import type { TSESTree } from "@typescript-eslint/utils";
import type { CallModel } from "../../models/model.ts";
import type { OutboundModel } from "../../models/http-model.ts";
import { defaultExport } from "../../origins/exports.ts";
import { placedNode } from "../../origins/place.ts";
import type { Captures, Value } from "../../origins/value.ts";
import type { CallNode } from "../../syntax/calls.ts";
import { keyName, literalText, unwrapped } from "../../syntax/nodes.ts";
import type { Facts } from "../facts-of.ts";
import type { Presence } from "../query-parts.ts";
import { leadsElsewhere } from "./address.ts";
import { isLimitedAround } from "./around.ts";
import { mayAskElsewhere } from "./candidates.ts";
import { optionsPresence } from "./options.ts";
import { isLimitedForAll } from "./process-limit.ts";
import { isLimitedLater } from "./result.ts";
import { isStreaming } from "./streaming.ts";

/** A call that asks another service, or makes the client that does. */
export interface OutboundCall {
  readonly node: Exclude<CallNode, TSESTree.TaggedTemplateExpression>;
  readonly model: OutboundModel;
  /** Whether something ends the call when it takes too long. */
  readonly limit: Presence;
}

const remembered = new WeakMap<Facts, readonly OutboundCall[]>();

/** The calls of a file that ask other services. */
export function outboundCalls(facts: Facts): readonly OutboundCall[] {
  let calls = remembered.get(facts);
  if (calls === undefined) {
    calls = facts.calls.flatMap((call) => outboundAt(facts, call) ?? []);
    remembered.set(facts, calls);
  }
  return calls;
}

function outboundAt(facts: Facts, node: CallNode): OutboundCall | undefined {
  if (node.type === "TaggedTemplateExpression" || !mayAskElsewhere(facts, node.callee)) return undefined;
  const called = calledModel(facts, node);
  const model = called?.call.outbound && asCalled(called.call.outbound, node);
  // A client that was made with options of its own is judged where it is made.
  if (model === undefined || (model.makes === "request" && called?.captures["client"] !== undefined))
    return undefined;
  return { node, model, limit: limitOf(facts, node, model) };
}

/** The model for this number of arguments; `undefined` where it depends on a word that isn't in sight. */
function asCalled(
  model: OutboundModel,
  { arguments: args }: OutboundCall["node"],
): OutboundModel | undefined {
  const { shortened } = model;
  if (shortened?.length !== args.length) return model;
  const word = literalText(args[0])?.toLowerCase();
  if (word === undefined) return undefined;
  return shortened.words.includes(word) ? { ...model, options: [{ argument: args.length - 1 }] } : model;
}

interface Called {
  readonly call: CallModel;
  readonly captures: Captures;
}

function calledModel({ origins, frame }: Facts, node: OutboundCall["node"]): Called | undefined {
  const target = unwrapped(node.callee);
  if (target.type === "MemberExpression" && keyName(target) === undefined) return undefined;
  let callee: Value | undefined = origins.value(node.callee, frame);
  if (callee?.kind === "package") callee = defaultExport(origins, callee);
  if (callee?.kind === "method") {
    return node.type === "NewExpression"
      ? undefined
      : { call: callee.call, captures: callee.owner?.captures ?? {} };
  }
  if (callee?.kind !== "library") return undefined;
  const call = node.type === "NewExpression" ? callee.type.type.construct : origins.models.call(callee.type);
  return call && { call, captures: callee.captures };
}

function limitOf(facts: Facts, node: OutboundCall["node"], model: OutboundModel): Presence {
  const { origins, frame } = facts;
  const address = model.address && placedNode(node.arguments, model.address);
  if (model.makes === "request" && address !== undefined && !leadsElsewhere(origins, address, frame))
    return "unknown";
  const given = optionsPresence(origins, node, model, frame);
  if (given !== "absent") return given;
  if (isLimitedForAll(facts, model) || isLimitedLater(facts, node, model)) return "unknown";
  if (model.makes === "request" && (isLimitedAround(facts, node) || isStreaming(facts, node, model)))
    return "unknown";
  return "absent";
}
