import type { TSESTree } from "@typescript-eslint/utils";
import type { Facts } from "../../facts/facts-of.ts";
import { missingOf, partOf, rowsOf } from "../../facts/query-parts.ts";
import { tableOf, type Query } from "../../facts/query.ts";
import { columnOf } from "../../facts/schema/column.ts";
import { selectionOf, type KeyCondition } from "../../facts/selection/selection.ts";
import type { BatchModel } from "../../models/model.ts";
import { importEdits } from "../../fix/imports.ts";
import { isIdentifier, member } from "../../fix/batch/keys.ts";
import { Lines } from "../../fix/batch/lines.ts";
import { projectedKey } from "../../fix/batch/projection.ts";
import { rowKey } from "../../fix/batch/row-key.ts";
import { statementEdits } from "../../fix/batch/statement-edits.ts";
import { pascalCase, pluralName, singularName } from "../../fix/nouns.ts";
import { layoutOf } from "../../fix/layout.ts";
import { rewritten } from "../../fix/rewriting.ts";
import type { FileEdits } from "../file-edits.ts";
import { Refusal } from "../refusal.ts";
import type { HandedOn } from "./handed-on.ts";
import { excerpt } from "./handed-on.ts";
import type { Helper } from "./helper.ts";
import type { Twin } from "./twin.ts";
import { isTypeScript, keysName, writeTwin } from "./write-twin.ts";

export type CalledQuery = Query & { readonly node: TSESTree.CallExpression };

/** Writes the twin of a helper that holds the query itself: one statement for all keys. */
export function queryTwin(
  facts: Facts,
  helper: Helper,
  handed: HandedOn,
  query: CalledQuery,
  name: string,
  edits: FileEdits,
): Twin {
  const { module } = helper;
  const form = formOf(facts, helper, handed, query);
  const keys = keysName(helper);
  const lines = new Lines(facts, { statement: helper.node });
  const table = tableOf(query) ?? "row";
  const rows = lines.name(pluralName(table), `${singularName(table)}Rows`, "rows");
  const row = lines.parameter(singularName(table), "row", "found");
  const groups = lines.name(`${pluralName(table)}By${pascalCase(form.key.column)}`);
  const statement = statementText(facts, helper, query, form, keys, lines);
  lines.add(`const ${rows} = ${statement}${lines.semicolon}`, 1);
  const compared = (text: string) => rowKey(keyAt(facts, helper, query, form.key), text, helper.key.name);
  const [pattern, rowText] = form.isExtra
    ? [`{ ${form.column}, ...${row} }`, form.column]
    : [row, member(row, form.column)];
  const key = compared(rowText);
  if (key.isNullable)
    throw new Refusal(`\`${helper.key.name}\`, the key of \`${helper.name}\`, may be null.`);

  if (form.isOne)
    lines.add(`return new Map(${rows}.map((${pattern}) => [${key.row}, ${row}]))${lines.semicolon}`, 1);
  else {
    const element = `(typeof ${rows})[number]`;
    const group = form.isExtra ? `Omit<${element}, "${form.column}">[]` : `${element}[]`;
    const types = isTypeScript(module) ? `<${key.type ?? `${element}["${form.column}"]`}, ${group}>` : "";
    const siblings = lines.parameter("group", "siblings");
    lines.add(`const ${groups} = new Map${types}()${lines.semicolon}`, 1);
    lines.add(`for (const ${pattern} of ${rows}) {`, 1);
    lines.add(`const ${siblings} = ${groups}.get(${key.row})${lines.semicolon}`, 2);
    lines.add(`if (${siblings}) ${siblings}.push(${row})${lines.semicolon}`, 2);
    lines.add(`else ${groups}.set(${key.row}, [${row}])${lines.semicolon}`, 2);
    lines.add("}", 1);
    lines.add(`return ${groups}${lines.semicolon}`, 1);
  }
  const keyType = key.key === helper.key.name ? undefined : (key.type ?? "string");
  const { newline } = layoutOf(module);
  const text = `{${newline}${lines.indentation}${lines.text}}`;
  writeTwin(
    helper,
    name,
    keys,
    { text, awaits: true, keyType, isList: !form.isOne, locals: [rows, row, groups] },
    edits,
  );
  edits.add(module, form.imports);
  return {
    helper,
    name,
    keyType,
    mapName: form.isOne ? `${singularName(table)}By${pascalCase(form.key.column)}` : groups,
    keyOf: (text) => rowKey(keyAt(facts, helper, query, form.key), rowText, text).key,
    missing: form.isOne ? (handed.fallback ?? form.missing) : "[]",
    conditions: [...form.conditions, ...compared(member(row, form.column)).reasons],
  };
}

