import type { TSESTree } from "@typescript-eslint/utils";
import { missingOf, partOf, rowsOf } from "../../facts/query-parts.ts";
import { tableOf } from "../../facts/query.ts";
import { columnOf } from "../../facts/schema/column.ts";
import { pascalCase, pluralName, singularName } from "../nouns.ts";
import type { BatchFix } from "./batch-fix.ts";
import { batchRead } from "./batch-read.ts";
import { textOf, type KeyedQuery } from "./keyed-query.ts";
import { member } from "./keys.ts";
import { Lines } from "./lines.ts";
import { isPlain } from "./plain.ts";
import { resultOf } from "./result.ts";
import { rowKey } from "./row-key.ts";
import { sharing } from "./sharing.ts";

/**
 * One row by key, for each element: reads the rows of all keys before the loop, and looks each up in a map.
 *
 *     const users = await db.user.findMany({ where: { id: { in: [...new Set(orders.map((order) => order.userId))] } } });
 *     const userById = new Map(users.map((user) => [user.id, user]));
 */
export function lookupFix(keyed: KeyedQuery): BatchFix | undefined {
  const { facts, query, repetition, key, site } = keyed;
  const result = resultOf(query.node, repetition, facts.module.text);
  const isOne = rowsOf(query) === "one";
  // Of one row there is no first; of many, only the first can be looked up.
  if (result === undefined || isOne === (result.takes === "first")) return undefined;
  const missing = missingOf(query);
  if (missing === "throw") return undefined;

  const isUnique =
    query.statement.unique === true || columnOf(facts.origins, query, key.column)?.unique === true;
  // The first of several rows in some order isn't the one that a map keeps.
  if (!isUnique && partOf(facts.origins, query, "order").presence !== "absent") return undefined;

  const lines = new Lines(facts, site);
  const table = tableOf(query) ?? "row";
  const rows = lines.name(pluralName(table), `${singularName(table)}Rows`, "rows");
  const row = lines.parameter(singularName(table), "row", "found");
  const map = lines.name(`${singularName(table)}By${pascalCase(key.column)}`);
  const read = batchRead(keyed, lines, true);
  if (read === undefined) return undefined;
  const [parameter, rowText] = read.isExtra
    ? [`{ ${read.column}, ...${row} }`, read.column]
    : [row, member(row, read.column)];
  const compared = rowKey(keyed, rowText, textOf(facts, key.value));
  const text = read.write(lines, compared.isNullable);
  lines.add(`const ${rows} = ${text}${lines.semicolon}`);
  lines.add(
    `const ${map} = new Map(${rows}.map((${parameter}) => [${compared.row}, ${row}]))${lines.semicolon}`,
  );

  const value = `${map}.get(${compared.key})`;
  const found =
    isOne && missing === "null" && !asksForPresence(result.node)
      ? result.withFallback(value, "null")
      : result.plain(value);
  const edits = [
    { range: [site.position, site.position] as TSESTree.Range, text: lines.text },
    ...read.edits,
    found,
  ];
  const [variable] = result.pattern?.elements ?? [];
  if (result.pattern !== undefined && variable != null)
    edits.push({ range: result.pattern.range, text: textOf(facts, variable) });

  const reasons = [...keyed.reasons, ...compared.reasons, ...sharing(keyed, result)];
  if (!isUnique) reasons.push(`\`${key.column}\` is unique`);
  if (read.isExtra && !isPlain(query)) reasons.push(`rows do without their methods`);
  if (reasons.length === 0) lines.keep();
  return { form: "lookup", edits, reasons };
}

/** Whether `null` and `undefined` are the same to the code around: all it asks is whether there is a row. */
export function asksForPresence(node: TSESTree.Expression): boolean {
  const { parent } = node;
  switch (parent.type) {
    case "MemberExpression":
      return parent.optional && parent.object === node;
    case "UnaryExpression":
      return parent.operator === "!";
    case "LogicalExpression":
      return parent.left === node && parent.operator !== "&&";
    case "IfStatement":
      return parent.test === node;
    default:
      return false;
  }
}
