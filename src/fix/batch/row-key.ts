import type { KeyedQuery } from "./keyed-query.ts";

/** How the key of a row and that of an element are written so that equal keys are the same to a `Map`. */
export interface RowKey {
  readonly row: string;
  readonly key: string;
  /** Some elements have no key, and must be left out of the keys. */
  readonly isNullable: boolean;
  readonly reasons: readonly string[];
}

export function rowKey(keyed: KeyedQuery, row: string, key: string): RowKey {
  void keyed;
  return { row, key, isNullable: false, reasons: [`\`${row}\` and \`${key}\` are the same kind of value`] };
}
