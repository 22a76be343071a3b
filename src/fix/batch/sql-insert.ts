import type { TSESTree } from "@typescript-eslint/utils";
import type { Facts } from "../../facts/facts-of.ts";
import { isInvariant } from "../../facts/invariant.ts";
import type { RepeatedQuery } from "../../facts/repeated-query.ts";
import type { Repetition } from "../../facts/repetition.ts";
import { sideEffectIn } from "../../facts/side-effects.ts";
import { sourceEdits } from "../../facts/sql-source.ts";
import { boundValues, sentStatement, type SentStatement } from "../../facts/sql-statement.ts";
import { staticType } from "../../facts/static-type.ts";
import { insertedRow, unknownFunctions, type SqlInsertedRow } from "../../sql/index.ts";
import { containsAwait } from "../../syntax/awaits.ts";
import type { Edit } from "../edit.ts";
import { indentationAt, layoutOf } from "../layout.ts";
import { rewritten } from "../rewriting.ts";
import type { BatchFix } from "./batch-fix.ts";
import { arrayText, collectionOf, sizeText } from "./collection.ts";
import { calledOn, textOf } from "./keyed-query.ts";
import { numberedRows } from "./sql-numbered-rows.ts";
import { renamedMethod } from "./sql-method.ts";
import { isInTransaction } from "./transaction.ts";
import { wholeLoop } from "./whole-loop.ts";

/** What an insertion is made of, for each element. */
export interface Insertion {
  readonly facts: Facts;
  readonly node: TSESTree.CallExpression | TSESTree.TaggedTemplateExpression;
  readonly sent: SentStatement;
  readonly row: SqlInsertedRow;
  /** In the order of the placeholders' numbers. */
  readonly values: readonly TSESTree.Expression[];
  /** The collection as an array, and the parameters of a callback over it. */
  readonly collection: string;
  readonly parameters: string;
  /** Of the statement that takes the loop's place. */
  readonly indentation: string;
}

/** One row inserted for each element, and nothing else in the loop: all rows with one statement, in place of the loop. */
export function sqlInsertFix(facts: Facts, found: RepeatedQuery): BatchFix | undefined {
  const { query, repetition, chain } = found;
  const { node, statement } = query;
  const { batch } = statement;
  if (chain.length > 0 || query.likely || node.type === "NewExpression" || typeof batch !== "object")
    return undefined;
  const whole = wholeLoop(node, repetition.node, repetition.callback);
  const sent = sentStatement(facts.origins, query);
  if (whole === undefined || sent?.statement.kind !== "insert" || !sent.text.own) return undefined;
  const { dialect } = sent.statement;
  const row = insertedRow(sent.text.parts, dialect);
  const collection = collectionOf(facts, repetition);
  const parameters = parametersText(facts, repetition);
  const method = renamedMethod(query);
  const values =
    node.type === "CallExpression" ? boundValues(query) : node.quasi.expressions.map((value) => value);
  if (row === undefined || collection === undefined || parameters === undefined) return undefined;
  if (values === undefined || values.length === 0 || values.some(containsAwait)) return undefined;
  if (method === undefined || !isSameButFor(values, facts, node, repetition)) return undefined;

  const name = textOf(facts, collection.node);
  const list = arrayText(facts, repetition, name);
  if (collection.isComputed) return undefined;
  const { newline, indent, semicolon } = layoutOf(facts.module);
  const outer = indentationAt(facts.module, whole);
  const indentation = outer + indent;
  const insertion: Insertion = { facts, node, sent, row, values, collection: list, parameters, indentation };
  const edits =
    batch.sql === "array"
      ? numberedRows(insertion)
      : batch.sql === "list"
        ? listedRows(insertion)
        : helpedRows(insertion);
  if (edits === undefined) return undefined;

  const reasons = [...collection.reasons];
  const effect = values
    .map((value) => sideEffectIn(facts.origins, value, facts.frame))
    .find((one) => one !== undefined);
  if (effect !== undefined)
    reasons.push(`\`${effect.text}\` may run for all elements before the first is written`);
  if (!isInTransaction(facts, query)) reasons.push("the rows before a failing one need not stay");
  if (batch.sql !== "list") reasons.push("the database takes the values of all rows at once");
  for (const name of unknownFunctions(sent.text.parts, dialect))
    reasons.push(`\`${name}\` doesn't read the rows before`);
  if (row.updatesConflicting && dialect === "postgresql")
    reasons.push("no two rows conflict with each other");
  if (batch.sql === "list")
    for (const value of values)
      if (!hasKind(facts, value, SCALARS)) reasons.push(`\`${textOf(facts, value)}\` is a single value`);
  const call = rewritten(facts.module, node, [...method, ...edits], indentation);
  const guard = `if (${sizeText(facts, repetition, name)} > 0) `;
  const written = `await ${call}${semicolon}`;
  const isShort = !call.includes("\n") && (outer + guard + written).length <= WIDTH;
  const text = isShort ? guard + written : `${guard}{${newline}${indentation}${written}${newline}${outer}}`;
  return { form: "write", edits: [{ range: whole.range, text }], reasons };
}

