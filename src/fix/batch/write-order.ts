import type { TSESTree } from "@typescript-eslint/utils";
import type { Facts } from "../../facts/facts-of.ts";
import { partOf } from "../../facts/query-parts.ts";
import type { Query } from "../../facts/query.ts";
import { declaredTable } from "../../facts/schema/table-of.ts";
import { isFunction, keyName } from "../../syntax/nodes.ts";
import { contains } from "../../syntax/walk.ts";
import { isInTransaction } from "./transaction.ts";

/** What one write by many keys does otherwise than many writes by one: a failure leaves nothing, and rows are written at once. */
export function orderReasons(facts: Facts, query: Query): string[] {
  const { origins } = facts;
  const values = (["values", "set"] as const).flatMap((part) => partOf(origins, query, part).nodes);
  const deletes = values.length === 0;
  const isDocument = query.statement.store === "document";
  const reasons: string[] = [];
  // Nothing refers to documents, so that nothing keeps them from being deleted.
  if (!(isDocument && deletes) && !isInTransaction(facts, query))
    reasons.push("what was written before a failing one need not stay");
  if (!isDocument && deletes && mayReferToItself(facts, query))
    reasons.push("no row refers to another of them");
  const filter = partOf(origins, query, "filter");
  if (filter.nodes.some((node) => readsOthers(facts, query, node)))
    reasons.push("no row decides what becomes of another");
  return reasons;
}

/** A row that others refer to can be deleted with them, but not before them. */
function mayReferToItself({ origins }: Facts, query: Query): boolean {
  const table = declaredTable(origins, query);
  return (
    table?.complete !== true ||
    [...table.relations.values()].some((relation) => relation.table === table.name)
  );
}

/** A condition on related rows, or a query within the query. */
function readsOthers({ origins, frame }: Facts, query: Query, filter: TSESTree.Node): boolean {
  const relations = declaredTable(origins, query)?.relations;
  return contains(filter, (node) => {
    if (isFunction(node)) return true;
    if (node.type === "Property") return relations?.has(keyName(node) ?? "") === true;
    if (node.type !== "CallExpression") return false;
    const value = origins.value(node, frame);
    return value?.kind === "library" && origins.models.describesStatement(value.type);
  });
}
