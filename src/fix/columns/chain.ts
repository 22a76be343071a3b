import type { TSESTree } from "@typescript-eslint/utils";
import type { OverFetch } from "../../facts/over-fetch.ts";
import type { ChainLink } from "../../facts/chain.ts";
import type { Query } from "../../facts/query.ts";
import type { ChainRole, ColumnsModel } from "../../models/model.ts";
import { ordersByPosition } from "../../sql/index.ts";
import { childrenOf } from "../../syntax/awaits.ts";
import { literalText, unwrapped } from "../../syntax/nodes.ts";
import type { Edit } from "../edit.ts";
import { propertyKey } from "./property.ts";

/** Writes the columns as arguments of the builder's own method: in place of its star, or as a link of their own. */
export function listInChain(
  query: Query,
  cause: OverFetch["cause"],
  columns: readonly string[],
): Edit[] | undefined {
  const form = query.statement.columns;
  const { links } = query.chain;
  if (form?.method === undefined || columns.length === 0 || !isPlain(query)) return undefined;
  const joins = links.some(({ call }) => call.role === "join");
  if (cause.kind !== "star") return joins ? undefined : addLink(query, form, form.method, columns);
  const { link } = cause;
  const prefix = prefixOf(link);
  if (prefix === undefined || (joins && prefix === "")) return undefined;
  const others = links.filter((other) => other !== link && isProjection(other));
  if (others.length > 0) return undefined;
  // `selectDistinct()`, whose rows are others with fewer columns.
  if (link.call.role === "projection" && link.name !== form.method) return undefined;
  const beside = form.form === "arguments" ? listedBeside(link) : [];
  const missing = beside && columns.filter((column) => !beside.includes(column));
  if (missing === undefined || missing.length === 0) return undefined;
  const text = argumentsFor(query, form, missing, prefix);
  return text === undefined ? undefined : replaceCall(link, form.method, text);
}

/** Links that make other rows of fewer columns, or that need the same columns elsewhere: the parts of a union. */
const UNFIT = new Set<ChainRole | undefined>(["distinct", "group", "aggregate", "dynamic"]);

/** Fewer columns give the same rows, and rows of the same shape. */
function isPlain({ chain }: Query): boolean {
  return chain.links.every((link) => !UNFIT.has(link.call.role) && !ordersByNumber(link));
}

/** `orderByRaw("2 desc")`, ``orderBy(sql`2`)``: the second column, whichever that is. */
function ordersByNumber({ node, call }: ChainLink): boolean {
  if (call.role !== "order" || node.type !== "CallExpression") return false;
  return node.arguments.some((argument) =>
    textsIn(argument).some((text) => ordersByPosition([`order by ${text}`])),
  );
}

/** The texts that are written in an expression, with a name for what is interpolated; `{ _id: -1 }` holds a direction. */
function textsIn(node: TSESTree.Node): string[] {
  if (node.type === "ObjectExpression") return [];
  const text = node.type === "Literal" ? literalText(node) : undefined;
  if (text !== undefined) return [text];
  const own = node.type === "TemplateLiteral" ? [node.quasis.map(({ value }) => value.raw).join("x")] : [];
  return [...own, ...childrenOf(node).flatMap((child) => textsIn(child))];
}

function isProjection({ call }: ChainLink): boolean {
  return call.role === "projection" || call.role === "star";
}

/** What stands before the star with its dot: `"posts."` for `selectAll("posts")` and `select("posts.*")`; `undefined` for other forms. */
function prefixOf({ node, call }: ChainLink): string | undefined {
  if (node.type !== "CallExpression") return undefined;
  const [first] = node.arguments;
  if (first === undefined) return "";
  const text = literalText(unwrapped(first));
  if (text === undefined) return undefined;
  if (call.role === "star") return node.arguments.length === 1 ? `${text}.` : undefined;
  const star = /^(?:(\w+\.))?\*$/.exec(text);
  return star === null ? undefined : (star[1] ?? "");
}

/** The names of the columns that stand after the star, as a row has them; `undefined` if one isn't in sight. */
function listedBeside({ node }: ChainLink): string[] | undefined {
  const names: string[] = [];
  for (const argument of node.type === "CallExpression" ? node.arguments.slice(1) : []) {
    const name = /^(?:.*\sas\s+)?(?:\w+\.)*(\w+)$/i.exec(literalText(unwrapped(argument)) ?? "")?.[1];
    if (name === undefined) return undefined;
    names.push(name);
  }
  return names;
}

function argumentsFor(
  query: Query,
  { form }: ColumnsModel,
  columns: readonly string[],
  prefix: string,
): string | undefined {
  const names = columns.map((column) => JSON.stringify(prefix + column));
  switch (form) {
    case "names":
      return `[${names.join(", ")}]`;
    case "arguments":
      return names.join(", ");
    case "text":
      return prefix === "" && columns.every(isWord) ? JSON.stringify(columns.join(", ")) : undefined;
    case "words":
      return columns.every(isWord) ? JSON.stringify(columns.join(" ")) : undefined;
    case "flags":
      return `{ ${columns.map((column) => `${propertyKey(column)}: true`).join(", ")} }`;
    case "fields": {
      const table = tableText(query);
      if (table === undefined || !columns.every(isWord)) return undefined;
      return `{ ${columns.map((column) => `${column}: ${table}.${column}`).join(", ")} }`;
    }
  }
}

function isWord(column: string): boolean {
  return /^[A-Za-z_]\w*$/.test(column);
}

/** The table object as the query itself writes it. */
function tableText({ captures, frame, node }: Query): string | undefined {
  const { table } = captures;
  if (table === undefined || typeof table === "string") return undefined;
  const written = unwrapped(table.node);
  if (written.type !== "Identifier" && written.type !== "MemberExpression") return undefined;
  const isHere = written.range[0] >= node.range[0] && written.range[1] <= node.range[1];
  return isHere ? frame.module.text.slice(written.range[0], written.range[1]) : undefined;
}

/** `.selectAll()` to `.select([...])`; further arguments, such as options, stay. */
function replaceCall({ node }: ChainLink, method: string, text: string): Edit[] | undefined {
  if (node.type !== "CallExpression" || node.callee.type !== "MemberExpression") return undefined;
  const { property } = node.callee;
  const [first] = node.arguments;
  if (property.type !== "Identifier") return undefined;
  const end = node.range[1] - 1;
  const range: TSESTree.Range = first?.range ?? [end, end];
  const edits: Edit[] = [{ range, text }];
  return property.name === method ? edits : [{ range: property.range, text: method }, ...edits];
}

/** Right after the call that the chain begins with. */
function addLink(
  query: Query,
  form: ColumnsModel,
  method: string,
  columns: readonly string[],
): Edit[] | undefined {
  const text = argumentsFor(query, form, columns, "");
  const { range } = query.node;
  const start = query.chain.links.find(
    ({ node }) => node.range[0] >= range[0] && node.range[1] <= range[1],
  )?.node;
  if (text === undefined || start?.type !== "CallExpression") return undefined;
  return [{ range: [start.range[1], start.range[1]], text: `.${method}(${text})` }];
}
