import type { TSESTree } from "@typescript-eslint/utils";
import { elementPath } from "../../facts/element-path.ts";
import type { Facts } from "../../facts/facts-of.ts";
import type { RepeatedQuery } from "../../facts/repeated-query.ts";
import { keptCollection } from "../../fix/batch/batch-read.ts";
import { placeBefore, textOf, type KeyedPlace } from "../../fix/batch/keyed-query.ts";
import { keysText } from "../../fix/batch/keys.ts";
import { Lines } from "../../fix/batch/lines.ts";
import { asksForPresence } from "../../fix/batch/lookup.ts";
import { resultOf, type Result } from "../../fix/batch/result.ts";
import { sharedRow } from "../../fix/batch/sharing.ts";
import type { Edit } from "../../fix/edit.ts";
import { rewritten } from "../../fix/rewriting.ts";
import type { FileEdits } from "../file-edits.ts";
import { Refusal } from "../refusal.ts";
import { renameCallee } from "./callee.ts";
import type { Twin } from "./twin.ts";

/** A call of a helper for each element, and where one call for all can stand. */
export interface CallSite {
  readonly facts: Facts;
  readonly call: TSESTree.CallExpression;
  readonly repetition: RepeatedQuery["repetition"];
  /** The position of the key among the arguments. */
  readonly index: number;
  readonly path: NonNullable<ReturnType<typeof elementPath>>;
  readonly place: KeyedPlace;
  readonly result: Result;
}

/** @throws Refusal where the call can't be made once, before the loop. */
export function callSiteOf(facts: Facts, found: RepeatedQuery): CallSite {
  const { node: call, repetition } = found;
  if (call.type !== "CallExpression" || repetition.node === call)
    throw new Refusal("The helper is handed over by name: nothing here calls it with a key.");
  const what = `\`${textOf(facts, call)}\``;
  const keys = call.arguments.flatMap((argument, index) => {
    const path = elementPath(argument, repetition, facts.module);
    return path === undefined ? [] : [{ index, path, value: argument }];
  });
  const [key, ...others] = keys;
  if (key === undefined || others.length > 0)
    throw new Refusal(`${what} takes ${key ? "several keys" : "no plain key"} of the element.`);
  const place = placeBefore(facts, { ...found, node: call }, key, true);
  if (place === undefined)
    throw new Refusal(
      `${what} can't be made once before the loop: what it takes, or whether it runs, is decided inside.`,
    );
  const result = resultOf(call, repetition, facts.module.text);
  if (result?.takes !== "all")
    throw new Refusal(`${what} isn't awaited where it stands, or gives rows of which one is taken.`);
  return { facts, call, repetition, index: key.index, path: key.path, place, result };
}

/** Calls the twin before the loop, and looks up its map in the loop; what isn't proven comes out. */
export function useTwin(site: CallSite, twin: Twin, edits: FileEdits): string[] {
  const { facts, call, index, place, result } = site;
  const { module, origins } = facts;
  const key = call.arguments[index] as TSESTree.Expression;
  const lines = new Lines(facts, place.site);
  const keyed = { ...site, ...place };
  const own: Edit[] = [];
  const source = keptCollection(keyed, lines, own);
  const keys = keysText(keyed, source, false);
  const callee = renameCallee(origins.project, module, call, twin.helper, twin.name, edits);
  const written = rewritten(module, call, [...callee, { range: key.range, text: keys }], lines.indentation);
  const map = lines.name(twin.mapName);
  lines.add(`const ${map} = await ${written}${lines.semicolon}`);
  const value = `${map}.get(${twin.keyOf(textOf(facts, key))})`;
  const isPlain = twin.missing === "undefined" || (twin.missing === "null" && asksForPresence(result.node));
  const { position } = place.site;
  edits.add(module, [
    { range: [position, position], text: lines.text },
    ...own,
    isPlain ? result.plain(value) : result.withFallback(value, twin.missing),
  ]);
  return [...place.reasons, ...sharedRow(keyed, result, true)];
}
