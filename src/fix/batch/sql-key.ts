import { useOfRows } from "../../facts/row-use/index.ts";
import { staticType } from "../../facts/static-type.ts";
import { textOf, type KeyedQuery } from "./keyed-query.ts";
import { keyReasons, type RowKey } from "./row-key.ts";
import { claimedNames, claimedType } from "./sql-projection.ts";

/**
 * How the key of a row of SQL text and that of an element are compared. What the column is isn't known, other than by the
 * type that the code gives to the rows, and drivers give some numbers as text.
 */
export function sqlRowKey(keyed: KeyedQuery, column: string, row: string): RowKey {
  const { facts, key: condition, query } = keyed;
  const key = textOf(facts, condition.value);
  const type = staticType(facts.origins, condition.value, facts.frame);
  const claimed = claimedType(keyed, column);
  const { batch } = query.statement;
  const reasons = [...keyReasons(keyed), ...nameReasons(keyed, column)];
  const same = { row, key, isNullable: keyed.path.asserted || type?.nullable === true };
  const unproven = (reason: string) => [...reasons, reason];
  const typed = (kind: string) => (type?.nullable === true ? `${kind} | null | undefined` : kind);
  switch (type?.kind) {
    case "number":
      // Drivers give wide numbers as text, whatever the code says of them.
      return {
        ...same,
        row: `Number(${row})`,
        type: typed("number"),
        reasons:
          claimed?.kind === "number" || (typeof batch === "object" && batch.typed === true)
            ? reasons
            : unproven(`\`${column}\` is a number in the database`),
      };
    case "boolean":
      if (claimed?.kind === "boolean") return { ...same, type: typed("boolean"), reasons };
      return { ...same, reasons: unproven(`\`${column}\` is a boolean in the database`) };
    case "bigint":
      return {
        ...same,
        row: `String(${row})`,
        key: `String(${key})`,
        type: "string",
        reasons: unproven(`\`${column}\` is a whole number in the database`),
      };
    case "date":
      return {
        ...same,
        row: `new Date(${row}).getTime()`,
        key: `${key}.getTime()`,
        type: "number",
        reasons: unproven(`\`${column}\` keeps the time of \`${key}\` to the millisecond`),
      };
    case "string":
      return {
        ...same,
        type: typed("string"),
        reasons: unproven(`\`${key}\` is spelled as the database spells it`),
      };
    default:
      return { ...same, reasons: unproven(`\`${row}\` and \`${key}\` are the same kind of value`) };
  }
}

/** Whether rows have the column by its own name: the code reads this one, or one that would have another name too. */
function nameReasons(keyed: KeyedQuery, column: string): string[] {
  const { facts, query } = keyed;
  const { batch } = query.statement;
  if (typeof batch !== "object" || batch.renames !== true) return [];
  const isAlike = (name: string) =>
    name === column || (isSnake(name) ? isSnake(column) : isLower(name) && !isSnake(column));
  const names = [...useOfRows(facts.origins, query, new Map()).columns, ...claimedNames(keyed)];
  return names.some(isAlike) ? [] : ["the client doesn't rename columns"];
}

function isSnake(name: string): boolean {
  return name.includes("_");
}

function isLower(name: string): boolean {
  return name === name.toLowerCase();
}
