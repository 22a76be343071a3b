import type { Query } from "../../facts/query.ts";
import type { Edit } from "../edit.ts";

/** The statement's method by the name under which it takes lists, if it has another one for that; `undefined` if it can't be renamed. */
export function renamedMethod({ node, statement: { batch } }: Query): Edit[] | undefined {
  const name = typeof batch === "object" ? batch.method : undefined;
  if (name === undefined) return [];
  if (node.type !== "CallExpression" || node.callee.type !== "MemberExpression") return undefined;
  const { property, computed } = node.callee;
  return computed ? undefined : [{ range: property.range, text: name }];
}
