import type { TSESTree } from "@typescript-eslint/utils";
import { rowsOf } from "../../facts/query-parts.ts";
import { columnOf } from "../../facts/schema/column.ts";
import { tableOf } from "../../facts/query.ts";
import { pascalCase, pluralName, singularName } from "../nouns.ts";
import type { Edit } from "../edit.ts";
import { batchRead } from "./batch-read.ts";
import type { BatchFix } from "./batch-fix.ts";
import { textOf, type KeyedQuery } from "./keyed-query.ts";
import { Lines } from "./lines.ts";
import { rowKey } from "./row-key.ts";
import { resultOf } from "./result.ts";
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
  if (result === undefined) return undefined;
  const isOne = rowsOf(query) === "one";
  if (isOne === (result.takes === "first")) return undefined;
  const { missing } = query.statement;
  if (missing === "throw") return undefined;

  const lines = new Lines(facts, site);
  const table = tableOf(query) ?? "row";
  const rows = lines.name(pluralName(table), `${singularName(table)}Rows`, "rows");
  const row = lines.parameter(singularName(table), "row", "found");
  const map = lines.name(`${singularName(table)}By${pascalCase(key.column)}`);
  const compared = rowKey(keyed, `${row}.${key.column}`, textOf(facts, key.value));
  const read = batchRead(keyed, lines, compared);
  if (read === undefined) return undefined;
  lines.add(`const ${rows} = ${read.text}${lines.semicolon}`);
  lines.add(`const ${map} = new Map(${rows}.map((${row}) => [${compared.row}, ${row}]))${lines.semicolon}`);

  const value = `${map}.get(${compared.key})`;
  const found =
    isOne && missing === "null" && !asksForPresence(result.node)
      ? result.withFallback(value, "null")
      : result.plain(value);
  const edits: Edit[] = [{ range: [site.position, site.position], text: lines.text }, ...read.edits, found];
  if (result.pattern !== undefined) {
    const [variable] = result.pattern.elements;
    edits.push({ range: result.pattern.range, text: textOf(facts, variable!) });
  }
  const reasons = [...keyed.reasons, ...compared.reasons, ...read.reasons, ...sharing(keyed, result)];
  if (query.statement.unique !== true && columnOf(facts.origins, query, key.column)?.unique !== true)
    reasons.push(`\`${key.column}\` is unique`);
  if (reasons.length === 0) lines.keep();
  return { form: "lookup", edits, reasons };
}

/** Whether `null` and `undefined` are the same to the code around: all it asks is whether there is a row. */
function asksForPresence(node: TSESTree.Expression): boolean {
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
