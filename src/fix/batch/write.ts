import type { TSESTree } from "@typescript-eslint/utils";
import { elementPath } from "../../facts/element-path.ts";
import type { Facts } from "../../facts/facts-of.ts";
import { isInvariant } from "../../facts/invariant.ts";
import type { RepeatedQuery } from "../../facts/repeated-query.ts";
import { partOf } from "../../facts/query-parts.ts";
import { selectionOf } from "../../facts/selection/selection.ts";
import { sideEffectIn } from "../../facts/side-effects.ts";
import { staticType } from "../../facts/static-type.ts";
import { containsAwait } from "../../syntax/awaits.ts";
import { keyName, unwrapped } from "../../syntax/nodes.ts";
import { contains } from "../../syntax/walk.ts";
import { indentationAt, layoutOf } from "../layout.ts";
import type { Edit } from "../edit.ts";
import { rewritten } from "../rewriting.ts";
import type { BatchFix } from "./batch-fix.ts";
import { statementEdits } from "./statement-edits.ts";
import { columnOf } from "../../facts/schema/column.ts";
import { differences } from "./differences.ts";
import { importEdits } from "../imports.ts";
import { arrayText, collectionOf, sizeText } from "./collection.ts";
import { keyReasons } from "./row-key.ts";
import { keysText, membershipEdits } from "./keys.ts";
import { orderReasons } from "./write-order.ts";
import { checkedWrite } from "./response-write.ts";
import { wholeLoop } from "./whole-loop.ts";
import { calledOn, keyedQuery, textOf, type KeyedQuery } from "./keyed-query.ts";
import { isInTransaction } from "./transaction.ts";

/** One write for each element, and nothing else in the loop: one write for all, in place of the loop. */
export function writeFix(facts: Facts, found: RepeatedQuery): BatchFix | undefined {
  const { query, repetition, chain } = found;
  const { node, statement } = query;
  if (
    chain.length > 0 ||
    query.likely ||
    node.type !== "CallExpression" ||
    typeof statement.batch !== "object"
  )
    return undefined;
  const unchecked = wholeLoop(node, repetition.node, repetition.callback);
  const checked = unchecked === undefined ? checkedWrite(facts, query, repetition) : undefined;
  const whole = unchecked ?? checked?.whole;
  if (whole === undefined) return undefined;
  const creates = statement.batch.rows === true && selectionOf(facts.origins, query)?.keys.length === 0;
  const written = creates ? manyRows(facts, found) : manyKeys(facts, found);
  if (written === undefined) return undefined;
  const method = statementEdits(query as KeyedQuery["query"], false);
  if (method === undefined) return undefined;
  const indentation = indentationAt(facts.module, whole);
  const call = rewritten(facts.module, node, [...method, ...written.edits], indentation);
  const plain = `await ${call}${layoutOf(facts.module).semicolon}`;
  const guard =
    statement.batch.empty === "fails" ? `if (${sizeText(facts, repetition, written.collection)} > 0) ` : "";
  const imports: Edit[] = [];
  for (const [name, specifier] of Object.entries(written.imports)) {
    const imported = importEdits(facts.module, specifier, name);
    if (imported === undefined) return undefined;
    imports.push(...imported);
  }
  return {
    form: "write",
    edits: [...imports, { range: whole.range, text: guard + (checked?.text(call) ?? plain) }],
    reasons: written.reasons,
  };
}

interface Written {
  readonly edits: readonly Edit[];
  readonly collection: string;
  readonly imports: Readonly<Record<string, string>>;
  readonly reasons: readonly string[];
}

/** Updates and deletions by key: the same change to the rows of all keys. */
function manyKeys(facts: Facts, found: RepeatedQuery): Written | undefined {
  const keyed = keyedQuery(facts, found);
  if (keyed === undefined) return undefined;
  const { statement } = keyed.query;
  const reasons = [...keyed.reasons, ...keyReasons(keyed), ...orderReasons(facts, keyed.query)];
  if (statement.missing === "throw")
    reasons.push("no row is missing, for which the single write would throw");
  const values = (["values", "set"] as const).flatMap(
    (part) => partOf(facts.origins, keyed.query, part).nodes,
  );
  const { batch } = statement;
  const repeatable = typeof batch === "object" ? (batch.repeatable ?? []) : [];
  const { column } = keyed.key;
  if (!values.every((node) => isPlain(facts, node, repeatable))) {
    reasons.push("no key comes twice");
    if (values.some((node) => mayWrite(node, column)))
      reasons.push(`\`${column}\` doesn't become the key of another element`);
  }
  if (
    typeof batch === "object" &&
    batch.one === true &&
    columnOf(facts.origins, keyed.query, column)?.unique !== true
  )
    reasons.push(`\`${column}\` is unique`);
  const collection = textOf(facts, keyed.collection.node);
  if (keyed.collection.isComputed) return undefined;
  const list = keysText(keyed, collection, false);
  return { edits: membershipEdits(keyed.key, list), collection, reasons, imports: keyed.key.imports };
}

