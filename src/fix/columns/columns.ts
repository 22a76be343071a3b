import type { OverFetch } from "../../facts/over-fetch.ts";
import type { Edit } from "../edit.ts";
import { keyColumns } from "./key.ts";
import { listInOptions } from "./options.ts";

/** What makes a read fetch only what is needed. */
export interface ColumnsFix {
  readonly edits: readonly Edit[];
  /** As they are told to a person. */
  readonly columns: readonly string[];
  /** It is proven that no other column is needed. */
  readonly proven: boolean;
}

/** Lists the columns that are read; where rows get out of sight, all those of the table as a start. */
export function listColumns(found: OverFetch): ColumnsFix | undefined {
  const { use, need, table, query, projection } = found;
  const proven = need !== "unknown" && need !== "nothing";
  // Code that names the type of whole rows wants whole rows.
  if (proven && use.typed !== undefined) return undefined;
  const columns = proven ? neededColumns(found) : table?.columns;
  if (columns === undefined || (columns.length === 0 && use.relations.size === 0)) return undefined;
  if (projection.kind !== "absent") return undefined;
  const form = query.statement.columns?.form;
  const edits = form === "flags" ? listInOptions(found, projection.relations, columns) : undefined;
  return edits && { edits, columns, proven };
}

function neededColumns({ use, need, query, table }: OverFetch): readonly string[] | undefined {
  return need === "columns" ? use.columns : keyColumns(query, table);
}