/** Lines longer than this are better broken. */
const WIDTH = 110;

const SCALARS = new Set(["number", "string", "bigint", "boolean", "date"]);

function hasKind({ origins, frame }: Facts, value: TSESTree.Node, kinds: ReadonlySet<string>): boolean {
  const type = staticType(origins, value, frame);
  return type !== undefined && kinds.has(type.kind);
}

function parametersText({ module }: Facts, { callback, element }: Repetition): string | undefined {
  const nodes: readonly TSESTree.Node[] = callback?.params ?? (element === undefined ? [] : [element]);
  const [first, last] = [nodes[0], nodes.at(-1)];
  return first && last && module.text.slice(first.range[0], last.range[1]);
}

/** Nothing but the bound values depends on the element. */
function isSameButFor(
  values: readonly TSESTree.Expression[],
  { origins, frame }: Facts,
  node: Insertion["node"],
  { node: loop }: Repetition,
): boolean {
  const same = (part: TSESTree.Node) => isInvariant(origins, part, loop, frame, values[0]?.parent);
  if (node.type === "TaggedTemplateExpression") return same(node.tag);
  return [calledOn(node), ...node.arguments].every(same);
}

/** `VALUES ?` with an array of rows. */
function listedRows({ facts, sent, row, values, collection, parameters }: Insertion): Edit[] | undefined {
  const list = values[0]?.parent;
  const text = sourceEdits([{ range: row.range, text: "?" }], sent.text, facts.module);
  if (!row.plain || text === undefined || list === undefined || !isWithin(text, list)) return undefined;
  const rows = `[${collection}.map((${parameters}) => ${textOf(facts, list)})]`;
  return [...text, { range: list.range, text: rows }];
}

/** The text is written where the values are: not in a constant. */
function isWithin(edits: readonly Edit[], list: TSESTree.Node): boolean {
  const call = list.parent;
  return edits.every(
    ({ range }) =>
      call !== undefined && call !== null && range[0] >= call.range[0] && range[1] <= call.range[1],
  );
}

/** `values ${sql(rows)}`, where TypeScript takes numbers and texts. */
function helpedRows(insertion: Insertion): Edit[] | undefined {
  const { facts, node, sent, row, values, collection, parameters } = insertion;
  if (node.type !== "TaggedTemplateExpression" || !row.plain) return undefined;
  const isTyped = /\.[cm]?tsx?$/.test(facts.module.filename);
  const isTaken = (value: TSESTree.Node) =>
    hasKind(facts, value, new Set(["number", "string"])) &&
    staticType(facts.origins, value, facts.frame)?.nullable === false;
  if (isTyped && !values.every(isTaken)) return undefined;
  const { start, end } = row.range;
  const first = sent.text.position(start.part, start.offset);
  const last = sent.text.position(end.part, end.offset - 1);
  if (first?.module !== facts.module || last?.module !== facts.module) return undefined;
  const items = values.map((value) => textOf(facts, value)).join(", ");
  const rows = `${textOf(facts, node.tag)}(${collection}.map((${parameters}) => [${items}]))`;
  return [{ range: [first.offset, last.offset + 1], text: `\${${rows}}` }];
}
