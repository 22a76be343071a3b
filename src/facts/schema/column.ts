import type { Origins } from "../../origins/origins.ts";
import type { Query } from "../query.ts";
import { declaredTable } from "./table-of.ts";
import { typedColumn } from "./typed-documents.ts";

/** What is declared of a column. */
export interface Column {
  /** What its values are in a row. */
  readonly kind: "number" | "string" | "bigint" | "boolean" | "date" | "objectId" | "other";
  readonly nullable: boolean;
  /** No two rows have the same value. */
  readonly unique: boolean;
  /** The database takes two values for equal just when the language does: no collation, no canonical spelling, no rounding. */
  readonly isExact: boolean;
}

/** What the project's schema says of a column of the table that a query is about. */
export function columnOf(origins: Origins, query: Query, name: string): Column | undefined {
  return declaredTable(origins, query)?.types?.get(name) ?? typedColumn(origins, query, name);
}
