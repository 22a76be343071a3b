import type { TSESTree } from "@typescript-eslint/utils";
import { missingOf, partOf, rowsOf } from "../../facts/query-parts.ts";
import { tableOf } from "../../facts/query.ts";
import { useOfRows } from "../../facts/row-use/index.ts";
import { columnOf } from "../../facts/schema/column.ts";
import type { Edit } from "../edit.ts";
import { indentationAt } from "../layout.ts";
import { pascalCase, pluralName, singularName } from "../nouns.ts";
import { rewritten } from "../rewriting.ts";
import type { BatchFix } from "./batch-fix.ts";
import { batchRead } from "./batch-read.ts";
import { addGroups } from "./groups.ts";
import { textOf, type KeyedQuery } from "./keyed-query.ts";
import { member } from "./keys.ts";
import { Lines } from "./lines.ts";
import { asksForRow, responseOf, throwsAlike, type Response } from "./response.ts";
import { rowKey } from "./row-key.ts";
import { sharedRow } from "./sharing.ts";

/** What becomes of the code that looks at the failure of one element's query. */
type Handling =
  /** There is none. */
  | "ignored"
  /** It throws, once for all. */
  | "before"
  /** It looks for the row, since a missing one is a failure. */
  | "missing"
  /** Both: it throws for a failure, and for a missing row. */
  | "both"
  /** It gets the failure of the one query, for each element. */
  | "kept";

/**
 * Reads whose answer holds rows and a failure:
 *
 *     const { data: users, error: usersError } = await db.from("users").select("id, name").in("id", ids);
 *     if (usersError) throw usersError;
 *     const userById = new Map(users.map((user) => [user.id, user]));
 */
export function responseFix(keyed: KeyedQuery): BatchFix | undefined {
  const { facts, query, repetition, key, site } = keyed;
  const response = responseOf(facts, query);
  const { data } = response ?? {};
  const isOne = rowsOf(query) === "one";
  if (response === undefined || data === undefined || (!isOne && rowsOf(query) !== "many")) return undefined;
  const handling = handlingOf(keyed, response, isOne && missingOf(query) === "throw");
  const isUnique = columnOf(facts.origins, query, key.column)?.unique === true;
  const isOrdered = partOf(facts.origins, query, "order").presence !== "absent";
  if (handling === undefined || (isOne && isOrdered && !isUnique)) return undefined;

  const lines = new Lines(facts, site);
  const table = tableOf(query) ?? "row";
  const rows = lines.name(pluralName(table), `${singularName(table)}Rows`, "rows");
  const row = lines.parameter(singularName(table), "row", "found");
  const read = batchRead(keyed, lines, isOne);
  if (read === undefined) return undefined;
  const [parameter, rowText] = read.isExtra
    ? [`{ ${read.column}, ...${row} }`, read.column]
    : [row, member(row, read.column)];
  const compared = rowKey(keyed, rowText, textOf(facts, key.value));
  const text = read.write(lines, compared.isNullable);
  const failure =
    handling === "ignored" || handling === "missing"
      ? undefined
      : lines.name(`${pluralName(table)}Error`, "failure");
  const { rowsIn, errorIn } = query.statement;
  const bound = failure === undefined ? "" : `, ${errorIn}: ${failure}`;
  lines.add(`const { ${rowsIn}: ${rows}${bound} } = ${text}${lines.semicolon}`);
  const throws = handling === "before" || handling === "both";
  if (throws && failure !== undefined) lines.add(checkText(keyed, response, failure, lines.indentation));

  let value: string;
  if (isOne) {
    const map = lines.name(`${singularName(table)}By${pascalCase(key.column)}`);
    const list = throws ? rows : `${rows}?`;
    lines.add(
      `const ${map} = new Map(${list}.map((${parameter}) => [${compared.row}, ${row}]))${lines.semicolon}`,
    );
    const fallback = handling === "missing" || handling === "both" ? "" : " ?? null";
    value = `${map}.get(${compared.key})${fallback}`;
  } else {
    const element = `NonNullable<typeof ${rows}>[number]`;
    const groups = addGroups(lines, facts.module.filename, {
      groups: `${pluralName(table)}By${pascalCase(key.column)}`,
      rows: throws ? rows : `${rows} ?? []`,
      parameter,
      row,
      key: compared.row,
      keyType: compared.type ?? `${element}["${read.column}"]`,
      groupType: read.isExtra ? `Omit<${element}, "${read.column}">[]` : `${element}[]`,
    });
    value = `${groups}.get(${compared.key}) ?? []`;
  }

  const escapes = useOfRows(facts.origins, query, new Map()).escape !== undefined;
  const reasons = [
    ...keyed.reasons,
    ...compared.reasons,
    ...sharedRow(keyed, { node: response.awaited }, escapes),
  ];
  if (isOne && !isUnique) reasons.push(`\`${key.column}\` is unique`);
  if (!isOne && !throws) reasons.push("after a failure, an empty list will do for rows");
  if (handling === "both") reasons.push("a missing row may throw another error");
  if (reasons.length === 0) lines.keep();
  return {
    form: isOne ? "lookup" : "children",
    edits: [
      { range: [site.position, site.position], text: lines.text },
      ...read.edits,
      ...useEdits(keyed, response, handling, { value, failure, data, semicolon: lines.semicolon }),
    ],
    reasons,
  };

  function handlingOf(
    { repetition: { node } }: KeyedQuery,
    of: Response,
    fails: boolean,
  ): Handling | undefined {
    if (of.error === undefined) return "ignored";
    const alike = isAdjacent(facts, of) && throwsAlike(facts, of, repetition.callback ?? node);
    if (!fails) return alike ? "before" : "kept";
    if (asksForRow(of)) return "missing";
    return alike && of.data?.type === "Identifier" ? "both" : undefined;
  }
}

