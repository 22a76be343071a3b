import type { TSESTree } from "@typescript-eslint/utils";
import type { Origins } from "../origins/origins.ts";
import { parseSqlTemplate, placeholdersIn, type SqlParameter, type SqlStatement } from "../sql/index.ts";
import { keyName, unwrapped } from "../syntax/nodes.ts";
import { placedPart, statementCall } from "./query-parts.ts";
import type { Query } from "./query.ts";
import { sqlTextOf, type SqlText } from "./sql-text.ts";

/** The one statement of the text that a query sends. */
export interface SentStatement {
  readonly text: SqlText;
  readonly statement: SqlStatement;
}

/** `undefined` where the text isn't in sight, isn't understood, or holds several statements. */
export function sentStatement(origins: Origins, query: Query): SentStatement | undefined {
  const place = query.statement.sql;
  const [node] = place === undefined ? [] : placedPart(origins, query, place).nodes;
  const text = node && sqlTextOf(origins, node, query.frame);
  if (text === undefined) return undefined;
  const dialect = origins.models.named(query.library)?.dialect;
  const [statement, ...others] = parseSqlTemplate(text.parts, dialect) ?? [];
  return statement === undefined || others.length > 0 ? undefined : { text, statement };
}

/** `REFRESH MATERIALIZED VIEW`, `ALTER TABLE`, `SET`: what is about no rows, so that nothing does many of them at once. */
export function isUtility(origins: Origins, query: Query): boolean {
  if (query.operation !== "sql") return false;
  const kind = sentStatement(origins, query)?.statement.kind;
  return kind === "ddl" || kind === "transaction" || kind === "other";
}

/** Whether a query writes, as the model or else its text says; `undefined` where nothing does. */
export function writesRows(origins: Origins, query: Query): boolean | undefined {
  if (query.operation !== "sql") return query.operation === "write";
  return sentStatement(origins, query)?.statement.writes;
}

/** The expression that is bound in a parameter's place, and nowhere else; `undefined` where the code doesn't spell it out. */
export function boundValue(
  query: Query,
  { text, statement }: SentStatement,
  { hole, quoted, text: name, range }: SqlParameter,
): TSESTree.Node | undefined {
  if (hole !== undefined) {
    const isBound = query.node.type === "TaggedTemplateExpression" && !quoted;
    return isBound ? text.holes[hole] : undefined;
  }
  const all = placeholdersIn(text.parts, statement.dialect)?.filter((one) => one.hole === undefined) ?? [];
  const same = all.filter((one) => one.text === name);
  const numbered = /^\$(\d+)$/.exec(name)?.[1];
  if (numbered !== undefined) {
    return same.length === 1 ? boundValues(query)?.[Number(numbered) - 1] : undefined;
  }
  if (name !== "?") return undefined;
  const { start } = range;
  const index = same.findIndex((one) => {
    const at = one.range.start;
    return at.part === start.part && at.offset === start.offset;
  });
  return boundValues(query)?.[index];
}

/** `[id, status]` in `query(text, [id, status])` and in `query({ text, values: [id, status] })`, where the call says nothing else. */
export function boundValues(query: Query): readonly TSESTree.Expression[] | undefined {
  const { sql, parameters } = query.statement;
  const call = statementCall(query);
  if (call.type !== "CallExpression" || sql?.argument === undefined || parameters?.argument === undefined)
    return undefined;
  const text = call.arguments[sql.argument];
  const values = call.arguments[parameters.argument];
  const options = text && unwrapped(text);
  if (options?.type !== "ObjectExpression")
    return call.arguments.length === 2 && values !== undefined ? elementsOf(values) : undefined;
  const known = options.properties.every(
    (property) =>
      property.type === "Property" && OPTIONS.has(keyName(property) ?? "") && property.kind === "init",
  );
  const [list, ...more] = options.properties.filter(
    (property) => property.type === "Property" && keyName(property) === "values",
  );
  if (!known || call.arguments.length > 1 || list?.type !== "Property" || more.length > 0) return undefined;
  return elementsOf(list.value);
}

const OPTIONS = new Set(["text", "sql", "values"]);

function elementsOf(node: TSESTree.Node): readonly TSESTree.Expression[] | undefined {
  if (node.type !== "ArrayExpression") return undefined;
  const elements: TSESTree.Expression[] = [];
  for (const element of node.elements) {
    if (element === null || element.type === "SpreadElement") return undefined;
    elements.push(element);
  }
  return elements;
}
