import type { Facts } from "../../facts/facts-of.ts";
import type { Query } from "../../facts/query.ts";
import { declaredTable } from "../../facts/schema/table-of.ts";
import { literalText } from "../../syntax/nodes.ts";

/** What must be true of code that the schema may hang around statements of the one kind and not of the other. */
export function hookReasons({ origins }: Facts, query: Query): string[] {
  const { batch } = query.statement;
  if (typeof batch !== "object" || batch.hooks === undefined) return [];
  const table = declaredTable(origins, query);
  const reasons = table?.hooks === false ? [] : [batch.hooks];
  for (const { call, node } of query.chain.links) {
    const [path] = call.role === "populate" && node.type === "CallExpression" ? node.arguments : [];
    const name = path && literalText(path);
    // What isn't a column is filled as the schema says, which may limit how many there are of all rows together.
    if (name !== undefined && table?.columns.includes(name) !== true)
      reasons.push(`\`${name}\` is filled without a limit`);
  }
  return reasons;
}
