import { placedNode } from "../../origins/place.ts";
import { statementCall } from "../../facts/query-parts.ts";
import type { Query } from "../../facts/query.ts";
import type { Table } from "../../facts/schema/table.ts";
import { keyName, unwrapped } from "../../syntax/nodes.ts";

/** A column that every row has, for reads that only ask whether there are rows: of the primary key, or of the filter. */
export function keyColumns(query: Query, table: Table | undefined): readonly string[] | undefined {
  const [key] = table?.key ?? [];
  if (key !== undefined) return [key];
  const column = filteredColumn(query);
  return column === undefined ? undefined : [column];
}

/** A property of the filter that is a column for sure. */
function filteredColumn(query: Query): string | undefined {
  const { statement } = query;
  const node = statementCall(query);
  if (statement.filter === undefined || node.type !== "CallExpression") return undefined;
  const filter = placedNode(node.arguments, statement.filter);
  const object = filter && unwrapped(filter);
  if (object?.type !== "ObjectExpression") return undefined;
  const names: string[] = [];
  for (const property of object.properties) {
    const name = property.type === "Property" ? keyName(property) : undefined;
    if (property.type !== "Property" || name === undefined) continue;
    const value = unwrapped(property.value);
    if (value.type !== "ObjectExpression") names.push(name);
    else if (statement.unique === true) {
      // A key of several columns: `teamId_userId: { teamId, userId }`.
      const [part] = value.properties;
      const column = part?.type === "Property" ? keyName(part) : undefined;
      if (column !== undefined) names.push(column);
    }
  }
  if (names.includes("id")) return "id";
  return statement.unique === true ? names[0] : names.find((name) => /[a-z]Id$/.test(name));
}
