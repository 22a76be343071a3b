import type { TSESTree } from "@typescript-eslint/utils";
import type { Facts } from "../facts-of.ts";
import { callsByBody } from "../../syntax/calls.ts";
import { retryLoop } from "./loops.ts";
import { optionRetry } from "./option.ts";
import { probeLoop } from "./probe.ts";
import { recursiveRetry } from "./recursion.ts";
import type { Retry } from "./retry.ts";

const remembered = new WeakMap<Facts, readonly Retry[]>();

/** Everything in a file that repeats an operation because it failed. */
export function retriesOf(facts: Facts): readonly Retry[] {
  let retries = remembered.get(facts);
  if (retries === undefined) {
    retries = [...findRetries(facts)];
    remembered.set(facts, retries);
  }
  return retries;
}

function* findRetries(facts: Facts): Generator<Retry> {
  for (const { calls, loops } of callsByBody(facts.module.ast).values()) {
    for (const node of [...loops, ...calls]) {
      const retry = retryAt(facts, node);
      if (retry !== undefined) yield retry;
    }
  }
}

function retryAt(facts: Facts, node: TSESTree.Node): Retry | undefined {
  switch (node.type) {
    case "WhileStatement":
    case "DoWhileStatement":
    case "ForStatement":
      return retryLoop(facts, node) ?? probeLoop(facts, node);
    case "CallExpression":
      return recursiveRetry(facts, node) ?? optionRetry(facts, node);
    case "NewExpression":
      return optionRetry(facts, node);
    default:
      return undefined;
  }
}
