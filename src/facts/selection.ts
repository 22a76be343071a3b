import type { TSESTree } from "@typescript-eslint/utils";
import { placedNode } from "../origins/place.ts";
import { keyName, unwrapped } from "../syntax/nodes.ts";
import type { Query } from "./query.ts";

/** `column = value`, one of the conditions that must all hold. */
export interface KeyCondition {
  /** As the code spells it. */
  readonly column: string;
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
export function selectionOf(query: Query): Selection | undefined {
  const { filter, batch } = query.statement;
  if (filter?.argument === undefined || typeof batch !== "object" || batch.membership === undefined)
    return undefined;
  if (query.node.type !== "CallExpression") return undefined;
  const object = placedNode(query.node.arguments, filter);
  return object && objectSelection(unwrapped(object), batch.membership, batch.imports ?? {});
}

/** `{ id: order.userId, active: true }`: an object of columns and the values they must have. */
function objectSelection(
  object: TSESTree.Node,
  membership: string,
  imports: Readonly<Record<string, string>>,
): Selection | undefined {
  if (object.type !== "ObjectExpression") return undefined;
  const keys: KeyCondition[] = [];
  let filtered = false;
  for (const property of object.properties) {
    if (property.type !== "Property" || property.computed) return undefined;
    const column = keyName(property);
    if (column === undefined) return undefined;
    const value = unwrapped(property.value);
    if (!isPath(value)) {
      filtered = true;
      continue;
    }
    const text = property.shorthand ? `${column}: ${membership}` : membership;
    keys.push({
      column,
      value: property.value,
      membership: [{ range: property.shorthand ? property.range : property.value.range, text }],
      imports,
    });
  }
  return { keys, filtered };
}

function isPath(node: TSESTree.Node): boolean {
  const inner = unwrapped(node);
  return inner.type === "Identifier" || (inner.type === "MemberExpression" && isPath(inner.object));
}
