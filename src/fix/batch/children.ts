import { rowsOf } from "../../facts/query-parts.ts";
import { tableOf } from "../../facts/query.ts";
import { pascalCase, pluralName, singularName } from "../nouns.ts";
import type { BatchFix } from "./batch-fix.ts";
import { batchRead } from "./batch-read.ts";
import { isIdentifier } from "./keys.ts";
import { textOf, type KeyedQuery } from "./keyed-query.ts";
import { Lines } from "./lines.ts";
import { rowKey } from "./row-key.ts";
import { resultOf } from "./result.ts";
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
  if (result?.takes !== "all" || rowsOf(query) !== "many") return undefined;

  const lines = new Lines(facts, site);
  const table = tableOf(query) ?? "row";
  const column = isIdentifier(key.column) ? `.${key.column}` : `[${JSON.stringify(key.column)}]`;
  const rows = lines.name(pluralName(table), `${singularName(table)}Rows`, "rows");
  const row = lines.parameter(singularName(table), "row", "found");
  const groups = lines.name(`${pluralName(table)}By${pascalCase(key.column)}`);
  const group = lines.parameter("group", "siblings");
  const compared = rowKey(keyed, row + column, textOf(facts, key.value));
  const read = batchRead(keyed, lines, compared);
  if (read === undefined) return undefined;
  const { semicolon } = lines;
  const types = isTypeScript(keyed)
    ? `<${compared.type ?? `(typeof ${rows})[number]["${key.column}"]`}, typeof ${rows}>`
    : "";
  lines.add(`const ${rows} = ${read.text}${semicolon}`);
  lines.add(`const ${groups} = new Map${types}()${semicolon}`);
  lines.add(`for (const ${row} of ${rows}) {`);
  lines.add(`const ${group} = ${groups}.get(${compared.row})${semicolon}`, 1);
  lines.add(`if (${group}) ${group}.push(${row})${semicolon}`, 1);
  lines.add(`else ${groups}.set(${compared.row}, [${row}])${semicolon}`, 1);
  lines.add("}");
  const reasons = [...keyed.reasons, ...compared.reasons, ...read.reasons, ...sharing(keyed, result)];
  if (reasons.length === 0) lines.keep();
  return {
    form: "children",
    edits: [
      { range: [site.position, site.position], text: lines.text },
      ...read.edits,
      result.withFallback(`${groups}.get(${compared.key})`, "[]"),
    ],
    reasons,
  };
}

function isTypeScript({ facts }: KeyedQuery): boolean {
  return /\.[cm]?tsx?$/.test(facts.module.filename);
}
