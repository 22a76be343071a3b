import type { TSESTree } from "@typescript-eslint/utils";
import type { ChainLink } from "../../facts/chain.ts";
import type { Query } from "../../facts/query.ts";
import type { ChainRole } from "../../models/model.ts";
import { keyName, literalText, unwrapped } from "../../syntax/nodes.ts";
import type { Edit } from "../edit.ts";

/** Roles of links that mean the same for many keys as for one. */
const KEPT = new Set<ChainRole | undefined>([
  "projection",
  "star",
  "table",
  "filter",
  "order",
  "option",
  "values",
  "set",
  "returning",
  "populate",
  undefined,
]);

/**
 * The edits that make the query one for many keys: other method names and, for a `single` row of each, no limit to one.
 * `undefined` if it says more than a batch can do: other limits, cursors, groups, or what isn't known.
 */
export function statementEdits(query: Query, single: boolean): Edit[] | undefined {
  const { statement, chain, node } = query;
  const { batch } = statement;
  if (typeof batch !== "object") return undefined;
  const edits: Edit[] = [];
  for (const link of chain.links) {
    if (!isWithin(link.node, node)) {
      // Where the client or the repository comes from says nothing of the rows.
      if (link.call.role === undefined) continue;
      return undefined;
    }
    const isOwn = link.call.statement === statement;
    if (isOwn && !hasKnownOptions(query, link)) return undefined;
    const name = isOwn ? batch.method : link.call.many;
    if (name !== undefined) {
      const renamed = rename(link, name);
      if (renamed === undefined) return undefined;
      edits.push(renamed);
      // The type arguments of one row aren't those of many.
      if (link.node.typeArguments != null) return undefined;
      if (batch.finish !== undefined)
        edits.push({ range: [link.node.range[1], link.node.range[1]], text: `.${batch.finish}()` });
    } else if (single && ((link.call.role === "limit" && isOne(link.node)) || isSingle(link))) {
      const removed = remove(link);
      if (removed === undefined) return undefined;
      edits.push(removed);
    } else if (!KEPT.has(link.call.role) || (link.call.role === "populate" && !isPopulatedAlike(link.node)))
      return undefined;
  }
  return chain.complete ? edits : undefined;
}

/** `first("id")` becomes `select("id")`; a plain `first()` goes. */
function rename(link: ChainLink, name: string): Edit | undefined {
  if (link.node.type !== "CallExpression" || link.node.callee.type !== "MemberExpression") return undefined;
  if (link.call.also === "projection" && link.node.arguments.length === 0) return remove(link);
  return { range: link.node.callee.property.range, text: name };
}

function remove({ node }: ChainLink): Edit | undefined {
  if (node.type !== "CallExpression" || node.callee.type !== "MemberExpression") return undefined;
  return { range: [node.callee.object.range[1], node.range[1]], text: "" };
}

/** `populate("author", "name")`: nothing is said of how many there may be, which would go for all rows together. */
function isPopulatedAlike(node: TSESTree.Node): boolean {
  return (
    node.type === "CallExpression" && node.arguments.every((argument) => literalText(argument) !== undefined)
  );
}

/** A link that does nothing but say that there is one row. */
function isSingle({ call }: ChainLink): boolean {
  return call.role === "single" && call.executes !== true && call.also === undefined;
}

function isOne(node: TSESTree.Node): boolean {
  const [argument] = node.type === "CallExpression" ? node.arguments : [];
  return argument?.type === "Literal" && argument.value === 1;
}

/** The options say nothing but what can be said for many: no limits, no cursors, nothing that isn't known. */
function hasKnownOptions({ statement }: Query, { node, call }: ChainLink): boolean {
  if (node.type !== "CallExpression") return false;
  const { filter, values, projection, order, key, table, extras = [] } = statement;
  const places = [filter, values, projection, order, key, table, ...extras].flatMap((place) =>
    place?.argument === undefined
      ? []
      : [{ property: place.property, node: node.arguments.at(place.argument) }],
  );
  return node.arguments.every((argument, index) => {
    if (call.role !== undefined && index === 0) return true;
    const allowed = places.filter((place) => place.node === argument);
    if (allowed.some(({ property }) => property === undefined)) return true;
    const object = unwrapped(argument);
    return (
      object.type === "ObjectExpression" &&
      object.properties.every(
        (option) =>
          option.type === "Property" && allowed.some(({ property }) => property === keyName(option)),
      )
    );
  });
}

function isWithin(inner: TSESTree.Node, outer: TSESTree.Node): boolean {
  return inner.range[0] >= outer.range[0] && inner.range[1] <= outer.range[1];
}
