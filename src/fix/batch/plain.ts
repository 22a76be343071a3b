import type { Query } from "../../facts/query.ts";

/** Rows are plain objects, of which a copy without one of its columns is as good as a row. */
export function isPlain({ statement, chain }: Query): boolean {
  const { batch, columns } = statement;
  if (typeof batch === "object" && batch.plain === true) return true;
  return columns?.plainBy !== undefined && chain.links.some(({ name }) => name === columns.plainBy);
}
