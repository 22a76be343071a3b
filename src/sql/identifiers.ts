import type { SqlDialect } from "./dialect.ts";
import { tokenize } from "./lexer.ts";
import { parsePostgresql } from "./postgresql/engine.ts";
import { reservedWords } from "./reserved-words.ts";

/** The name as a dialect needs it written where a column stands: quoted if it must be, else bare. */
export function quoteIdentifier(name: string, dialect: SqlDialect): string {
  if (
    isPlainWord(name) &&
    (dialect === "postgresql" ? isBareColumn(name) : !reservedWords.has(name.toLowerCase()))
  ) {
    return name;
  }
  switch (dialect) {
    case "mysql":
      return `\`${name.replaceAll("`", "``")}\``;
    case "mssql":
      return `[${name.replaceAll("]", "]]")}]`;
    default:
      return `"${name.replaceAll('"', '""')}"`;
  }
}

function isPlainWord(name: string): boolean {
  // Some parsers read `a$1` as a name and a parameter.
  if (name.includes("$")) return false;
  const [token, ...more] = tokenize(name, undefined) ?? [];
  return token?.type === "word" && more.length === 0 && token.end === name.length && token.start === 0;
}

/** Asks PostgreSQL: it folds upper case, and takes some words (`user`, `order`) for something else. */
function isBareColumn(name: string): boolean {
  const result = parsePostgresql(`SELECT ${name} FROM t`);
  if ("stoppedAt" in result) return false;
  const statement = result.tree.stmts?.[0]?.stmt;
  const item = statement && "SelectStmt" in statement ? statement.SelectStmt.targetList?.[0] : undefined;
  const value = item && "ResTarget" in item ? item.ResTarget.val : undefined;
  const [field, ...more] = value && "ColumnRef" in value ? (value.ColumnRef.fields ?? []) : [];
  return field !== undefined && "String" in field && field.String.sval === name && more.length === 0;
}
