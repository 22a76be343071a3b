import type { TSESTree } from "@typescript-eslint/utils";
import { placedNode } from "../../origins/place.ts";
import type { Origins } from "../../origins/origins.ts";
import { keyName, unwrapped } from "../../syntax/nodes.ts";
import type { Query } from "../query.ts";
import { readCondition } from "./conditions.ts";
import { sqlSelection } from "./sql-selection.ts";

/** `column = value`, one of the conditions that must all hold. */
export interface KeyCondition {
  /** As a row names it. */
  readonly column: string;
  /** Where the code names it; `undefined` for the property of an object. */
  readonly columnNode?: TSESTree.Node;
  /** The table, or its alias, before the column in SQL text. */
  readonly qualifier?: string;
  readonly value: TSESTree.Node;
  /** What to write in which place for "column is one of `$`". */
  readonly membership: readonly Replacement[];
  /** What that needs imported: names and the packages that export them. */
  readonly imports: Readonly<Record<string, string>>;
}

export interface Replacement {
  readonly range: TSESTree.Range;
  readonly text: string;
}

/** Which rows a query is about, where the code spells it out. */
export interface Selection {
  readonly keys: readonly KeyCondition[];
  /** There are other conditions, which must hold as well. */
  readonly filtered: boolean;
}

/** The rows that a query selects; `undefined` when its filter isn't written out, or not in a form that could name several. */
export function selectionOf(origins: Origins, query: Query): Selection | undefined {
  const { filter, key, batch } = query.statement;
  if (typeof batch !== "object") return undefined;
  if (batch.sql !== undefined) return sqlSelection(origins, query, batch);
  if (query.node.type !== "CallExpression") return undefined;
  const keys: KeyCondition[] = [];
  let filtered = false;
  const add = (part: Selection | undefined): boolean => {
    keys.push(...(part?.keys ?? []));
    filtered ||= part?.filtered === true;
    return part !== undefined;
  };
  const { node } = query.chain.links.find(({ call }) => call.statement === query.statement) ?? query;
  if (key?.argument !== undefined && batch.byKey !== undefined && node.type === "CallExpression") {
    const value = placedNode(node.arguments, key);
    if (value === undefined || !isPath(value)) return undefined;
    const { column, written } = batch.byKey;
    keys.push({
      column,
      value,
      membership: [{ range: value.range, text: written }],
      imports: batch.imports ?? {},
    });
  }
  for (const link of query.chain.links) {
    if (link.call.role !== "filter") continue;
    if (!add(readCondition(origins, link.node, link.call.condition, query.frame))) return undefined;
  }
  const place =
    filter?.argument === undefined || node.type !== "CallExpression"
      ? undefined
      : placedNode(node.arguments, filter);
  if (place !== undefined) {
    const written = unwrapped(place);
    const isObject = written.type === "ObjectExpression";
    if (!isObject && written.type !== "CallExpression") return undefined;
    if (
      isObject
        ? !add(objectSelection(written, batch.membership, batch.imports))
        : !add(readCondition(origins, written, undefined, query.frame))
    )
      return undefined;
  }
  return { keys, filtered };
}

/** `{ id: order.userId, active: true }`: an object of columns and the values they must have. */
function objectSelection(
  object: TSESTree.ObjectExpression,
  membership: string | undefined,
  imports: Readonly<Record<string, string>> = {},
): Selection | undefined {
  if (membership === undefined) return undefined;
  const keys: KeyCondition[] = [];
  let filtered = false;
  for (const property of object.properties) {
    const column = property.type === "Property" && !property.computed ? keyName(property) : undefined;
    if (property.type !== "Property" || column === undefined) return undefined;
    // Operators and paths into a column are no columns.
    if (!isPath(property.value) || !/^\w+$/.test(column)) {
      filtered = true;
      continue;
    }
    const [range, text] = property.shorthand
      ? [property.range, `${column}: ${membership}`]
      : [property.value.range, membership];
    keys.push({ column, value: property.value, membership: [{ range, text }], imports });
  }
  return { keys, filtered };
}

export function isPath(node: TSESTree.Node): boolean {
  switch (node.type) {
    case "Identifier":
      return true;
    case "MemberExpression":
      return isPath(node.object);
    case "TSNonNullExpression":
    case "TSAsExpression":
      return isPath(node.expression);
    default:
      return false;
  }
}
