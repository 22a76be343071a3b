import type { TSESTree } from "@typescript-eslint/utils";
import { missingOf, rowsOf } from "../../facts/query-parts.ts";
import { tableOf } from "../../facts/query.ts";
import { pascalCase, pluralName, singularName } from "../nouns.ts";
import type { BatchFix } from "./batch-fix.ts";
import { batchRead } from "./batch-read.ts";
import { addGroups } from "./groups.ts";
import { textOf, type KeyedQuery } from "./keyed-query.ts";
import { member } from "./keys.ts";
import { Lines } from "./lines.ts";
import { resultOf } from "./result.ts";
import { rowKey } from "./row-key.ts";
import { isPlain } from "./plain.ts";
import { sharing } from "./sharing.ts";

/**
 * All rows with a key, for each element: reads the rows of all keys before the loop, in the same order, and groups them.
 *
 *     const posts = await db.post.findMany({ where: { authorId: { in: users.map((user) => user.id) } } });
 *     const postsByAuthorId = new Map<number, typeof posts>();
 *     for (const post of posts) { ... }
 */
export function childrenFix(keyed: KeyedQuery): BatchFix | undefined {
  const { facts, query, repetition, key, site } = keyed;
  const result = resultOf(query.node, repetition, facts.module.text);
  if (result?.takes !== "all" || rowsOf(query) !== "many" || missingOf(query) === "throw") return undefined;
  const { batch } = query.statement;
  if (typeof batch !== "object") return undefined;

  const lines = new Lines(facts, site);
  const table = tableOf(query) ?? "row";
  const rows = lines.name(pluralName(table), `${singularName(table)}Rows`, "rows");
  const row = lines.parameter(singularName(table), "row", "found");
  const read = batchRead(keyed, lines, false);
  if (read === undefined) return undefined;
  const { isExtra, column } = read;
  const [parameter, rowText] = isExtra ? [`{ ${column}, ...${row} }`, column] : [row, member(row, column)];
  const compared = rowKey(keyed, rowText, textOf(facts, key.value));
  const text = read.write(lines, compared.isNullable);
  const element = `(typeof ${rows})[number]`;
  const keyType = compared.type ?? `${element}["${column}"]`;
  const groupType = isExtra
    ? `Omit<${element}, "${column}">[]`
    : batch.empty === "fails"
      ? `${element}[]`
      : `typeof ${rows}`;
  lines.add(`const ${rows} = ${text}${lines.semicolon}`);
  const groups = addGroups(lines, facts.module.filename, {
    groups: `${pluralName(table)}By${pascalCase(key.column)}`,
    rows,
    parameter,
    row,
    key: compared.row,
    keyType,
    groupType,
  });

  const reasons = [...keyed.reasons, ...compared.reasons, ...sharing(keyed, result)];
  if (isExtra && !isPlain(query)) reasons.push("rows do without their methods");
  if (reasons.length === 0) lines.keep();
  return {
    form: "children",
    edits: [
      { range: [site.position, site.position] as TSESTree.Range, text: lines.text },
      ...read.edits,
      result.withFallback(`${groups}.get(${compared.key})`, "[]"),
    ],
    reasons,
  };
}
