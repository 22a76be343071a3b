import type { TSESTree } from "@typescript-eslint/utils";
import { typeOf } from "../../facts/declared-type.ts";
import { sourceEdits } from "../../facts/sql-source.ts";
import { sentStatement, type SentStatement } from "../../facts/sql-statement.ts";
import { staticType, type StaticType } from "../../facts/static-type.ts";
import { dropLimit, selectColumn, unknownFunctions } from "../../sql/index.ts";
import { keyName } from "../../syntax/nodes.ts";
import type { Edit } from "../edit.ts";
import { isIdentifier } from "./keys.ts";
import { textOf, type KeyedQuery } from "./keyed-query.ts";

/** What has to change in a select so that it reads the rows of many keys. */
export interface SelectForMany {
  /** The property of a row that holds the key. */
  readonly column: string;
  /** The key wasn't read before. */
  readonly isAdded: boolean;
  /** The table's name. */
  readonly table: string;
  /** Functions in the text that may do anything. */
  readonly calls: readonly string[];
  /** `LIMIT 1` had to go. */
  readonly wasLimited: boolean;
  readonly edits: readonly Edit[];
}

type QueryWithKey = Pick<KeyedQuery, "facts" | "query" | "key">;

/** `undefined` where the text says more than one statement can do for many keys: groups, pages, locks, the first in an order. */
export function selectForMany(keyed: QueryWithKey): SelectForMany | undefined {
  const sent = sentStatement(keyed.facts.origins, keyed.query);
  if (sent?.statement.kind !== "select" || sent.statement.aggregateOnly) return undefined;
  const { clauses, limit, dialect } = sent.statement;
  const isPlain = UNFIT.every((clause) => clauses[clause] === "absent");
  const wasLimited = clauses.limit !== "absent";
  if (!isPlain || (wasLimited && (limit?.value !== 1 || clauses.orderBy !== "absent"))) return undefined;
  const dropped = wasLimited ? dropLimit(sent.text.parts, dialect) : [];
  const projected = projectedColumn(sent, keyed);
  if (dropped === undefined || projected === undefined || !isIdentifier(projected.name)) return undefined;
  const { module } = keyed.facts;
  const edits = sourceEdits([...dropped, ...projected.edits], sent.text, module);
  if (edits === undefined) return undefined;
  const isAdded = projected.edits.length > 0;
  const typed = isAdded ? widenedRow(keyed, projected.name) : [];
  const table = sent.statement.tables[0]?.name ?? "row";
  const calls = unknownFunctions(sent.text.parts, dialect);
  return { column: projected.name, isAdded, table, calls, wasLimited, edits: [...edits, ...typed] };
}

const UNFIT = ["distinct", "setOperation", "groupBy", "having", "offset", "window", "lock"] as const;

/** The name that a row has the key by. */
function projectedColumn({ statement }: SentStatement, { key }: QueryWithKey) {
  const columns = statement.projection?.columns ?? [];
  const own = columns.find(({ kind, column }) => kind === "column" && column === key.column);
  const name = own?.name ?? key.column;
  // Of two columns with one name, a row has the last.
  if (columns.some((column) => column !== own && column.name === name)) return undefined;
  if (own !== undefined) return { name, edits: [] };
  const edits = selectColumn(statement, key.column, key.qualifier);
  return edits && { name, edits };
}

/** The types of columns that are as their keys are; a driver may give a number as text. */
const TYPES: Readonly<Record<string, string>> = { string: "string", boolean: "boolean", date: "Date" };

/** The type of a row, where the query spells it out as its type argument: with the column that it reads now. */
function widenedRow({ facts, query, key }: QueryWithKey, column: string): Edit[] {
  const [type] = query.node.typeArguments?.params ?? [];
  const row = type?.type === "TSArrayType" ? type.elementType : type;
  if (row === undefined || row.type === "TSAnyKeyword" || isOfPackage(facts, row)) return [];
  const kind = TYPES[staticType(facts.origins, key.value, facts.frame)?.kind ?? ""] ?? "unknown";
  const last = row.type === "TSTypeLiteral" ? row.members.at(-1) : undefined;
  if (last !== undefined) {
    const separator = /[;,]\s*$/.test(textOf(facts, last)) ? " " : "; ";
    return [{ range: [last.range[1], last.range[1]], text: `${separator}${column}: ${kind}` }];
  }
  const text = `${textOf(facts, row)} & { ${column}: ${kind} }`;
  return [{ range: row.range, text: row === type ? text : `(${text})` }];
}

/** Rows that a library describes may have any column. */
function isOfPackage({ origins, module }: KeyedQuery["facts"], row: TSESTree.TypeNode): boolean {
  return row.type === "TSTypeReference" && typeOf(origins, row, module) === undefined;
}

/** What the query's type argument says of a column of its rows. */
export function claimedType({ facts, query }: QueryWithKey, column: string): StaticType | undefined {
  const [argument] = query.node.typeArguments?.params ?? [];
  const type = argument && typeOf(facts.origins, argument, facts.module);
  const row = type?.kind === "array" ? type.element?.() : type;
  return row?.member?.(column);
}

/** The columns that the query's type argument spells out. */
export function claimedNames({ query }: QueryWithKey): string[] {
  const [type] = query.node.typeArguments?.params ?? [];
  const row = type?.type === "TSArrayType" ? type.elementType : type;
  if (row?.type !== "TSTypeLiteral") return [];
  return row.members.flatMap((member) =>
    member.type === "TSPropertySignature" ? (keyName(member) ?? []) : [],
  );
}
