import type { TSESTree } from "@typescript-eslint/utils";
import { useOfRows } from "../../facts/row-use/index.ts";
import { pascalCase, pluralName, singularName } from "../nouns.ts";
import { rewritten } from "../rewriting.ts";
import type { Edit } from "../edit.ts";
import type { BatchFix } from "./batch-fix.ts";
import { keptCollection, listName } from "./batch-read.ts";
import { expectsNoRow } from "./expects-no-row.ts";
import type { KeyedQuery } from "./keyed-query.ts";
import { distinctKeysText, member, membershipEdits } from "./keys.ts";
import { Lines } from "./lines.ts";
import { changesRows } from "./changed-rows.ts";
import { settledAt } from "./result.ts";
import type { RowKey } from "./row-key.ts";
import { sharedRow } from "./sharing.ts";
import { sqlRowKey } from "./sql-key.ts";
import { renamedMethod } from "./sql-method.ts";
import { selectForMany, type SelectForMany } from "./sql-projection.ts";
import { firstRows, rowsOfResult, takeFirst, takeRows, type RowsOfResult } from "./sql-rows.ts";

/**
 * Rows by key, for each element: one statement of SQL text for the keys of all, before the loop.
 *
 *     const { rows: users } = await pool.query("SELECT id, name FROM users WHERE id = ANY($1)", [userIds]);
 */
export function sqlReadFix(keyed: KeyedQuery): BatchFix | undefined {
  const { facts, query, repetition } = keyed;
  const node = settledAt(query.node, repetition);
  const result = node && rowsOfResult(facts, node, query.statement.rowsIn);
  const select = selectForMany(keyed);
  const method = renamedMethod(query);
  if (result === undefined || select === undefined || method === undefined) return undefined;
  const read = () => new SqlRead(keyed, select, result, method);
  return first(read()) ?? groups(read());
}

/** One of the two ways to read and keep the rows of all keys. */
class SqlRead {
  readonly keyed: KeyedQuery;
  readonly select: SelectForMany;
  readonly result: RowsOfResult;
  readonly lines: Lines;
  /** What the rows of all keys are called. */
  readonly rows: string;
  /** What one of them is called where it is put under its key. */
  readonly row: string;
  readonly compared: RowKey;
  /** The key is read for the batch alone: whoever sees the rows must not see it. */
  readonly isExtra: boolean;
  readonly #escapes: boolean;
  readonly #method: readonly Edit[];

  constructor(keyed: KeyedQuery, select: SelectForMany, result: RowsOfResult, method: readonly Edit[]) {
    const { facts, query, site } = keyed;
    this.keyed = keyed;
    this.select = select;
    this.result = result;
    this.#method = method;
    this.lines = new Lines(facts, site);
    const name = singularName(select.table);
    this.rows = this.lines.name(pluralName(select.table), `${name}Rows`, "rows");
    this.row = this.parameterName(name, "row", "found");
    this.#escapes = useOfRows(facts.origins, query, new Map()).escape !== undefined;
    this.isExtra = select.isAdded && this.#escapes;
    this.compared = sqlRowKey(
      keyed,
      select.column,
      this.isExtra ? select.column : member(this.row, select.column),
    );
  }

  /** A parameter's name that isn't the key's own. */
  parameterName(...candidates: [string, string, ...string[]]): string {
    const [first, second, ...others] = candidates;
    return first === this.select.column
      ? this.lines.parameter(second, ...others)
      : this.lines.parameter(...candidates);
  }

  /** How a row is bound, without the key if nobody is to see that. */
  get parameter(): string {
    return this.isExtra ? `{ ${this.select.column}, ...${this.row} }` : this.row;
  }

  /** The type of what is kept of a row. */
  get rowType(): string {
    const row = `(typeof ${this.rows})[number]`;
    return this.isExtra ? `Omit<${row}, "${this.select.column}">` : row;
  }

  get isTyped(): boolean {
    return /\.[cm]?tsx?$/.test(this.keyed.facts.module.filename);
  }

  /** A map from keys, of nothing yet. */
  emptyMap(of: string): string {
    const key = this.compared.type ?? "unknown";
    return `new Map${this.isTyped ? `<${key}, ${of}>` : ""}()`;
  }

  /** The key of the row in the loop that sorts them, in a variable if it is more than a member of it. */
  keptKey(): string {
    const { lines, compared } = this;
    if (!compared.row.endsWith(")")) return compared.row;
    const key = this.parameterName("key", "value");
    lines.add(`const ${key} = ${compared.row}${lines.semicolon}`, 1);
    return key;
  }