/** Nothing but space stands between the answer and the check, which goes with it. */
function isAdjacent({ module }: KeyedQuery["facts"], { declaration, check }: Response): boolean {
  return check !== undefined && module.text.slice(declaration.range[1], check.range[0]).trim() === "";
}

/** The check as it stands after the one query, with the failure's name there. */
function checkText(
  { facts }: KeyedQuery,
  { check, errors }: Response,
  name: string,
  indentation: string,
): string {
  if (check === undefined) return "";
  const edits = errors.map(({ range }) => ({ range, text: name }));
  return rewritten(facts.module, check, edits, indentation);
}

/** What stands in the loop in place of the query. */
function useEdits(
  { facts, key, query }: KeyedQuery,
  { declaration, awaited, check }: Response,
  handling: Handling,
  given: { value: string; failure: string | undefined; data: TSESTree.Node; semicolon: string },
): Edit[] {
  const { value, failure, data, semicolon } = given;
  const { rowsIn, errorIn } = query.statement;
  if (handling === "kept")
    return [{ range: awaited.range, text: `{ ${rowsIn}: ${value}, ${errorIn}: ${failure} }` }];
  const name = textOf(facts, data);
  const declared = `${declaration.kind} ${name} = ${value}${semicolon}`;
  if (handling === "missing" && check !== undefined)
    return [
      { range: declaration.range, text: declared },
      { range: check.test.range, text: `!${name}` },
    ];
  const range: TSESTree.Range = [declaration.range[0], (check ?? declaration).range[1]];
  if (handling === "ignored") return [{ range: declaration.range, text: declared }];
  if (handling === "before") return [{ range, text: declared }];
  const where = `${key.column} \${${textOf(facts, key.value)}}`;
  const message = `\`No row of ${tableOf(query) ?? "the table"} with ${where}\``;
  const line = `\n${indentationAt(facts.module, declaration)}`;
  return [{ range, text: `${declared}${line}if (!${name}) throw new Error(${message})${semicolon}` }];
}
