import type { Tables } from "../world.ts";

/** One statement that reached the engine. */
export interface Statement {
  text: string;
  /** The columns of the rows it returned, as `table.column`; a computed one is `?.name`. */
  columns: string[];
}

/** A database that programs run against, with a view of what was sent to it. */
export interface Engine {
  /** Shown in docs/fixes.md. */
  name: string;
  /** Replaces the contents of every table. */
  seed(tables: Tables): Promise<void>;
  /** The contents of every table, rows by primary key, as text to compare. */
  dump(): Promise<string>;
  /** The statements since the last call, without those that open and close transactions or set up a connection. */
  takeStatements(): Statement[];
  close(): Promise<void>;
}

const housekeeping =
  /^\s*(begin|commit|rollback|start transaction|savepoint|release|set|select version\(\))(?![\w.])/i;

/** Whether a statement is about the transaction or the connection, and would be sent for any program. */
export function isHousekeeping(text: string): boolean {
  return housekeeping.test(text);
}
