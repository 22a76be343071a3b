import type { TSESTree } from "@typescript-eslint/utils";
import { parseSqlTemplate, type SqlDialect, type SqlStar, type SqlStatement } from "../sql/index.ts";
import type { Origins } from "../origins/origins.ts";
import type { Frame } from "../origins/value.ts";
import type { CallNode } from "../syntax/calls.ts";
import { calledFunctions, queryReachedBy } from "./effects.ts";
import { isPlainName } from "./plain-name.ts";
import { placedPart } from "./query-parts.ts";
import type { Query } from "./query.ts";
import { sqlTextOf, type SqlText } from "./sql-text.ts";

/** A star in SQL text that makes the database read all columns of a table. */
export interface SqlStarUse {
  /** Where the query is handed the text. */
  readonly node: TSESTree.Node;
  readonly text: SqlText;
  readonly statement: SqlStatement;
  readonly star: SqlStar;
  /** No other star does. */
  readonly only: boolean;
  /** What the library speaks; `undefined` where it may be several languages. */
  readonly dialect: SqlDialect | undefined;
}

/** The star in the text that a query sends. */
export function starInQuery(origins: Origins, query: Query, checkReturning: boolean): SqlStarUse | undefined {
  const place = query.statement.sql;
  if (place === undefined) return undefined;
  const [node] = placedPart(origins, query, place).nodes;
  return (
    node && starIn(origins, node, query.frame, checkReturning, origins.models.named(query.library)?.dialect)
  );
}

/** The star in the text that a call hands to a function of the project that sends SQL. */
export function starInCall(
  origins: Origins,
  call: CallNode,
  frame: Frame,
  checkReturning: boolean,
): SqlStarUse | undefined {
  if (call.type !== "CallExpression") return undefined;
  for (const argument of call.arguments) {
    if (!mayBeText(argument) || !mayBeSent(origins, call, argument, frame)) continue;
    const star = starIn(origins, argument, frame, checkReturning, undefined);
    if (star === undefined) continue;
    const sends = calledFunctions(origins, call, frame).some(
      (fn) => queryReachedBy(origins, fn)?.query.operation === "sql",
    );
    return sends ? star : undefined;
  }
  return undefined;
}

function mayBeText({ type }: TSESTree.Node): boolean {
  return (
    type === "Literal" ||
    type === "TemplateLiteral" ||
    type === "TaggedTemplateExpression" ||
    type === "BinaryExpression" ||
    type === "Identifier" ||
    type === "MemberExpression"
  );
}

/** The cheap test that spares most arguments any look-up: only functions of the project send a name, called here or handed over. */
function mayBeSent(
  origins: Origins,
  call: TSESTree.CallExpression,
  argument: TSESTree.Node,
  frame: Frame,
): boolean {
  if (!isName(argument)) return true;
  const kind = origins.value(call.callee, frame)?.kind;
  if (kind === "function" || kind === "alternatives") return true;
  return call.arguments.some((other) => {
    if (other === argument || !isName(other)) return false;
    return other.type === "MemberExpression" || !isPlainName(other, frame.module);
  });
}

function isName(node: TSESTree.Node): node is TSESTree.Identifier | TSESTree.MemberExpression {
  return node.type === "Identifier" || node.type === "MemberExpression";
}

function starIn(
  origins: Origins,
  node: TSESTree.Node,
  frame: Frame,
  checkReturning: boolean,
  dialect: SqlDialect | undefined,
): SqlStarUse | undefined {
  const text =
    node.type === "TaggedTemplateExpression"
      ? sqlTextOf(origins, node.quasi, frame)
      : sqlTextOf(origins, node, frame);
  // Most texts have no star, and parsing takes longer than looking.
  if (text === undefined || !text.parts.some((part) => part.includes("*"))) return undefined;
  const found: { statement: SqlStatement; star: SqlStar }[] = [];
  for (const statement of parseSqlTemplate(text.parts, dialect) ?? []) {
    for (const star of statement.stars) {
      if (!star.readsWholeTable || (star.returning && !checkReturning)) continue;
      found.push({ statement, star });
    }
  }
  const [first] = found;
  return first && { node, text, ...first, only: found.length === 1, dialect };
}
