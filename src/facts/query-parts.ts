import type { TSESTree } from "@typescript-eslint/utils";
import type { ChainRole, Place, StatementModel } from "../models/model.ts";
import type { Origins } from "../origins/origins.ts";
import { placedNode } from "../origins/place.ts";
import type { Frame } from "../origins/value.ts";
import type { CallNode } from "../syntax/calls.ts";
import { isNullish, keyName, literalText, unwrapped } from "../syntax/nodes.ts";
import type { ChainLink } from "./chain.ts";
import type { Query } from "./query.ts";

/** `absent` is certain: rules report on it, and never on `unknown`. */
export type Presence = "present" | "absent" | "unknown";

/** What a query can have, whichever way its library spells it: a property of an options object, or a link of a chain. */
export type QueryPartName = Extract<
  ChainRole,
  | "projection"
  | "limit"
  | "offset"
  | "order"
  | "filter"
  | "key"
  | "values"
  | "set"
  | "join"
  | "group"
  | "having"
  | "distinct"
  | "returning"
  | "conflict"
  | "populate"
  | "lock"
>;

export interface QueryPart {
  readonly presence: Presence;
  /** Where the code writes it; a builder's part may be written several times. */
  readonly nodes: readonly TSESTree.Node[];
}

const ABSENT: QueryPart = { presence: "absent", nodes: [] };
const UNKNOWN: QueryPart = { presence: "unknown", nodes: [] };

/** One part of a query; `absent` only when the whole query is in sight. */
export function partOf(origins: Origins, query: Query, name: QueryPartName): QueryPart {
  const nodes: TSESTree.Node[] = [];
  for (const link of query.chain.links)
    if (hasRole(link, name)) nodes.push(placed(link, link.call.place) ?? link.node);
  const place = (query.statement as { readonly [part in QueryPartName]?: Place })[name];
  const written = place === undefined ? ABSENT : placedPart(origins, query, place);
  nodes.push(...written.nodes);
  if (nodes.length > 0) return { presence: "present", nodes };
  return written.presence === "unknown" || !query.chain.complete ? UNKNOWN : ABSENT;
}

/** Which columns a read asks for: `star` where the code says "all of them", `absent` where it says nothing. */
export function projectionOf(origins: Origins, query: Query): Presence | "star" {
  const stars = query.chain.links.filter((link) => link.call.role === "star" || isBareProjection(link));
  if (stars.length > 0) return "star";
  return partOf(origins, query, "projection").presence;
}

/** What a missing row gives. */
export function missingOf({ chain, statement }: Query): StatementModel["missing"] {
  return chain.links.findLast(({ call }) => call.missing !== undefined)?.call.missing ?? statement.missing;
}

/** How many rows come out, after what the links of the chain make of the statement. */
export function rowsOf(query: Query): NonNullable<StatementModel["rows"]> {
  for (const { call } of query.chain.links.toReversed()) {
    if (call.role === "discard") return "none";
    if (call.role === "aggregate") return "value";
    if (call.role === "single") return "one";
  }
  if (isCountOnly(query)) return "value";
  return query.statement.rows ?? (query.operation === "write" ? "none" : "many");
}

function isCountOnly({ chain, statement: { countOnly } }: Query): boolean {
  if (countOnly === undefined) return false;
  return chain.links.some(({ node, call }) => {
    if (call.statement?.countOnly === undefined || node.type !== "CallExpression") return false;
    const value = placedNode(node.arguments, countOnly);
    return value?.type === "Literal" && value.value === true;
  });
}

function hasRole({ call, node }: ChainLink, role: ChainRole): boolean {
  if (call.role === role) return true;
  return call.also === role && node.type === "CallExpression" && node.arguments.length > 0;
}

/** `.select()`, `.select("*")`. */
function isBareProjection({ call, node }: ChainLink): boolean {
  if (call.role !== "projection" || node.type !== "CallExpression") return false;
  const fields = node.arguments.at(call.place?.argument ?? 0);
  return fields === undefined || literalText(unwrapped(fields)) === "*";
}

function placed({ node }: ChainLink, place: Place | undefined): TSESTree.Node | undefined {
  if (node.type === "TaggedTemplateExpression") return node.quasi;
  return node.arguments.at(place?.argument ?? 0);
}

/** The call of the chain whose arguments the statement's places are about. */
export function statementCall(query: Query): CallNode {
  return query.chain.links.findLast(({ call }) => call.statement === query.statement)?.node ?? query.node;
}

/** What stands at a place of a query's call. */
export function placedPart(origins: Origins, query: Query, place: Place): QueryPart {
  if (place.capture !== undefined) {
    const capture = query.captures[place.capture];
    if (capture === undefined) return ABSENT;
    return { presence: "present", nodes: typeof capture === "string" ? [] : [capture.node] };
  }
  const node = statementCall(query);
  if (node.type === "TaggedTemplateExpression") return { presence: "present", nodes: [node.quasi] };
  const index = place.argument ?? 0;
  if (node.arguments.some((a, i) => a.type === "SpreadElement" && (index < 0 || i <= index))) return UNKNOWN;
  const argument = node.arguments.at(index);
  if (argument === undefined || isNullish(argument)) return ABSENT;
  if (place.property === undefined) return { presence: "present", nodes: [argument] };
  let part: QueryPart = { presence: "present", nodes: [argument] };
  for (const name of place.property.split(".")) {
    const [object] = part.nodes;
    if (object === undefined) break;
    part = propertyPart(origins, object, name, query.frame);
  }
  return part;
}

function propertyPart(
  origins: Origins,
  object: TSESTree.Node,
  name: string,
  frame: Frame,
  depth = 0,
): QueryPart {
  const literal = unwrapped(object);
  if (literal.type !== "ObjectExpression") {
    const value = depth > 4 ? undefined : origins.value(literal, frame);
    return value?.kind === "object"
      ? propertyPart(origins, value.node, name, value.frame, depth + 1)
      : UNKNOWN;
  }
  for (const property of literal.properties.toReversed()) {
    if (property.type === "SpreadElement") {
      const spread = propertyPart(origins, property.argument, name, frame, depth + 1);
      if (spread.presence !== "absent") return spread;
    } else if (keyName(property) === name) {
      return isNullish(property.value) ? ABSENT : { presence: "present", nodes: [property.value] };
    } else if (property.computed && keyName(property) === undefined) return UNKNOWN;
  }
  return ABSENT;
}
