import type { TSESTree } from "@typescript-eslint/utils";
import type { WrittenRelation } from "../../facts/projection.ts";
import type { Query } from "../../facts/query.ts";
import { statementCall } from "../../facts/query-parts.ts";
import type { RowUse } from "../../facts/row-use/index.ts";
import type { ColumnsModel } from "../../models/model.ts";
import type { Module } from "../../project/module.ts";
import { keyName, unwrapped } from "../../syntax/nodes.ts";
import type { Edit } from "../edit.ts";
import { addProperty, propertyKey } from "./property.ts";

/** Writes the projection into the query's options: `{ where, select: { id: true, posts: { select: { title: true } } } }`. */
export function listInOptions(
  query: Query,
  use: RowUse,
  relations: ReadonlyMap<string, WrittenRelation>,
  columns: readonly string[],
): Edit[] | undefined {
  const { statement, frame } = query;
  const call = statementCall(query);
  const { projection: place, columns: form } = statement;
  if (place?.property === undefined || place.property.includes(".") || form === undefined) return undefined;
  if (call.type !== "CallExpression") return undefined;
  const { module } = frame;
  const included = propertyAt(call, form.relations);
  if (relations.size > 0 && (included === undefined || form.nested === undefined)) return undefined;
  if (form.exclusive !== true || included === undefined) {
    const list = listOf(form, columns);
    return list === undefined
      ? undefined
      : addProperty(module, call, place.argument ?? 0, `${place.property}: ${list}`);
  }
  if (form.nested === undefined || hasComments(module, included)) return undefined;
  const entries = [
    ...columns.map((name) => entry(name)),
    ...relationEntries(relations, use, form.nested, module),
  ];
  return [{ range: included.range, text: `${place.property}: ${flags(entries)}` }];
}

function listOf(form: ColumnsModel, columns: readonly string[]): string | undefined {
  if (columns.length === 0) return undefined;
  if (form.form === "names") return `[${columns.map((name) => JSON.stringify(name)).join(", ")}]`;
  if (form.form !== "flags") return undefined;
  const { implicitKey } = form;
  const without =
    implicitKey !== undefined && !columns.includes(implicitKey) ? [`${implicitKey}: false`] : [];
  return flags([...columns.map((name) => entry(name)), ...without]);
}

function flags(entries: readonly string[]): string {
  return `{ ${entries.join(", ")} }`;
}

function entry(column: string): string {
  return `${propertyKey(column)}: true`;
}

function propertyAt(
  call: TSESTree.CallExpression,
  place: { argument?: number; property?: string } | undefined,
): TSESTree.Property | undefined {
  const argument = call.arguments[place?.argument ?? 0];
  const object = argument && unwrapped(argument);
  if (object?.type !== "ObjectExpression") return undefined;
  return object.properties.find(
    (property): property is TSESTree.Property =>
      property.type === "Property" && keyName(property) === place?.property,
  );
}

/** The relations that are read, each with the columns that are read of it. */
function relationEntries(
  relations: ReadonlyMap<string, WrittenRelation>,
  use: RowUse,
  nested: string,
  module: Module,
): string[] {
  const entries: string[] = [];
  for (const [name, relation] of relations) {
    const used = use.relations.get(name);
    if (used !== undefined) entries.push(`${name}: ${relationText(relation, used, nested, module)}`);
  }
  return entries;
}

function relationText(relation: WrittenRelation, use: RowUse, nested: string, module: Module): string {
  const { node, listed } = relation;
  const whole = module.text.slice(node.range[0], node.range[1]);
  if (listed || use.escape !== undefined || use.typed !== undefined) return whole;
  const entries = [
    ...use.columns.map((name) => entry(name)),
    ...relationEntries(relation.relations, use, nested, module),
  ];
  if (use.columns.length === 0) return whole;
  const selection = `${nested}: ${flags(entries)}`;
  if (node.type !== "ObjectExpression") return `{ ${selection} }`;
  const kept = node.properties
    .filter((property) => property.type === "Property" && keyName(property) !== "include")
    .map((property) => module.text.slice(property.range[0], property.range[1]));
  return `{ ${[...kept, selection].join(", ")} }`;
}

function hasComments({ ast }: Module, { range }: TSESTree.Node): boolean {
  return (
    ast.comments?.some((comment) => comment.range[0] >= range[0] && comment.range[1] <= range[1]) === true
  );
}
