import type { DeleteStmt, InsertStmt, MergeStmt, Node, ParseResult, UpdateStmt } from "libpg-query";
import type { Slot } from "../rendering.ts";
import { emptyQuery, emptyStatement, type Statement } from "../tree.ts";
import { commonTables, itemOf, queryOf } from "./query.ts";
import { sourceOf, tableOf } from "./source.ts";
import { expressionOf, expressionsIn } from "./expression.ts";

/** What is needed to turn the parser's numbers into ours. */
export interface Context {
  slots: readonly Slot[];
  /** Byte offset in the parsed text to offset in the joined text. */
  offset(bytes: number): number;
}

/** Turns PostgreSQL's parse tree of a text into statements of the common shape. */
export function postgresqlStatements(
  text: string,
  tree: ParseResult,
  slots: readonly Slot[],
  toSource: (offset: number) => number,
): Statement[] {
  const toCharacter = characterOffsets(text);
  const context: Context = { slots, offset: (bytes) => toSource(toCharacter(bytes)) };
  return (tree.stmts ?? []).flatMap(({ stmt, stmt_location: location = 0, stmt_len: length }) => {
    if (!stmt) return [];
    const start = context.offset(location);
    const end = toSource(length ? toCharacter(location + length) : text.length);
    return [{ ...statementOf(stmt, context), span: { start, end } }];
  });
}

/** The parser counts UTF-8 bytes, JavaScript counts UTF-16 units. */
function characterOffsets(text: string): (bytes: number) => number {
  const bytes = Buffer.byteLength(text);
  if (bytes === text.length) return (offset) => offset;
  const offsets = new Uint32Array(bytes + 1);
  let at = 0;
  for (let index = 0; index < text.length;) {
    const code = text.codePointAt(index) ?? 0;
    const size = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    offsets.fill(index, at, at + size);
    at += size;
    index += code < 0x10000 ? 1 : 2;
  }
  offsets[bytes] = text.length;
  return (offset) => offsets[offset] ?? text.length;
}

export function statementOf(node: Node, context: Context): Statement {
  if ("SelectStmt" in node) return { ...emptyStatement("query"), query: queryOf(node.SelectStmt, context) };
  if ("InsertStmt" in node) return insertOf(node.InsertStmt, context);
  if ("UpdateStmt" in node) return updateOf(node.UpdateStmt, context);
  if ("DeleteStmt" in node) return deleteOf(node.DeleteStmt, context);
  if ("MergeStmt" in node) return mergeOf(node.MergeStmt, context);
  if ("CallStmt" in node)
    return { ...emptyStatement("call"), expressions: expressionsIn(node.CallStmt, context) };
  if ("TransactionStmt" in node) return emptyStatement("transaction");
  if ("ViewStmt" in node) return wrapping("ddl", node.ViewStmt.query, context);
  if ("CreateTableAsStmt" in node) return wrapping("ddl", node.CreateTableAsStmt.query, context);
  if ("ExplainStmt" in node) return wrapping("other", node.ExplainStmt.query, context);
  if ("DeclareCursorStmt" in node) return wrapping("query", node.DeclareCursorStmt.query, context);
  if ("PrepareStmt" in node) return wrapping("other", node.PrepareStmt.query, context);
  if ("CopyStmt" in node) return wrapping("other", node.CopyStmt.query, context);
  const [type = ""] = Object.keys(node);
  const ddl = ["Create", "Alter", "Drop", "Define", "Index", "Rename", "Comment", "Truncate"];
  return emptyStatement(ddl.some((prefix) => type.startsWith(prefix)) ? "ddl" : "other");
}

function wrapping(kind: Statement["kind"], inner: Node | undefined, context: Context): Statement {
  if (!inner) return emptyStatement(kind);
  if ("SelectStmt" in inner) return { ...emptyStatement(kind), query: queryOf(inner.SelectStmt, context) };
  const statement = statementOf(inner, context);
  return { ...emptyStatement(kind), query: emptyQuery({ type: "statement", statement }) };
}

function insertOf(insert: InsertStmt, context: Context): Statement {
  const query =
    insert.selectStmt && "SelectStmt" in insert.selectStmt ? insert.selectStmt.SelectStmt : undefined;
  return {
    ...emptyStatement("insert"),
    with: commonTables(insert.withClause, context),
    target: insert.relation && tableOf(insert.relation, context),
    query: query && queryOf(query, context),
    returning: (insert.returningClause?.exprs ?? []).flatMap((item) => itemOf(item, context)),
    expressions: expressionsIn(insert.onConflictClause, context),
  };
}

function updateOf(update: UpdateStmt, context: Context): Statement {
  return {
    ...emptyStatement("update"),
    with: commonTables(update.withClause, context),
    target: update.relation && tableOf(update.relation, context),
    sources: (update.fromClause ?? []).map((source) => sourceOf(source, context)),
    where: update.whereClause && expressionOf(update.whereClause, context),
    returning: (update.returningClause?.exprs ?? []).flatMap((item) => itemOf(item, context)),
    expressions: expressionsIn(update.targetList, context),
  };
}

function deleteOf(deletion: DeleteStmt, context: Context): Statement {
  return {
    ...emptyStatement("delete"),
    with: commonTables(deletion.withClause, context),
    target: deletion.relation && tableOf(deletion.relation, context),
    sources: (deletion.usingClause ?? []).map((source) => sourceOf(source, context)),
    where: deletion.whereClause && expressionOf(deletion.whereClause, context),
    returning: (deletion.returningClause?.exprs ?? []).flatMap((item) => itemOf(item, context)),
  };
}

function mergeOf(merge: MergeStmt, context: Context): Statement {
  return {
    ...emptyStatement("merge"),
    with: commonTables(merge.withClause, context),
    target: merge.relation && tableOf(merge.relation, context),
    sources: merge.sourceRelation ? [sourceOf(merge.sourceRelation, context)] : [],
    returning: (merge.returningClause?.exprs ?? []).flatMap((item) => itemOf(item, context)),
    expressions: [
      ...expressionsIn(merge.joinCondition, context),
      ...expressionsIn(merge.mergeWhenClauses, context),
    ],
  };
}
