import type { TSESTree } from "@typescript-eslint/utils";
import { rowsOf } from "../../facts/query-parts.ts";
import { tableOf } from "../../facts/query.ts";
import { pascalCase, pluralName, singularName } from "../nouns.ts";
import type { Replacement } from "../rewriting.ts";
import { batchRead } from "./batch-read.ts";
import type { BatchFix } from "./batch-fix.ts";
import { textOf, type KeyedQuery } from "./keyed-query.ts";
import { Lines } from "./lines.ts";
import { rowKey } from "./row-key.ts";
import { resultOf } from "./result.ts";

/**
 * One row by key, for each element: reads the rows of all keys before the loop, and looks each up in a map.
 *
 *     const users = await db.user.findMany({ where: { id: { in: [...new Set(orders.map((order) => order.userId))] } } });
 *     const userById = new Map(users.map((user) => [user.id, user]));
 */
export function lookupFix(keyed: KeyedQuery): BatchFix | undefined {
  const { facts, query, repetition, key, site } = keyed;
  const result = resultOf(query.node, repetition);
  if (result === undefined) return undefined;
  const isOne = rowsOf(query) === "one";
  if (!isOne && result.takes === "all") return undefined;
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

  const found = `${map}.get(${compared.key})`;
  const edits: Replacement[] = [
    { range: [site.position, site.position], text: read.before + lines.text },
    ...read.edits,
    {
      range: result.node.range,
      text: isOne && missing === "null" ? orNull(found, result.node, facts.module.text) : found,
    },
  ];
  if (result.pattern !== undefined) {
    const [variable] = result.pattern.elements;
    edits.push({ range: result.pattern.range, text: textOf(facts, variable!) });
  }
  return { form: "lookup", edits, reasons: [...keyed.reasons, ...compared.reasons, ...read.reasons] };
}

/** A missing row is `null`, unless all that is asked is whether it's there. */
function orNull(found: string, node: TSESTree.Expression, text: string): string {
  const { parent } = node;
  switch (parent.type) {
    case "MemberExpression":
      if (parent.optional) return found;
      break;
    case "UnaryExpression":
      if (parent.operator === "!") return found;
      break;
    case "LogicalExpression":
      if (parent.left === node && parent.operator !== "&&") return found;
      break;
    default:
  }
  const value = `${found} ?? null`;
  return needsParentheses(node) && !isParenthesized(node, text) ? `(${value})` : value;
}

function needsParentheses({ parent }: TSESTree.Expression): boolean {
  switch (parent.type) {
    case "MemberExpression":
    case "BinaryExpression":
    case "LogicalExpression":
    case "UnaryExpression":
    case "TSNonNullExpression":
    case "TSAsExpression":
    case "TSSatisfiesExpression":
      return true;
    default:
      return false;
  }
}

function isParenthesized({ range }: TSESTree.Node, text: string): boolean {
  return /\(\s*$/.test(text.slice(0, range[0])) && /^\s*\)/.test(text.slice(range[1]));
}
