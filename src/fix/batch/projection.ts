import type { TSESTree } from "@typescript-eslint/utils";
import { partOf, placedPart } from "../../facts/query-parts.ts";
import { keyName, literalText, unwrapped } from "../../syntax/nodes.ts";
import type { Edit } from "../edit.ts";
import { documentKey } from "./document-projection.ts";
import { isIdentifier } from "./keys.ts";
import { textOf, type KeyedQuery } from "./keyed-query.ts";

/** The key among the columns that a batch reads. */
export interface ProjectedKey {
  /** The property of a row that holds it. */
  readonly name: string;
  /** What to add to the projection; none if it has the key, or reads every column. */
  readonly edits: readonly Edit[];
}

/** A query and the key by which it selects, wherever it stands. */
type QueryWithKey = Pick<KeyedQuery, "facts" | "query" | "key">;

/** A projection must have the key, by which the rows are told apart; `undefined` if it can't be added. */
export function projectedKey(keyed: QueryWithKey): ProjectedKey | undefined {
  const { facts, query, key } = keyed;
  const { presence, nodes } = partOf(facts.origins, query, "projection");
  const { columns } = query.statement;
  if (presence === "unknown" || isOmitted(keyed)) return undefined;
  const stars = query.chain.links.some(({ call }) => call.role === "star");
  const [written, ...others] = nodes.map((node) => unwrapped(node));
  if (presence === "absent" || stars || written === undefined) return { name: key.column, edits: [] };
  if (others.length > 0) return undefined;
  // `satisfies` and `as` say which columns there are.
  if (nodes[0] !== written) return undefined;
  if (columns?.implicitKey !== undefined) return documentKey(written, key.column, columns.implicitKey);
  switch (columns?.form) {
    case "flags":
      return written.type === "ObjectExpression" ? flagged(written, key.column) : undefined;
    case "fields":
      return written.type === "ObjectExpression" ? fields(written, keyed) : bare(written, key.column);
    case "text":
      return inText(written, key.column);
    case "names":
    case "arguments":
      return listed(written, key.column, columns.form === "names");
    default:
      return undefined;
  }
}

/** `omit: { id: true }`, or what may say so. */
function isOmitted({ facts, query, key }: QueryWithKey): boolean {
  const omitted = query.statement.columns?.omitted;
  if (omitted === undefined) return false;
  const { presence, nodes } = placedPart(facts.origins, query, omitted);
  if (presence === "absent") return false;
  return !nodes.every((node) => {
    const object = unwrapped(node);
    return (
      object.type === "ObjectExpression" &&
      object.properties.every((one) => one.type === "Property" && keyName(one) !== key.column)
    );
  });
}

/** A call without arguments reads every column. */
function bare(written: TSESTree.Node, name: string): ProjectedKey | undefined {
  return written.type === "CallExpression" && written.arguments.length === 0
    ? { name, edits: [] }
    : undefined;
}

/** `{ name: true }`. */
function flagged(object: TSESTree.ObjectExpression, column: string): ProjectedKey | undefined {
  for (const property of object.properties) {
    if (property.type !== "Property") return undefined;
    if (keyName(property) !== column) continue;
    const isRead = property.value.type === "Literal" && property.value.value === true;
    return isRead ? { name: column, edits: [] } : undefined;
  }
  return withProperty(object, column, `${column}: true`);
}

/** `{ name: users.name }`: the key may have another name. */
function fields(object: TSESTree.ObjectExpression, { facts, key }: QueryWithKey): ProjectedKey | undefined {
  if (key.columnNode === undefined) return undefined;
  const column = textOf(facts, key.columnNode);
  for (const property of object.properties) {
    if (property.type !== "Property") return undefined;
    const name = keyName(property);
    if (textOf(facts, property.value) === column) return name === undefined ? undefined : { name, edits: [] };
    if (name === key.column) return undefined;
  }
  return withProperty(object, key.column, `${key.column}: ${column}`);
}

/** `"id, name, author(name)"`. */
function inText(written: TSESTree.Node, column: string): ProjectedKey | undefined {
  if (written.type === "CallExpression" && written.arguments.length === 0) return { name: column, edits: [] };
  const text = literalText(written);
  if (text === undefined) return undefined;
  // What stands in parentheses is read of other tables.
  let own = text;
  for (let inner = ""; inner !== own;) [inner, own] = [own, own.replace(/\([^()]*\)/g, "()")];
  const names = own.split(",").map((name) => name.trim());
  if (names.includes("*") || names.includes(column)) return { name: column, edits: [] };
  if (names.includes("") || names.some((name) => name.startsWith(`${column}:`))) return undefined;
  const end = written.range[1] - 1;
  return { name: column, edits: [{ range: [end, end], text: `, ${column}` }] };
}

function withProperty(
  object: TSESTree.ObjectExpression,
  name: string,
  text: string,
): ProjectedKey | undefined {
  const last = object.properties.at(-1);
  if (last === undefined || !isIdentifier(name)) return undefined;
  return { name, edits: [{ range: [last.range[1], last.range[1]], text: `, ${text}` }] };
}

/** `["id", "name"]`, or the same as arguments; one name may stand alone. */
function listed(written: TSESTree.Node, column: string, inArray: boolean): ProjectedKey | undefined {
  const call = written.parent;
  if (written.type === "CallExpression" && written.arguments.length === 0) return { name: column, edits: [] };
  const items: readonly (TSESTree.Node | null)[] | undefined =
    written.type === "ArrayExpression"
      ? written.elements
      : call?.type === "CallExpression"
        ? call.arguments
        : undefined;
  const last = items?.at(-1);
  if (items === undefined || last == null) return undefined;
  const names = items.map((item) => (item === null ? undefined : literalText(unwrapped(item))));
  if (names.some((name) => name === undefined)) return undefined;
  if (names.includes("*") || names.some((name) => name?.split(".").at(-1) === column))
    return { name: column, edits: [] };
  // A qualified name may need one for the key too.
  if (names.some((name) => !/^\w+$/.test(name ?? ""))) return undefined;
  const quoted = JSON.stringify(column);
  if (written.type === "ArrayExpression" || !inArray)
    return { name: column, edits: [{ range: [last.range[1], last.range[1]], text: `, ${quoted}` }] };
  return {
    name: column,
    edits: [
      { range: [last.range[0], last.range[0]], text: "[" },
      { range: [last.range[1], last.range[1]], text: `, ${quoted}]` },
    ],
  };
}
