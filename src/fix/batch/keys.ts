import type { PatternStep } from "../../syntax/patterns.ts";
import { singularName } from "../nouns.ts";
import type { KeyedQuery } from "./keyed-query.ts";
import { textOf } from "./keyed-query.ts";
import type { Lines } from "./lines.ts";

/** How an array of the keys of all elements is written: `orders.map((order) => order.userId)`. */
export function keysText(
  { facts, path, repetition, query }: KeyedQuery,
  collection: string,
  isNullable: boolean,
  lines: Lines,
): string {
  const { steps } = path;
  if (steps.length === 0 && !isNullable) return collection;
  const { element } = repetition;
  const fallback = /^[\w$]+$/.test(collection) ? singularName(collection) : "element";
  const named =
    element?.type === "Identifier"
      ? element.name
      : lines.parameter(fallback === collection ? "element" : fallback, "element", "item");
  const [parameter, key] =
    element?.type === "Identifier" || steps.length !== 1 || isNullable
      ? [`(${named})`, named + accessors(steps)]
      : destructured(steps[0]!);
  void facts;
  void textOf;
  void query;
  return isNullable
    ? `${collection}.flatMap(${parameter} => ${key} ?? [])`
    : `${collection}.map(${parameter} => ${key})`;
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

export function isIdentifier(name: string): boolean {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name);
}
