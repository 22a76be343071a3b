import type { Column } from "./column.ts";

/** What is declared of a table. */
export interface Table {
  /** As the code names it. */
  readonly name: string;
  /** Properties of a row that are columns, in the order of their declaration. */
  readonly columns: readonly string[];
  /** Properties of a row that are other tables' rows. */
  readonly relations: ReadonlyMap<string, Relation>;
  /** The columns of the primary key. */
  readonly key: readonly string[];
  /** The relations are all that the database has, so that a row refers to no other of the table unless one of them says so. */
  readonly complete?: true;
  /** Code of the project runs when a row is loaded, and may read any of its columns. */
  readonly runsOnLoad?: true;
  /** False if the declaration shows that none of the project's code runs before or after a statement. */
  readonly hooks?: boolean;
  /** What is declared of the columns, by name. */
  readonly types?: ReadonlyMap<string, Column>;
}

export interface Relation {
  /** The other table's name, where the declaration says it. */
  readonly table: string | undefined;
  readonly many: boolean;
}
