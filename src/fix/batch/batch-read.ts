import { useOfRows } from "../../facts/row-use/index.ts";
import type { TSESTree } from "@typescript-eslint/utils";
import { unwrapped } from "../../syntax/nodes.ts";
import type { Edit } from "../edit.ts";
import { importEdits } from "../imports.ts";
import { pascalCase, pluralName } from "../nouns.ts";
import { rewritten } from "../rewriting.ts";
import { distinctKeysText, membershipEdits } from "./keys.ts";
import { textOf, type KeyedQuery } from "./keyed-query.ts";
import type { Lines } from "./lines.ts";
import { projectedKey } from "./projection.ts";
import { statementEdits } from "./statement-edits.ts";

/** The query, for the keys of all elements at once. */
export interface BatchRead {
  /** The property of a row that holds the key. */
  readonly column: string;
  /** The key is read for the batch alone: whoever sees the rows must not see it. */
  readonly isExtra: boolean;
  /** Adds what reads the rows, and says how: the expression. */
  write(lines: Lines, isNullable: boolean): string;
  /** Changes elsewhere: imports, and the variable that keeps the loop's collection. */
  readonly edits: readonly Edit[];
}

/** `undefined` if the query says more than a batch can do. `single`: of several rows, any will do. */
export function batchRead(keyed: KeyedQuery, lines: Lines, single: boolean): BatchRead | undefined {
  const { facts, query, key } = keyed;
  const { batch, synchronous } = query.statement;
  const changes = statementEdits(query, single);
  const projected = projectedKey(keyed);
  if (typeof batch !== "object" || changes === undefined || projected === undefined) return undefined;
  const edits: Edit[] = [];
  for (const [name, specifier] of Object.entries(key.imports)) {
    const imported = importEdits(facts.module, specifier, name);
    if (imported === undefined) return undefined;
    edits.push(...imported);
  }
  const source = keptCollection(keyed, lines, edits);
  const write = (keys: string): string => {
    const all = [...membershipEdits(key, keys), ...changes, ...projected.edits];
    return (
      (synchronous === true ? "" : "await ") + rewritten(facts.module, query.node, all, lines.indentation)
    );
  };
  return {
    column: projected.name,
    isExtra: projected.edits.length > 0 && useOfRows(facts.origins, query, new Map()).escape !== undefined,
    edits,
    write(into, isNullable) {
      const keys = distinctKeysText(keyed, source, isNullable);
      const inline = write(keys);
      const guarded = batch.empty === "fails";
      if (!guarded && into.fits(`const rows = ${inline};`)) return inline;
      const plural = pluralName(listName(keyed));
      const list = into.name(plural, `unique${pascalCase(plural)}`);
      into.add(`const ${list} = ${keys}${into.semicolon}`);
      return guarded ? `${list}.length === 0 ? [] : ${write(list)}` : write(list);
    },
  };
}

/** What the collection is called before the loop and in it: a computed one is kept in a variable. */
export function keptCollection(
  keyed: Pick<KeyedQuery, "facts" | "collection" | "repetition">,
  lines: Lines,
  edits: Edit[],
): string {
  const { facts, collection } = keyed;
  if (!collection.isComputed) return textOf(facts, collection.node);
  const written = rewritten(facts.module, collection.node, [], lines.indentation);
  const name = lines.name(...collectionNames(keyed));
  lines.add(`const ${name} = ${written}${lines.semicolon}`);
  edits.push({ range: collection.node.range, text: name });
  return name;
}

function collectionNames({ repetition }: Pick<KeyedQuery, "repetition">): [string, string] {
  const { element } = repetition;
  const name = element?.type === "Identifier" ? pluralName(element.name) : "elements";
  return [name, `selected${pascalCase(name)}`];
}

/** `userId` for `order.userId`, and for `id` of one of `users`. */
export function listName({ key, path, repetition }: KeyedQuery): string {
  const last = path.steps.at(-1);
  const value: TSESTree.Node = unwrapped(key.value);
  if (typeof last === "string" && last !== "id") return last;
  if (path.steps.length === 0) return value.type === "Identifier" ? value.name : key.column;
  const { element } = repetition;
  return element?.type === "Identifier" ? `${element.name}Id` : key.column;
}
