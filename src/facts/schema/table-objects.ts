import type { TSESTree } from "@typescript-eslint/utils";
import { returnedExpressions } from "../../origins/call.ts";
import type { Origins } from "../../origins/origins.ts";
import type { Capture, Frame, Value } from "../../origins/value.ts";
import { isFunction, keyName, unwrapped } from "../../syntax/nodes.ts";
import { topLevelVariable } from "../../syntax/scopes.ts";
import type { Query } from "../query.ts";
import type { Table } from "./table.ts";

/** The table that a call made, `pgTable("users", { id: integer("id").primaryKey() })`, and a query names. */
export function tableObject(origins: Origins, query: Query): Table | undefined {
  const capture = query.captures["table"];
  const value = capture === undefined ? undefined : valueOf(origins, capture, query.frame);
  if (value?.kind !== "library") return undefined;
  const columns = value.captures["columns"];
  if (columns === undefined || typeof columns === "string") return undefined;
  const object = columnsObject(columns.node);
  const entries = object && columnEntries(origins, object, columns.frame);
  if (entries === undefined) return undefined;
  return {
    name: typeof capture === "string" ? capture : "",
    columns: [...entries.keys()],
    relations: new Map(),
    key: [...entries].filter(([, column]) => isKey(column)).map(([name]) => name),
  };
}

/** By name alone, it is the table of that name that the file has, if any. */
function valueOf(origins: Origins, capture: Capture, frame: Frame): Value | undefined {
  if (typeof capture !== "string") return origins.value(capture.node, capture.frame);
  const variable = topLevelVariable(frame.module.scopes, capture);
  const name = variable?.identifiers[0] as TSESTree.Node | undefined;
  return name && origins.value(name, frame);
}

/** The columns themselves, or what a function gives: `(t) => ({ id: t.integer() })`. */
function columnsObject(node: TSESTree.Node): TSESTree.ObjectExpression | undefined {
  const expression = unwrapped(node);
  if (expression.type === "ObjectExpression") return expression;
  if (!isFunction(expression) || expression.body == null) return undefined;
  const returned =
    expression.body.type === "BlockStatement" ? returnedExpressions(expression.body)[0] : expression.body;
  const object = returned && unwrapped(returned);
  return object?.type === "ObjectExpression" ? object : undefined;
}

/** Columns by property; `undefined` where some come from out of sight. */
export function columnEntries(
  origins: Origins,
  object: TSESTree.ObjectExpression,
  frame: Frame,
): Map<string, TSESTree.Node> | undefined {
  const entries = new Map<string, TSESTree.Node>();
  for (const property of object.properties) {
    if (property.type === "SpreadElement") {
      const spread = origins.value(property.argument, frame);
      const more = spread?.kind === "object" ? columnEntries(origins, spread.node, spread.frame) : undefined;
      if (more === undefined) return undefined;
      for (const [name, node] of more) entries.set(name, node);
      continue;
    }
    const name = keyName(property);
    if (name === undefined) return undefined;
    entries.set(name, property.value);
  }
  return entries;
}

/** `uuid("id").defaultRandom().primaryKey()`. */
function isKey(column: TSESTree.Node): boolean {
  for (let current = unwrapped(column); current.type === "CallExpression";) {
    const { callee } = current;
    if (callee.type !== "MemberExpression") return false;
    if (keyName(callee) === "primaryKey") return true;
    current = unwrapped(callee.object);
  }
  return false;
}
