import type { Origins } from "../origins/origins.ts";
import type { Query } from "./query.ts";
import { columnOf } from "./schema/column.ts";
import type { StaticType } from "./static-type.ts";

/** The type of a column in the rows of a query, as the schema that the project declares says. */
export function rowMember(origins: Origins, query: Query, name: string): StaticType | undefined {
  const column = columnOf(origins, query, name);
  return column === undefined || column.kind === "other"
    ? undefined
    : { kind: column.kind, nullable: column.nullable, stored: true };
}
