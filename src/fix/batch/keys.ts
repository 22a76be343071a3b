import type { Facts } from "../../facts/facts-of.ts";
import type { KeyCondition } from "../../facts/selection/selection.ts";
import type { PatternStep } from "../../syntax/patterns.ts";
import { variableAt } from "../../syntax/scopes.ts";
import type { Edit } from "../edit.ts";
import { singularName } from "../nouns.ts";
import { arrayText } from "./collection.ts";
import type { KeyedQuery } from "./keyed-query.ts";
import type { Site } from "./site.ts";

/** How an array of the keys of all elements is written: `orders.map((order) => order.userId)`. */
export function keysText(
  { path, repetition, facts, site }: Pick<KeyedQuery, "path" | "repetition" | "facts" | "site">,
  source: string,
  isNullable: boolean,
): string {
  const { steps } = path;
  const collection = arrayText(facts, repetition, source);
  if (steps.length === 0 && !isNullable) return collection;
  const { element } = repetition;
  const isNamed = element?.type === "Identifier";
  const [step, ...further] = steps;
  const [parameter, key] =
    isNamed || step === undefined || further.length > 0 || isNullable
      ? whole(isNamed ? element.name : elementName(source, facts, site), steps)
      : destructured(step);
  return isNullable
    ? `${collection}.flatMap(${parameter} => ${key} ?? [])`
    : `${collection}.map(${parameter} => ${key})`;
}

/** The same without those that come twice. */
export function distinctKeysText(
  keyed: Pick<KeyedQuery, "path" | "repetition" | "facts" | "site">,
  source: string,
  isNullable: boolean,
): string {
  const keys = keysText(keyed, source, isNullable);
  // A set has none twice.
  return keys === `[...${source}]` ? keys : `[...new Set(${keys})]`;
}

/** Writes "the column is one of these" where the query says which value it has. */
export function membershipEdits({ membership }: KeyCondition, keys: string): Edit[] {
  // Not the `$` of an operator.
  return membership.map(({ range, text }) => ({ range, text: text.replace(/\$(?!\w)/, () => keys) }));
}

/** A name for one of `orders`, which means nothing there yet. */
export function elementName(collection: string, { module }: Facts, { statement }: Site): string {
  const names = [singularName(collection), "element", "item"];
  return (
    names.find((name) => isIdentifier(name) && variableAt(module.scopes, statement, name) === undefined) ??
    "one"
  );
}

function whole(name: string, steps: readonly PatternStep[]): [string, string] {
  return [`(${name})`, name + accessors(steps)];
}

function accessors(steps: readonly PatternStep[]): string {
  return steps
    .map((step) =>
      typeof step === "number" ? `[${step}]` : isIdentifier(step) ? `.${step}` : `[${JSON.stringify(step)}]`,
    )
    .join("");
}

function destructured(step: PatternStep): [string, string] {
  if (typeof step === "number") return [`([${", ".repeat(step)}key])`, "key"];
  return isIdentifier(step) ? [`({ ${step} })`, step] : [`(element)`, `element[${JSON.stringify(step)}]`];
}

/** A property of an object, as code reads it. */
export function member(object: string, name: string): string {
  return object + accessors([name]);
}

export function isIdentifier(name: string): boolean {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name);
}
