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
  /** The statements since the last call, without those that open and close transactions. */
  takeStatements(): Statement[];
  close(): Promise<void>;
}

const transactionControl =
  /^\s*(begin|commit|rollback|start transaction|savepoint|release|set transaction)\b/i;

export function isTransactionControl(text: string): boolean {
  return transactionControl.test(text);
}
