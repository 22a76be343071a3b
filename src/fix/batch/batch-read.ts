import { placedNode } from "../../origins/place.ts";
import { property } from "../../origins/place.ts";
import { useOfRows } from "../../facts/row-use/index.ts";
import { partOf } from "../../facts/query-parts.ts";
import { keyName, literalText, unwrapped } from "../../syntax/nodes.ts";
import type { TSESTree } from "@typescript-eslint/utils";
import type { Edit } from "../edit.ts";
import { rewritten } from "../rewriting.ts";
import { pascalCase, pluralName } from "../nouns.ts";
import { keysText } from "./keys.ts";
import { textOf, type KeyedQuery } from "./keyed-query.ts";
import type { Lines } from "./lines.ts";
import type { RowKey } from "./row-key.ts";

export interface BatchRead {
  /** The expression that reads the rows of all keys. */
  readonly text: string;
  /** Changes elsewhere: the loop goes through the variable that keeps its collection. */
  readonly edits: readonly Edit[];
  readonly reasons: readonly string[];
}

/** The query, for the keys of all elements at once; `undefined` if it says more than a batch can do. */
export function batchRead(keyed: KeyedQuery, lines: Lines, compared: RowKey): BatchRead | undefined {
  const { facts, query, key, collection } = keyed;
  const { batch } = query.statement;
  if (typeof batch !== "object" || !isBatchable(keyed)) return undefined;
  const edits: Edit[] = [];
  let name = textOf(facts, collection.node);
  if (collection.isComputed) {
    name = lines.name(collectionName(keyed));
    lines.add(
      `const ${name} = ${rewritten(facts.module, collection.node, [], lines.indentation)}${lines.semicolon}`,
    );
    edits.push({ range: collection.node.range, text: name });
  }
  const keys = `[...new Set(${keysText(keyed, name, compared.isNullable)})]`;
  const projected = withKeyColumn(keyed);
  if (projected === undefined) return undefined;
  const { callee } = query.node;
  const method: Edit[] =
    batch.method === undefined || callee.type !== "MemberExpression"
      ? []
      : [{ range: callee.property.range, text: batch.method }];
  const write = (list: string) =>
    `await ${rewritten(
      facts.module,
      query.node,
      [
        ...key.membership.map(({ range, text }) => ({ range, text: text.replace("$", () => list) })),
        ...method,
        ...projected.edits,
      ],
      lines.indentation,
    )}`;
  const inline = write(keys);
  if (lines.fits(`const rows = ${inline};`)) return { text: inline, edits, reasons: projected.reasons };
  const plural = listName(keyed);
  const list = lines.name(plural, `unique${pascalCase(plural)}`);
  lines.add(`const ${list} = ${keys}${lines.semicolon}`);
  return { text: write(list), edits, reasons: projected.reasons };
}

function collectionName({ repetition }: KeyedQuery): string {
  const { element } = repetition;
  return element?.type === "Identifier" ? pluralName(element.name) : "elements";
}

/** `userIds` for `order.userId` and for `id` of `users`. */
function listName({ key, path }: KeyedQuery): string {
  const last = path.steps.at(-1);
  const value = unwrapped(key.value);
  const name =
    typeof last === "string" && last !== "id" ? last : value.type === "Identifier" ? value.name : key.column;
  return pluralName(name === "id" ? "id" : name);
}

/** The options say nothing but what can be said for many: no limits, no cursors, nothing that isn't known. */
export function isBatchable({ query }: KeyedQuery): boolean {
  const { statement, node } = query;
  const places = [
    statement.filter,
    statement.values,
    statement.projection,
    statement.order,
    ...(statement.extras ?? []),
  ];
  return node.arguments.every((argument, index) => {
    const allowed = places.filter((place) => place?.argument === index);
    if (allowed.some((place) => place?.property === undefined)) return true;
    const object = unwrapped(argument);
    return (
      object.type === "ObjectExpression" &&
      object.properties.every(
        (option) =>
          option.type === "Property" && allowed.some((place) => place?.property === keyName(option)),
      )
    );
  });
}

/** A projection must have the key, by which the rows are told apart. */
function withKeyColumn({ facts, query, key }: KeyedQuery): { edits: Edit[]; reasons: string[] } | undefined {
  const place = query.statement.projection;
  if (place === undefined || partOf(facts.origins, query, "projection").presence === "absent")
    return { edits: [], reasons: [] };
  const node = placedNode(query.node.arguments, place);
  const projection = node && unwrapped(node);
  if (projection?.type !== "ObjectExpression") return undefined;
  const column = property(projection, key.column);
  if (column !== undefined) return isTrue(column) ? { edits: [], reasons: [] } : undefined;
  const last = projection.properties.at(-1);
  if (last === undefined) return undefined;
  return {
    edits: [{ range: [last.range[1], last.range[1]], text: `, ${key.column}: true` }],
    reasons:
      useOfRows(facts.origins, query, new Map()).escape === undefined
        ? []
        : [`it does no harm that the rows now have \`${key.column}\` too`],
  };
}

function isTrue(node: TSESTree.Node): boolean {
  return node.type === "Literal" && node.value === true && literalText(node) === undefined;
}