  get reasons(): string[] {
    const { keyed, result } = this;
    const { batch } = keyed.query.statement;
    const differs = typeof batch === "object" ? batch.rowsDiffer : undefined;
    const changed = changesRows(keyed) ? ["no two elements have the same key, since the row is changed"] : [];
    const shared = [{ node: result.node }, ...result.uses].flatMap((use) =>
      sharedRow(keyed, use, this.#escapes),
    );
    return [
      ...keyed.reasons,
      ...this.compared.reasons,
      ...changed,
      ...shared,
      ...(differs === undefined ? [] : [differs]),
      ...this.select.calls.map((name) => `\`${name}\` only reads, and gives the same again`),
    ];
  }

  /** Adds the statement that reads the rows of all keys; the changes elsewhere. */
  read(): Edit[] {
    const { keyed, lines, rows } = this;
    const edits: Edit[] = [];
    const source = keptCollection(keyed, lines, edits);
    const keys = distinctKeysText(keyed, source, this.compared.isNullable);
    const { batch, rowsIn } = keyed.query.statement;
    const wrap = (inner: string) =>
      rowsIn === undefined ? inner : rowsIn === 0 ? `[${inner}]` : `{ ${rowsIn}: ${inner} }`;
    const inline = `const ${wrap(rows)} = ${this.#statement(keys)}${lines.semicolon}`;
    const isGuarded = typeof batch === "object" && batch.empty === "fails";
    if (!isGuarded && lines.fits(inline)) lines.add(inline);
    else {
      const plural = pluralName(listName(keyed));
      const list = lines.name(plural, `unique${pascalCase(plural)}`);
      lines.add(`const ${list} = ${keys}${lines.semicolon}`);
      const guard = isGuarded ? `${list}.length === 0 ? ${wrap("[]")} : ` : "";
      lines.add(`const ${wrap(rows)} = ${guard}${this.#statement(list)}${lines.semicolon}`);
    }
    const outside = this.#changes("").filter(({ range }) => !isWithin(range, keyed.query.node.range));
    return [...edits, ...outside];
  }

  #changes(keys: string): Edit[] {
    return [...membershipEdits(this.keyed.key, keys), ...this.select.edits, ...this.#method];
  }

  #statement(keys: string): string {
    const { facts, query } = this.keyed;
    const inside = this.#changes(keys).filter(({ range }) => isWithin(range, query.node.range));
    return `await ${rewritten(facts.module, query.node, inside, this.lines.indentation)}`;
  }

  fix(form: BatchFix["form"], edits: readonly Edit[], reasons: readonly string[]): BatchFix {
    const { site } = this.keyed;
    if (reasons.length === 0) this.lines.keep();
    return {
      form,
      edits: [{ range: [site.position, site.position], text: this.lines.text }, ...edits],
      reasons,
    };
  }
}

/** The first row of each key, where the loop takes no more. */
function first(read: SqlRead): BatchFix | undefined {
  const { keyed, lines, result, rows, row, compared, parameter } = read;
  const name = singularName(read.select.table);
  const map = lines.name(`${name}By${pascalCase(keyed.key.column)}`);
  const taken = takeFirst(keyed.facts, result, `${map}.get(${compared.key})`, () => lines.name(name, "row"));
  const isAny = keyed.query.node.typeArguments == null;
  if (taken === undefined) return undefined;
  if (read.isTyped && !firstRows(result).every((one) => expectsNoRow(keyed.facts, one, isAny)))
    return undefined;
  const edits = read.read();
  const { reasons } = read;
  // A person knows whether there can be several; unseen, the first of them must stay the first.
  if (reasons.length > 0 || read.select.wasLimited) {
    reasons.push(`\`${keyed.key.column}\` is unique`);
    lines.add(
      `const ${map} = new Map(${rows}.map((${parameter}) => [${compared.row}, ${row}]))${lines.semicolon}`,
    );
  } else {
    lines.add(`const ${map} = ${read.emptyMap(read.rowType)}${lines.semicolon}`);
    lines.add(`for (const ${parameter} of ${rows}) {`);
    const key = read.keptKey();
    lines.add(`if (!${map}.has(${key})) ${map}.set(${key}, ${row})${lines.semicolon}`, 1);
    lines.add("}");
  }
  return read.fix("lookup", [...edits, ...taken], reasons);
}

/** All rows of each key, in the order in which they come. */
function groups(read: SqlRead): BatchFix {
  const { keyed, lines, result, rows, row, compared, parameter } = read;
  const map = lines.name(`${pluralName(read.select.table)}By${pascalCase(keyed.key.column)}`);
  const group = read.parameterName("group", "siblings");
  const edits = read.read();
  const { semicolon } = lines;
  lines.add(`const ${map} = ${read.emptyMap(`${read.rowType}[]`)}${semicolon}`);
  lines.add(`for (const ${parameter} of ${rows}) {`);
  const key = read.keptKey();
  lines.add(`const ${group} = ${map}.get(${key})${semicolon}`, 1);
  lines.add(`if (${group}) ${group}.push(${row})${semicolon}`, 1);
  lines.add(`else ${map}.set(${key}, [${row}])${semicolon}`, 1);
  lines.add("}");
  const taken = takeRows(keyed.facts, result, `${map}.get(${compared.key}) ?? []`);
  const { reasons } = read;
  if (read.select.wasLimited) reasons.push(`\`${keyed.key.column}\` is unique`);
  return read.fix("children", [...edits, ...taken], reasons);
}

function isWithin([start, end]: TSESTree.Range, [from, to]: TSESTree.Range): boolean {
  return start >= from && end <= to;
}
