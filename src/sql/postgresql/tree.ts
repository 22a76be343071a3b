import type {
  Alias,
  CommonTableExpr,
  DeleteStmt,
  InsertStmt,
  MergeStmt,
  Node,
  ParseResult,
  RangeVar,
  SelectStmt,
  UpdateStmt,
  WithClause,
} from "libpg-query";
import type { Slot } from "../rendering.ts";
import {
  emptyQuery,
  emptyStatement,
  type Body,
  type CommonTable,
  type Expression,
  type Item,
  type Query,
  type Source,
  type Statement,
} from "../tree.ts";

/** What is needed to turn the parser's numbers into ours. */
interface Context {
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

function statementOf(node: Node, context: Context): Statement {
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

function queryOf(select: SelectStmt, context: Context): Query {
  return {
    with: commonTables(select.withClause, context),
    recursive: select.withClause?.recursive ?? false,
    body: bodyOf(select, context),
    ordered: (select.sortClause ?? []).length > 0,
    orderBy: expressionsIn(select.sortClause, context),
    limit: select.limitCount && limitOf(select.limitCount, context),
    offset: select.limitOffset && expressionOf(select.limitOffset, context),
    locked: (select.lockingClause ?? []).length > 0,
  };
}

function limitOf(node: Node, context: Context): Expression | undefined {
  // LIMIT ALL and LIMIT NULL are no limit.
  return "A_Const" in node && node.A_Const.isnull ? undefined : expressionOf(node, context);
}

function bodyOf(select: SelectStmt, context: Context): Body {
  if (select.larg && select.rarg) {
    return { type: "set", left: queryOf(select.larg, context), right: queryOf(select.rarg, context) };
  }
  if (select.valuesLists) {
    return { type: "values", rows: select.valuesLists.map((row) => expressionsIn(row, context)) };
  }
  return {
    type: "select",
    items: (select.targetList ?? []).flatMap((item) => itemOf(item, context)),
    keyword: undefined,
    distinct: (select.distinctClause ?? []).length > 0,
    sources: (select.fromClause ?? []).map((source) => sourceOf(source, context)),
    where: select.whereClause && expressionOf(select.whereClause, context),
    grouped: (select.groupClause ?? []).length > 0,
    having: select.havingClause && expressionOf(select.havingClause, context),
    into: select.intoClause !== undefined,
  };
}

function commonTables(clause: WithClause | undefined, context: Context): CommonTable[] {
  return (clause?.ctes ?? []).flatMap((node) =>
    "CommonTableExpr" in node ? [commonTableOf(node.CommonTableExpr, context)] : [],
  );
}

function commonTableOf(table: CommonTableExpr, context: Context): CommonTable {
  return {
    name: table.ctename ?? "",
    columns: names(table.aliascolnames),
    statement: table.ctequery ? statementOf(table.ctequery, context) : emptyStatement("other"),
  };
}

function itemOf(node: Node, context: Context): Item[] {
  if (!("ResTarget" in node)) return [];
  const { val, name, location } = node.ResTarget;
  if (!val) return [];
  const expression = expressionOf(val, context);
  return [
    {
      expression,
      star: expression.type === "star" ? expression.path : undefined,
      alias: name,
      // `TABLE t` is a star that isn't written.
      inside: location === undefined || location < 0 ? undefined : context.offset(location),
    },
  ];
}

function sourceOf(node: Node, context: Context): Source {
  if ("RangeVar" in node) return tableOf(node.RangeVar, context);
  if ("RangeTableSample" in node && node.RangeTableSample.relation) {
    return sourceOf(node.RangeTableSample.relation, context);
  }
  if ("RangeSubselect" in node) {
    const { subquery, alias, lateral } = node.RangeSubselect;
    const query =
      subquery && "SelectStmt" in subquery
        ? queryOf(subquery.SelectStmt, context)
        : emptyQuery({ type: "values", rows: [] });
    return { type: "derived", query, ...aliasOf(alias), lateral: lateral ?? false };
  }
  if ("JoinExpr" in node) {
    const { larg, rarg, quals, alias } = node.JoinExpr;
    if (larg && rarg) {
      return {
        type: "join",
        left: sourceOf(larg, context),
        right: sourceOf(rarg, context),
        condition: quals && expressionOf(quals, context),
        alias: alias?.aliasname,
      };
    }
  }
  const [inner] = Object.values(node) as { alias?: Alias; coldeflist?: Node[] }[];
  const alias = aliasOf(inner?.alias);
  return {
    type: "function",
    alias: alias.alias,
    columns: definedColumns(inner?.coldeflist) ?? alias.columns,
    arguments: expressionsIn(inner, context),
  };
}

function tableOf(table: RangeVar, context: Context): Source {
  return {
    type: "table",
    path: [table.catalogname, table.schemaname, table.relname].filter((name) => name !== undefined),
    ...aliasOf(table.alias),
    start: context.offset(table.location ?? 0),
  };
}

function aliasOf(alias: Alias | undefined): { alias: string | undefined; columns: string[] | undefined } {
  return { alias: alias?.aliasname, columns: names(alias?.colnames) };
}

function names(nodes: Node[] | undefined): string[] | undefined {
  return nodes?.flatMap((node) => ("String" in node ? [node.String.sval ?? ""] : []));
}

function definedColumns(nodes: Node[] | undefined): string[] | undefined {
  return nodes?.flatMap((node) => ("ColumnDef" in node ? [node.ColumnDef.colname ?? ""] : []));
}

function expressionOf(node: Node, context: Context): Expression {
  if ("ColumnRef" in node) {
    const fields = node.ColumnRef.fields ?? [];
    const start = node.ColumnRef.location ?? 0;
    const path = names(fields) ?? [];
    const star = fields.some((field) => "A_Star" in field);
    return { type: star ? "star" : "column", path, start: start < 0 ? -1 : context.offset(start) };
  }
  if ("ParamRef" in node) {
    const slot = context.slots[(node.ParamRef.number ?? 0) - 1];
    return slot ? { type: "parameter", slot } : { type: "other", operands: [] };
  }
  if ("A_Const" in node) {
    const { ival, location } = node.A_Const;
    // Protocol Buffers leave out zeros.
    return { type: "constant", value: ival && (ival.ival ?? 0), start: location && context.offset(location) };
  }
  if ("TypeCast" in node && node.TypeCast.arg) {
    return { type: "cast", operand: expressionOf(node.TypeCast.arg, context) };
  }
  if ("BoolExpr" in node && node.BoolExpr.boolop === ("AND_EXPR" as string)) {
    return { type: "and", operands: expressionsIn(node.BoolExpr.args, context) };
  }
  if ("SubLink" in node && node.SubLink.subselect && "SelectStmt" in node.SubLink.subselect) {
    const query = queryOf(node.SubLink.subselect.SelectStmt, context);
    if (node.SubLink.subLinkType === ("EXISTS_SUBLINK" as string)) return { type: "exists", query };
    return { type: "subquery", query, operands: expressionsIn(node.SubLink.testexpr, context) };
  }
  if ("FuncCall" in node) {
    const { funcname, over, agg_star, agg_distinct, agg_filter, agg_within_group } = node.FuncCall;
    const name = (names(funcname)?.at(-1) ?? "").toLowerCase();
    return {
      type: "call",
      name,
      arguments: expressionsIn({ ...node.FuncCall, funcname: undefined }, context),
      window: over !== undefined,
      aggregate: Boolean(agg_star ?? agg_distinct ?? agg_filter ?? agg_within_group),
    };
  }
  if ("A_Expr" in node) {
    const { kind, name, lexpr, rexpr } = node.A_Expr;
    const operator = names(name)?.at(-1) ?? "";
    if (lexpr && rexpr) {
      const left = (): Expression => expressionOf(lexpr, context);
      if (kind === ("AEXPR_OP" as string)) {
        return { type: "comparison", operator, left: left(), right: expressionOf(rexpr, context) };
      }
      if (kind === ("AEXPR_IN" as string) && operator === "=") {
        return { type: "in", left: left(), items: expressionsIn(rexpr, context) };
      }
      if (kind === ("AEXPR_OP_ANY" as string) && operator === "=") {
        return { type: "any", left: left(), right: expressionOf(rexpr, context) };
      }
    }
  }
  const [inner] = Object.values(node) as unknown[];
  return { type: "other", operands: expressionsIn(inner, context) };
}

const EXPRESSIONS = new Set([
  "ColumnRef",
  "ParamRef",
  "A_Const",
  "TypeCast",
  "BoolExpr",
  "SubLink",
  "FuncCall",
  "A_Expr",
]);

/** The outermost expressions anywhere in a node whose own kind doesn't matter. */
function expressionsIn(value: unknown, context: Context): Expression[] {
  if (Array.isArray(value)) return value.flatMap((element) => expressionsIn(element, context));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([type, inner]) => {
    if (EXPRESSIONS.has(type)) return [expressionOf({ [type]: inner } as unknown as Node, context)];
    if (type === "typeName") return [];
    // Each operand of AND, each argument, is one expression, also where it has a kind of its own.
    return isNodeType(type) && type !== "List" && type !== "ResTarget"
      ? [{ type: "other" as const, operands: expressionsIn(inner, context) }]
      : expressionsIn(inner, context);
  });
}

function isNodeType(key: string): boolean {
  const first = key[0] ?? "";
  return first >= "A" && first <= "Z";
}
