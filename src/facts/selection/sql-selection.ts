import type { TSESTree } from "@typescript-eslint/utils";
import type { BatchModel } from "../../models/model.ts";
import type { Origins } from "../../origins/origins.ts";
import { equalityToAny, equalityToIn, type SqlEdit, type SqlEqualityKey } from "../../sql/index.ts";
import type { Query } from "../query.ts";
import { sourceEdits } from "../sql-source.ts";
import { staticType } from "../static-type.ts";
import { boundValue, sentStatement, type SentStatement } from "../sql-statement.ts";
import { isPath, type KeyCondition, type Selection } from "./selection.ts";

/** The rows that a statement of SQL text selects, by the columns that its `WHERE` compares with bound values. */
export function sqlSelection(origins: Origins, query: Query, { sql }: BatchModel): Selection | undefined {
  const sent = sentStatement(origins, query);
  const filter = sent?.statement.filter;
  if (sql === undefined || sent === undefined || filter === undefined || !sent.text.own) return undefined;
  const keys = filter.equalityKeys.flatMap((key) => {
    const condition = keyCondition(origins, query, sent, key, sql);
    return condition === undefined ? [] : [condition];
  });
  const filtered =
    filter.otherConditions ||
    filter.fixedConditions ||
    filter.inLists.length > 0 ||
    keys.length < filter.equalityKeys.length;
  return { keys, filtered };
}

function keyCondition(
  origins: Origins,
  query: Query,
  sent: SentStatement,
  key: SqlEqualityKey,
  form: NonNullable<BatchModel["sql"]>,
): KeyCondition | undefined {
  const value = boundValue(query, sent, key.parameter);
  if (value === undefined || !isPath(value)) return undefined;
  const edits = membershipEdits(sent, key, form);
  const membership = edits && sourceEdits(inCaseOf(sent, edits), sent.text, query.frame.module);
  const written = form === "helper" ? helperCall(origins, query, value) : "$";
  if (membership === undefined || written === undefined) return undefined;
  return {
    column: key.column,
    ...(key.qualifier !== undefined && { qualifier: key.qualifier }),
    value,
    membership: [...membership, { range: value.range, text: written }],
    imports: {},
  };
}

function membershipEdits(
  { statement }: SentStatement,
  key: SqlEqualityKey,
  form: NonNullable<BatchModel["sql"]>,
): SqlEdit[] | undefined {
  switch (form) {
    case "array":
      return equalityToAny(statement, key.column);
    case "list":
      return equalityToIn(statement, key.column);
    case "helper":
      // The helper writes the parentheses.
      return equalityToIn(statement, key.column)?.slice(0, 1);
  }
}

/** Writes operators in lower case where the text does. */
function inCaseOf({ text }: SentStatement, edits: readonly SqlEdit[]): SqlEdit[] {
  const isLower = text.parts.some((part) => /\bwhere\b/.test(part));
  return edits.map((edit) => (isLower ? { ...edit, text: edit.text.toLowerCase() } : edit));
}

/** `sql(ids)` for the tag `sql`, which TypeScript allows for numbers and texts. */
function helperCall(origins: Origins, { node, frame }: Query, value: TSESTree.Node): string | undefined {
  if (node.type !== "TaggedTemplateExpression") return undefined;
  const kind = staticType(origins, value, frame)?.kind ?? "string";
  if (kind !== "number" && kind !== "string" && /\.[cm]?tsx?$/.test(frame.module.filename)) return undefined;
  return `${frame.module.text.slice(...node.tag.range)}($)`;
}
