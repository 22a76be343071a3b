import type { Origins } from "../origins/origins.ts";
import type { Query } from "./query.ts";
import type { StaticType } from "./static-type.ts";

/** The type of a column in the rows of a query, as the schema that the project declares says. */
export function rowMember(_origins: Origins, _query: Query, _name: string): StaticType | undefined {
  return undefined;
}
