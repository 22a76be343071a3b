import type { TSESTree } from "@typescript-eslint/utils";
import { isWithin } from "../../facts/element-path.ts";
import { isWrittenInto } from "../../facts/invariant.ts";
import { columnOf, type Column } from "../../facts/schema/column.ts";
import { staticType, type StaticType } from "../../facts/static-type.ts";
import { isFunction } from "../../syntax/nodes.ts";
import { keyGuard, type KeyGuard } from "./key-guard.ts";
import { textOf, type KeyedQuery } from "./keyed-query.ts";

/** How the key of a row and that of an element are written so that equal keys are the same to a `Map`. */
export interface RowKey {
  readonly row: string;
  readonly key: string;
  /** The type of the row's key, where it is known. */
  readonly type?: string;
  /** Some elements have no key, and must be left out of the keys. */
  readonly isNullable: boolean;
  readonly reasons: readonly string[];
}

/** A key and what reads it: a query in a repetition, or in a function. */
type KeyAt = Pick<KeyedQuery, "facts" | "query" | "key"> & {
  readonly path: Pick<KeyedQuery["path"], "asserted">;
  readonly repetition: Pick<KeyedQuery["repetition"], "node">;
};

export function rowKey(keyed: KeyAt, row: string, key: string): RowKey {
  const { facts, query } = keyed;
  const column = columnOf(facts.origins, query, keyed.key.column);
  const type = keyType(keyed);
  // Of an unknown type, what the loop checks for may be missing.
  const isNullable = keyed.path.asserted || (type?.nullable ?? guardOf(keyed).present);
  const reasons = keyReasons(keyed);
  const same = { row, key, isNullable };
  const unproven = { ...same, reasons: [...reasons, `\`${row}\` and \`${key}\` are the same kind of value`] };
  const isDocument = query.statement.store === "document";
  const checked = typeof query.statement.batch === "object" && query.statement.batch.checked === true;
  // A document may do without the property, which its own type knows better.
  const typed = (kind: string) =>
    column?.nullable !== true ? { type: kind } : isDocument ? {} : { type: `${kind} | null` };
  switch (column?.kind) {
    case "number":
    case "boolean":
      return checked || type?.kind === column.kind ? { ...same, ...typed(column.kind), reasons } : unproven;
    case "string":
      if (column.isExact)
        return checked || type?.kind === "string" ? { ...same, ...typed("string"), reasons } : unproven;
      if (type?.stored === true) return { ...same, ...typed("string"), reasons };
      return { ...same, reasons: [...reasons, `\`${key}\` is spelled as the database spells it`] };
    case "bigint":
      if (type?.kind === "bigint") return { ...same, ...typed("bigint"), reasons };
      if (column.nullable) return unproven;
      return { ...same, row: `String(${row})`, key: `String(${key})`, type: "string", reasons };
    case "date": {
      if (
        column.nullable ||
        !column.isExact ||
        type === undefined ||
        (type.kind !== "date" && type.kind !== "string")
      )
        return unproven;
      // Text of digits is a number of milliseconds to some, and a year to others.
      if (isDocument && type.kind === "string") return unproven;
      const moment = type.kind === "date" ? `${key}.getTime()` : `new Date(${key}).getTime()`;
      return { ...same, row: `${row}.getTime()`, key: moment, type: "number", reasons };
    }
    case "objectId": {
      const written = { ...same, row: `String(${row})`, key: `String(${key})`, type: "string" };
      if (type?.kind === "objectId") return { ...written, reasons };
      if (type?.kind !== "string") return { ...written, reasons: unproven.reasons };
      return { ...written, reasons: [...reasons, `\`${key}\` is spelled as the database spells it`] };
    }
    default:
      // Keys of documents are objects, and equal when they are written the same.
      if (isDocument)
        return {
          ...same,
          row: `String(${row})`,
          key: `String(${key})`,
          type: "string",
          // What is compared as it is has the key's own type, in what can't be an array.
          reasons: isOwnType(query, column, type) ? reasons : unproven.reasons,
        };
      // Objects and numbers that a driver gives as text: equal when they are written the same.
      if (type?.kind === "date")
        return { ...unproven, row: `${row}.getTime()`, key: `${key}.getTime()`, type: "number" };
      if (type?.kind === "bigint")
        return { ...unproven, row: `String(${row})`, key: `String(${key})`, type: "string" };
      return unproven;
  }
}

function isOwnType(
  { statement: { batch } }: KeyedQuery["query"],
  column: Column | undefined,
  type: StaticType | undefined,
): boolean {
  const asItIs = typeof batch === "object" && batch.converts !== true;
  return asItIs && column?.unique === true && (type?.kind === "string" || type?.kind === "objectId");
}

function keyType({ facts, key }: KeyAt): StaticType | undefined {
  return staticType(facts.origins, key.value, facts.frame);
}

/** What isn't known of a key: whether there is one, and whether it can be looked up where the loop doesn't. */
export function keyReasons(keyed: KeyAt): string[] {
  const { facts, key, query } = keyed;
  const type = keyType(keyed);
  const text = textOf(facts, key.value);
  const { present, conditional } = guardOf(keyed);
  const isThere = type === undefined ? query.statement.unique === true : !type.nullable || present;
  const reasons = isThere ? [] : [`\`${text}\` is never null or undefined`];
  if (isAlwaysValid(type)) return reasons;
  if (conditional) reasons.push(`\`${text}\` can be looked up even where the loop leaves it out`);
  if (keepsResultsOfFailure(keyed)) reasons.push("no single key makes the read fail");
  return reasons;
}

function guardOf({ facts, key, repetition }: KeyAt): KeyGuard {
  return keyGuard(facts, key.value, repetition.node);
}

/** Any value of the type is one that a database can look up: no numbers out of range, no dates that are none. */
function isAlwaysValid(type: StaticType | undefined): boolean {
  return type?.stored === true || type?.kind === "string" || type?.kind === "boolean";
}

/** The loop stands in a `try`, and what it has done before a failure is used after that. */
function keepsResultsOfFailure({ facts, repetition }: KeyAt): boolean {
  const { node: loop } = repetition;
  for (
    let child: TSESTree.Node = loop, parent = loop.parent;
    parent != null && !isFunction(child);
    child = parent, parent = parent.parent
  ) {
    if (parent.type !== "TryStatement" || child !== parent.block) continue;
    const tried = child;
    return facts.module.scopes.scopes.some(({ references }) =>
      references.some((reference) => {
        const node = reference.identifier as TSESTree.Node;
        if (!isWithin(node, loop) || !(reference.isWrite() || isWrittenInto(node))) return false;
        return reference.resolved?.defs.some(({ name }) => !isWithin(name as TSESTree.Node, tried)) === true;
      }),
    );
  }
  return false;
}
