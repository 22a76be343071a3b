import type { Facts } from "../../facts/facts-of.ts";
import type { Query } from "../../facts/query.ts";
import { declaredTable } from "../../facts/schema/table-of.ts";
import { literalText } from "../../syntax/nodes.ts";

/** What must be true for one statement for many to do what many for one do, whatever they say. */
export function differences(facts: Facts, query: Query): string[] {
  const { batch } = query.statement;
  if (typeof batch !== "object") return [];
  const differs = batch.differs === undefined ? [] : [batch.differs];
  return batch.hooks === undefined ? differs : [...differs, ...hookReasons(facts, query, batch.hooks)];
}

/** Of code that the schema may hang around statements of the one kind and not of the other. */
function hookReasons({ origins }: Facts, query: Query, hooks: string): string[] {
  const table = declaredTable(origins, query);
  const reasons = table?.hooks === false ? [] : [hooks];
  for (const { call, node } of query.chain.links) {
    const [path] = call.role === "populate" && node.type === "CallExpression" ? node.arguments : [];
    const name = path && literalText(path);
    // What isn't a column is filled as the schema says, which may limit how many there are of all rows together.
    if (name !== undefined && table?.columns.includes(name) !== true)
      reasons.push(`\`${name}\` is filled without a limit`);
  }
  return reasons;
}
