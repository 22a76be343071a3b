import type { TSESTree } from "@typescript-eslint/utils";
import type { Origins } from "../origins/origins.ts";
import { keyName, literalText, unwrapped } from "../syntax/nodes.ts";
import { contains } from "../syntax/walk.ts";
import { methodsOf, type ChainLink } from "./chain.ts";
import { partOf, placedPart, rowsOf } from "./query-parts.ts";
import { tableOf, type Query } from "./query.ts";
import type { LoadedRelation } from "./row-use/index.ts";
import { loadedBy, readSelectList } from "./select-text.ts";

/** Which columns a read asks for. */
export type Projection =
  /** Some: it lists them, or those that it leaves out. */
  | { readonly kind: "listed" }
  | { readonly kind: "unknown" }
  /** All, since it says nothing. */
  | { readonly kind: "absent"; readonly relations: ReadonlyMap<string, WrittenRelation> }
  /** All, in so many words: `link` is the call of the chain that says so. */
  | {
      readonly kind: "star";
      readonly link: ChainLink;
      /** Those that stand beside the star, or have one of their own. */
      readonly relations: ReadonlyMap<string, LoadedRelation>;
    };

/** A relation that is loaded along with a row, with what the code says of it. */
export interface WrittenRelation extends LoadedRelation {
  readonly relations: ReadonlyMap<string, WrittenRelation>;
  /** `true`, or an object of options. */
  readonly node: TSESTree.Node;
  /** It lists its own columns. */
  readonly listed: boolean;
}

const LISTED: Projection = { kind: "listed" };
const UNKNOWN: Projection = { kind: "unknown" };

/** Which columns of its rows a query reads, or a write gives back. SQL text is a matter of its own. */
export function projectionOf(origins: Origins, query: Query, checkReturning = false): Projection {
  const returned = checkReturning ? query.chain.links.find((link) => isReturning(link, query)) : undefined;
  if (returned !== undefined)
    return isBare(returned) ? { kind: "star", link: returned, relations: listedBeside(returned) } : LISTED;
  const rows = rowsOf(query);
  if (rows === "value" || rows === "none" || query.operation === "sql") return UNKNOWN;
  const star = query.chain.links.find(
    (link) => link.call.role === "star" || (link.call.role === "projection" && isBare(link)),
  );
  if (star !== undefined) {
    if (!isAlone(query, star) || isListedInStatement(origins, query)) return LISTED;
    return { kind: "star", link: star, relations: listedBeside(star) };
  }
  const { presence } = partOf(origins, query, "projection");
  if (presence !== "absent") return presence === "unknown" ? UNKNOWN : LISTED;
  if (query.statement.wholeRow !== true || query.operation !== "read") return UNKNOWN;
  return impliedRow(origins, query);
}

/** `with("top", (db) => db.selectFrom("product").select(["id"]))`: the statement itself says what the rows of this name have. */
function isListedInStatement(origins: Origins, query: Query): boolean {
  const table = tableOf(query);
  const { links } = query.chain;
  if (table === undefined || links.some(({ call }) => call.role === "join")) return false;
  return links.some(({ call, node }) => {
    const [name, rows] = node.type === "CallExpression" ? node.arguments : [];
    if (call.role !== "subquery" || rows === undefined) return false;
    return literalText(name)?.split("(", 1)[0]?.trim() === table && !containsStar(origins, rows, query);
  });
}

function containsStar(origins: Origins, rows: TSESTree.Node, { frame }: Query): boolean {
  return contains(rows, (node) => {
    if (node.type !== "CallExpression") return false;
    return methodsOf(origins, origins.value(node.callee, frame), node).some(
      ({ call, name }) =>
        call.role === "star" || (call.role === "projection" && isBare({ call, name, node })),
    );
  });
}

/** `.select()`, `.select("*")`, `.select("id, author(*)")`. */
function isBare({ node }: ChainLink): boolean {
  if (node.type !== "CallExpression") return false;
  const [first] = node.arguments;
  return first === undefined || (literalText(unwrapped(first))?.includes("*") ?? false);
}

/** `.insert(row).select()`: what a write gives back is listed as what a read gives. */
function isReturning({ call, name }: ChainLink, { statement }: Query): boolean {
  return call.role === "returning" && name === statement.columns?.method;
}

/** The relations in `select("*, author(*)")`. */
function listedBeside({ node }: ChainLink): ReadonlyMap<string, LoadedRelation> {
  const [first] = node.type === "CallExpression" ? node.arguments : [];
  const text = first && literalText(unwrapped(first));
  const list = text === undefined ? undefined : readSelectList(text);
  return list === undefined ? new Map() : loadedBy(list);
}

/** No other call of the chain makes something else of the rows. */
function isAlone({ chain }: Query, star: ChainLink): boolean {
  return chain.links.every((link) => link === star || link.call.role !== "aggregate");
}

function impliedRow(origins: Origins, query: Query): Projection {
  const { columns, extras = [] } = query.statement;
  for (const place of extras) {
    if (isSamePlace(place, columns?.relations)) continue;
    const { presence } = placedPart(origins, query, place);
    if (presence !== "absent") return presence === "unknown" ? UNKNOWN : LISTED;
  }
  if (query.chain.links.some(({ call }) => call.role === "populate" || call.role === "group")) return UNKNOWN;
  if (columns?.relations === undefined) return { kind: "absent", relations: new Map() };
  const written = placedPart(origins, query, columns.relations);
  if (written.presence === "unknown") return UNKNOWN;
  const [node] = written.nodes;
  const relations =
    node === undefined ? new Map<string, WrittenRelation>() : relationsIn(node, columns.nested);
  return relations === undefined ? UNKNOWN : { kind: "absent", relations };
}

function isSamePlace(a: { argument?: number; property?: string }, b: typeof a | undefined): boolean {
  return a.argument === b?.argument && a.property === b?.property;
}

/** The entries of `{ posts: true, team: { include: { ... } } }`; `undefined` where they aren't all in sight. */
function relationsIn(
  node: TSESTree.Node,
  nested: string | undefined,
): ReadonlyMap<string, WrittenRelation> | undefined {
  const object = unwrapped(node);
  if (object.type !== "ObjectExpression") return undefined;
  const relations = new Map<string, WrittenRelation>();
  for (const entry of object.properties) {
    const name = entry.type === "Property" ? keyName(entry) : undefined;
    if (entry.type !== "Property" || name === undefined) return undefined;
    const relation = relationFrom(unwrapped(entry.value), nested);
    if (relation === undefined) return undefined;
    if (relation !== "absent") relations.set(name, relation);
  }
  return relations;
}

function relationFrom(
  value: TSESTree.Node,
  nested: string | undefined,
): WrittenRelation | "absent" | undefined {
  if (value.type === "Literal" && typeof value.value === "boolean")
    return value.value ? { node: value, listed: false, relations: new Map() } : "absent";
  if (value.type !== "ObjectExpression") return undefined;
  let listed = false;
  let relations: ReadonlyMap<string, WrittenRelation> = new Map();
  for (const option of value.properties) {
    const name = option.type === "Property" ? keyName(option) : undefined;
    if (option.type !== "Property" || name === undefined) return undefined;
    if (name === nested || name === "omit") listed = true;
    else if (name === "include" || name === "with") {
      const inner = relationsIn(option.value, nested);
      if (inner === undefined) return undefined;
      relations = inner;
    }
  }
  return { node: value, listed, relations };
}