interface Form {
  readonly key: KeyCondition;
  readonly column: string;
  readonly isExtra: boolean;
  /** A row for each key, rather than a list of them. */
  readonly isOne: boolean;
  readonly missing: "null" | "undefined";
  readonly replacements: readonly { readonly range: TSESTree.Range; readonly text: string }[];
  readonly imports: readonly { readonly range: TSESTree.Range; readonly text: string }[];
  readonly batch: BatchModel;
  readonly conditions: readonly string[];
}

/** How the query becomes one for many keys. */
function formOf(facts: Facts, helper: Helper, { takes, call }: HandedOn, query: CalledQuery): Form {
  const { statement } = query;
  const { batch } = statement;
  const what = `The query \`${excerpt(call, helper)}\` of \`${helper.name}\``;
  if (query.operation !== "read")
    throw new Refusal(`${what} writes: only reads have twins that give rows by key.`);
  if (typeof batch !== "object") throw new Refusal(`${what} has no form for many keys that is known.`);
  if (statement.synchronous === true)
    throw new Refusal(`${what} runs in this process: one call for each row costs no round trip.`);
  const selection = selectionOf(facts.origins, query);
  const key = selection?.keys.find(({ value }) => isSame(value, helper.key));
  if (selection === undefined || key === undefined || !isIdentifier(key.column))
    throw new Refusal(`${what} doesn't select by \`${helper.key.name}\` in a way that is known.`);
  const isSingle = rowsOf(query) === "one";
  const isOne = isSingle || takes === "first";
  if (isSingle && takes === "first")
    throw new Refusal(`${what} gives one row, of which \`${helper.name}\` takes the first part.`);
  if (!isOne && rowsOf(query) !== "many") throw new Refusal(`${what} gives no rows.`);
  const missing = missingOf(query);
  if (missing === "throw") throw new Refusal(`${what} throws where there is no row.`);
  const isUnique = statement.unique === true || columnOf(facts.origins, query, key.column)?.unique === true;
  if (isOne && !isUnique && partOf(facts.origins, query, "order").presence !== "absent")
    throw new Refusal(`${what} takes the first of several rows in an order.`);
  const changes = statementEdits(query, isOne);
  const projected = projectedKey({ facts, query, key });
  if (changes === undefined || projected === undefined)
    throw new Refusal(`${what} says more than a query for many keys can say: a limit, a page, a group.`);
  const isExtra = projected.edits.length > 0;
  const conditions = isOne && !isUnique ? [`\`${key.column}\` is unique`] : [];
  if (isExtra && batch.plain !== true) conditions.push("rows do without their methods");
  return {
    key,
    column: projected.name,
    isExtra,
    isOne,
    missing: isSingle && missing === "null" ? "null" : "undefined",
    replacements: [...changes, ...projected.edits],
    imports: importsOf(helper, key),
    batch,
    conditions,
  };
}

function importsOf({ module, name }: Helper, { imports }: KeyCondition) {
  return Object.entries(imports).flatMap(([imported, specifier]) => {
    const edits = importEdits(module, specifier, imported);
    if (edits === undefined)
      throw new Refusal(`\`${imported}\` of ${specifier} can't be imported beside \`${name}\`.`);
    return edits;
  });
}

function statementText(
  facts: Facts,
  { module }: Helper,
  query: CalledQuery,
  { key, replacements, batch }: Form,
  keys: string,
  lines: Lines,
): string {
  const write = (list: string) => {
    const membership = key.membership.map(({ range, text }) => ({
      range,
      text: text.replace(/\$(?!\w)/, () => list),
    }));
    return `await ${rewritten(module, query.node, [...membership, ...replacements], lines.indentation + lines.step)}`;
  };
  const distinct = `[...new Set(${keys})]`;
  const guard = batch.empty === "fails" ? `${keys}.length === 0 ? [] : ` : "";
  const inline = guard + write(distinct);
  if (lines.fits(`${lines.step}const rows = ${inline};`)) return inline;
  const unique = lines.name(`unique${pascalCase(keys)}`);
  lines.add(`const ${unique} = ${distinct}${lines.semicolon}`, 1);
  return guard + write(unique);
}

function keyAt(facts: Facts, helper: Helper, query: CalledQuery, key: KeyCondition) {
  return { facts, query, key, path: { asserted: false }, repetition: { node: helper.node } };
}

/** A use of the parameter, which nothing assigns to: that is known of helpers. */
function isSame(value: TSESTree.Node, key: TSESTree.Identifier): boolean {
  return value.type === "Identifier" && value.name === key.name;
}
