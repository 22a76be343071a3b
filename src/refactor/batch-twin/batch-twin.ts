import type { TSESTree } from "@typescript-eslint/utils";
import { calledFunctions } from "../../facts/effects.ts";
import { factsOfFile, type Facts } from "../../facts/facts-of.ts";
import { queryAt, type Query } from "../../facts/query.ts";
import type { RepeatedQuery } from "../../facts/repeated-query.ts";
import { twinName } from "../../fix/batch/twin-name.ts";
import type { FunctionValue } from "../../origins/value.ts";
import { variableAt } from "../../syntax/scopes.ts";
import type { FileEdits } from "../file-edits.ts";
import { Refusal } from "../refusal.ts";
import { callSiteOf, useTwin } from "./call-site.ts";
import { calledName } from "./callee.ts";
import { excerpt, handedOnBy, type HandedOn } from "./handed-on.ts";
import { helperOf, type Helper } from "./helper.ts";
import { linkTwin } from "./link-twin.ts";
import { queryTwin, type CalledQuery } from "./query-twin.ts";
import type { Twin } from "./twin.ts";

/** How files other than the one with the finding are read. */
export interface Place {
  readonly cwd: string;
  readonly settings: unknown;
}

/** Creates the batch twins of the helpers between a loop and its query, and calls the first once before the loop. @returns what isn't proven. */
export function batchTwin(facts: Facts, found: RepeatedQuery, place: Place, edits: FileEdits): string[] {
  const site = callSiteOf(facts, found);
  const name = calledName(site.call);
  const fn = onlyFunction(facts, site.call, facts.frame, name);
  const twin = twinOf(fn, name, site.index, {
    ...place,
    table: found.table.replaceAll("`", ""),
    edits,
    depth: 0,
  });
  return [...new Set([...twin.conditions, ...useTwin(site, twin, edits)])];
}

interface Chain extends Place {
  readonly table: string;
  readonly edits: FileEdits;
  readonly depth: number;
}

const maximumDepth = 7;

function twinOf(fn: FunctionValue, name: string, index: number, chain: Chain): Twin {
  const helper = helperOf(fn, name, index);
  const facts = factsOfFile(helper.module.filename, chain.cwd, chain.settings);
  if (facts?.module !== helper.module || chain.depth > maximumDepth)
    throw new Refusal(`\`${name}\` can't be followed.`);
  const handed = handedOnBy(helper);
  usedOnce(helper);
  const twin = twinName(helper.name, chain.table, helper.key.name);
  const query = queryAt(facts.origins, handed.call, fn.frame);
  if (query !== undefined) {
    if (query.likely) throw new Refusal(`\`${excerpt(handed.call, helper)}\` is a query by its name alone.`);
    return queryTwin(facts, helper, handed, query as Query as CalledQuery, twin, chain.edits);
  }
  const argument = keyArgument(helper, handed);
  const next = calledName(handed.call);
  const callee = onlyFunction(facts, handed.call, fn.frame, next);
  const of = twinOf(callee, next, argument.index, { ...chain, depth: chain.depth + 1 });
  return linkTwin(facts.origins.project, helper, handed, argument.node, of, twin, chain.edits);
}

function onlyFunction(
  { origins }: Facts,
  call: TSESTree.CallExpression,
  frame: FunctionValue["frame"],
  name: string,
): FunctionValue {
  const value = origins.value(call.callee, frame);
  if (value?.kind === "function") return value;
  const functions = calledFunctions(origins, call, frame);
  throw new Refusal(
    functions.length > 1
      ? `\`${name}\` is one of ${functions.length} functions: each would need a twin.`
      : `What \`${name}\` is can't be told here.`,
  );
}

/** The key goes to one place, and nothing happens to it on the way. */
function usedOnce({ key, name, module, node }: Helper): void {
  const references = variableAt(module.scopes, node.body, key.name)?.references ?? [];
  if (references.length !== 1)
    throw new Refusal(
      `\`${name}\` uses its key \`${key.name}\` ${references.length === 0 ? "nowhere" : "more than once"}.`,
    );
}

function keyArgument({ key, name }: Helper, { call }: HandedOn): { index: number; node: TSESTree.Node } {
  const index = call.arguments.findIndex(
    (argument) => argument.type === "Identifier" && argument.name === key.name,
  );
  const node = call.arguments[index];
  if (node === undefined)
    throw new Refusal(`\`${name}\` makes something of its key \`${key.name}\` before it hands it on.`);
  return { index, node };
}
