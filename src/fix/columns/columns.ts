import type { OverFetch } from "../../facts/over-fetch.ts";
import type { Query } from "../../facts/query.ts";
import { quoteIdentifier, sqlDialects, type SqlDialect } from "../../sql/index.ts";
import type { Edit } from "../edit.ts";
import { listInChain } from "./chain.ts";
import { keyColumns } from "./key.ts";
import { listInOptions } from "./options.ts";
import { listInSelectText } from "./select-text.ts";
import { listInSql } from "./sql.ts";

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
  const { use, need, table, query } = found;
  if (query === undefined) return undefined;
  const proven = need !== "unknown" && need !== "nothing";
  // Code that names the type of whole rows wants whole rows.
  if (proven && use.typed !== undefined) return undefined;
  const columns = !proven ? table?.columns : need === "columns" ? use.columns : keyColumns(query, table);
  const edits = editsFor(found, query, columns ?? []);
  return (
    edits && { edits, columns: columns ?? [], proven: proven && namesColumns(found, query, columns ?? []) }
  );
}

/** What is read are columns for sure, not what a class or a library computes from columns that the code doesn't name. */
function namesColumns(
  { table, cause }: OverFetch,
  { statement, chain }: Query,
  columns: readonly string[],
): boolean {
  const plainBy = statement.columns?.plainBy;
  if (plainBy !== undefined) return chain.links.some(({ name }) => name === plainBy);
  if (cause.kind === "sql") return isSpelledPlainly(columns, cause.star.dialect);
  // Rows have the names of the database, which no type of theirs tells.
  if (table === undefined && statement.columns?.form === "arguments" && !isSpelledPlainly(columns, undefined))
    return false;
  return table === undefined ? statement.columns?.entities !== true : table.runsOnLoad !== true;
}

/** A name that a database would spell otherwise is rather one that the client gives to columns, or an index, than one of the table's. */
function isSpelledPlainly(columns: readonly string[], dialect: SqlDialect | undefined): boolean {
  const dialects = dialect === undefined ? sqlDialects : [dialect];
  return columns.every(
    (column) =>
      /^[a-z_][a-z0-9_]*$/.test(column) || dialects.every((one) => quoteIdentifier(column, one) === column),
  );
}

function editsFor(found: OverFetch, query: Query, columns: readonly string[]): Edit[] | undefined {
  const { cause, use } = found;
  if (cause.kind === "sql") return listInSql(found, query, cause.star, columns);
  if (columns.length === 0 && use.relations.size === 0) return undefined;
  if (cause.kind === "absent" && query.statement.columns?.method === undefined)
    return listInOptions(query, use, cause.relations, columns);
  return (
    listInChain(query, cause, columns) ??
    (cause.kind === "star" && query.statement.columns?.form === "text"
      ? listInSelectText(cause.link, use, columns)
      : undefined)
  );
}