/** Rows to create: an array of them. */
function manyRows(facts: Facts, { query, repetition }: RepeatedQuery): Written | undefined {
  const { origins, frame, module } = facts;
  const node = query.node as TSESTree.CallExpression;
  const { values } = query.statement;
  const [given, ...more] = partOf(origins, query, "values").nodes;
  const row = given && onlyRow(given);
  const collection = collectionOf(facts, repetition);
  if (given === undefined || row === undefined || more.length > 0 || collection === undefined)
    return undefined;
  const parts = [calledOn(node), ...node.arguments];
  if (!parts.every((part) => isInvariant(origins, part, repetition.node, frame, row))) return undefined;
  if (values?.argument !== undefined && values.property !== undefined) {
    const options = node.arguments[values.argument];
    if (options?.type !== "ObjectExpression" || options.properties.length !== 1) return undefined;
  }
  const object = unwrapped(row);
  if (containsAwait(row) || (object.type === "ObjectExpression" && !object.properties.every(isColumn)))
    return undefined;
  const reasons = [...collection.reasons, ...differences(facts, query)];
  const effect = sideEffectIn(origins, row, frame);
  if (effect !== undefined)
    reasons.push(`\`${effect.text}\` may run for all elements before the first is written`);
  if (!isInTransaction(facts, query)) reasons.push("the rows before a failing one need not stay");
  if (typeof query.statement.batch === "object" && query.statement.batch.binds === true)
    reasons.push("the database takes the values of all rows at once");
  const text = textOf(facts, collection.node);
  const array = arrayText(facts, repetition, text);
  const path = elementPath(object, repetition, module);
  if (object.type !== "ObjectExpression" && path === undefined) return undefined;
  const element = repetition.callback ? repetition.callback.params : [repetition.element];
  const [first, last] = [element[0], element.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const parameters = module.text.slice(first.range[0], last.range[1]);
  // Lines of the row stay as far from the statement's beginning as they were.
  const deeper = indentationAt(module, row).slice(indentationAt(module, node).length);
  const body = rewritten(module, row, [], indentationAt(module, repetition.node) + deeper);
  const list =
    path?.steps.length === 0
      ? array
      : `${array}.map((${parameters}) => ${object.type === "ObjectExpression" ? `(${body})` : body})`;
  return { edits: [{ range: given.range, text: list }], collection: text, reasons, imports: {} };
}

/** The row of an array that holds no other, or the row itself. */
function onlyRow(given: TSESTree.Node): TSESTree.Node | undefined {
  if (given.type !== "ArrayExpression") return given;
  const [row] = given.elements;
  return given.elements.length === 1 && row?.type !== "SpreadElement" ? (row ?? undefined) : undefined;
}

/** `column: value`; a nested object may be a write of its own. */
function isColumn(property: TSESTree.ObjectLiteralElement): boolean {
  return (
    property.type === "Property" &&
    !property.computed &&
    unwrapped(property.value).type !== "ObjectExpression"
  );
}

/** A row may have another key afterwards, by which the loop finds it again. */
function mayWrite(values: TSESTree.Node, column: string): boolean {
  return contains(values, (node) => node.type === "Property" && keyName(node) === column);
}

/** The same however often it is written: no increments, no expressions over the row. */
function isPlain(facts: Facts, values: TSESTree.Node, repeatable: readonly string[]): boolean {
  const object = unwrapped(values);
  return (
    object.type === "ObjectExpression" &&
    object.properties.every((p) => {
      if (p.type !== "Property") return false;
      const value = unwrapped(p.value);
      if (repeatable.includes(keyName(p) ?? "")) return isPlain(facts, value, []);
      const kind = staticType(facts.origins, value, facts.frame)?.kind;
      return value.type === "Literal" || (kind !== undefined && SCALARS.has(kind));
    })
  );
}

/** What is a value by itself, and no operation on what is there. */
const SCALARS = new Set(["number", "string", "bigint", "boolean", "date"]);
