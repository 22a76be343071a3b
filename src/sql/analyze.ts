import type { SqlDialect } from "./dialect.ts";
import { readFilter } from "./filter.ts";
import { HOLE } from "./lexer.ts";
import { parameterOf } from "./parameters.ts";
import { isAggregateOnly, isExistence, readProjection } from "./projection.ts";
import type { SqlSource } from "./source.ts";
import { readStars } from "./stars.ts";
import type { SqlClause, SqlKind, SqlLimit, SqlPresence, SqlStatement, SqlTable } from "./statement.ts";
import type { TokenIndex } from "./token-index.ts";
import { visit, type Body, type Expression, type Query, type Source, type Statement } from "./tree.ts";

/** What the text that is analyzed looks like besides its tree. */
export interface Reading {
  dialect: SqlDialect;
  source: SqlSource;
  index: TokenIndex;
  /** Interpolations that were taken for nothing, so that they may be anything. */
  fragments: readonly number[];
}

/** Answers our questions about one parsed statement. */
export function analyze(statement: Statement, reading: Reading): SqlStatement {
  const { source, index } = reading;
  const main = mainPart(statement);
  const tables: SqlTable[] = [];
  const stars = readStars(statement, source, index, (table, role) =>
    tables.push(tableOf(table, role, source, index)),
  );
  const span = statement.span && index.trim(statement.span);
  const fragments = reading.fragments.filter(
    (hole) => !span || source.holesIn(statement.span ?? span).includes(hole),
  );
  const select = main.body?.type === "select" ? main.body : undefined;
  const limit = limitOf(main.query?.limit ?? main.statement.limit, reading);
  const kind = kindOf(main.statement, main.body);
  const writes = isWrite(statement) || tables.some((table) => table.role === "write");
  return {
    dialect: reading.dialect,
    range: span && source.range(span),
    kind,
    reads: kind === "select" || kind === "values" || tables.some((table) => table.role === "read"),
    writes,
    tables,
    stars,
    fragments,
    clauses: clausesOf(main, fragments.length > 0),
    limit,
    projection: select && kind === "select" ? readProjection(select, source, index) : undefined,
    filter: filterOf(main, fragments.length > 0, reading),
    assignsConstants:
      kind === "update" && fragments.length === 0 && main.statement.expressions.every(isConstant),
    aggregateOnly: select !== undefined && kind === "select" && isAggregateOnly(select),
    existence: select !== undefined && kind === "select" && isExistence(select),
  };
}

/** The time of a statement is taken for a constant: two of them aren't the same anyway. */
const TIMES = new Set(["now", "current_timestamp", "localtimestamp", "utc_timestamp", "statement_timestamp"]);

function isConstant(expression: Expression): boolean {
  let constant = true;
  visit(expression, (node) => {
    if (node.type === "call" ? !TIMES.has(node.name) : NOT_CONSTANT.has(node.type)) constant = false;
  });
  return constant;
}

const NOT_CONSTANT = new Set<Expression["type"]>(["column", "star", "exists", "subquery"]);

interface MainPart {
  statement: Statement;
  query: Query | undefined;
  body: Body | undefined;
  hasWith: boolean;
}

/** Goes through the wrappers: a query in parentheses, an EXPLAIN, an INSERT after a WITH. */
function mainPart(statement: Statement): MainPart {
  let part: MainPart = { statement, query: undefined, body: undefined, hasWith: statement.with.length > 0 };
  for (let next: Statement | undefined = statement; next;) {
    const { query }: Statement = next;
    const hasWith: boolean = part.hasWith || next.with.length > 0 || (query?.with.length ?? 0) > 0;
    // The limit and the order of the outermost query count.
    const outer: Query | undefined =
      next.kind === "query" ? (part.query?.limit ? part.query : query) : undefined;
    part = { statement: next, query: outer, body: next.kind === "query" ? query?.body : undefined, hasWith };
    next = next.kind === "query" && query?.body.type === "statement" ? query.body.statement : undefined;
  }
  return part;
}

function kindOf(statement: Statement, body: Body | undefined): SqlKind {
  if (statement.kind !== "query") return statement.kind;
  return body?.type === "values" ? "values" : "select";
}

function isWrite(statement: Statement): boolean {
  const changes = ["insert", "update", "delete", "merge", "ddl"].includes(statement.kind);
  return (
    changes ||
    [...statement.with, ...(statement.query?.with ?? [])].some((table) => isWrite(table.statement)) ||
    (statement.query?.body.type === "select" && statement.query.body.into) ||
    (statement.query?.body.type === "statement" && isWrite(statement.query.body.statement))
  );
}

function tableOf(
  table: Source & { type: "table" },
  role: "read" | "write",
  source: SqlSource,
  index: TokenIndex,
): SqlTable {
  const end = index.endOfName(table.start, table.path.length);
  const span =
    end === undefined ? undefined : { start: table.start, end: index.tokens[end]?.end ?? table.start };
  const [name, schema] = table.path.toReversed().map((part) => (part.includes(HOLE) ? undefined : part));
  return {
    name,
    schema,
    alias: table.alias,
    role,
    hole: span && source.holesIn(span)[0],
    range: span && source.range(span),
  };
}

function limitOf(limit: Expression | undefined, { source, index }: Reading): SqlLimit | undefined {
  if (!limit) return undefined;
  const parameter = parameterOf(limit, source, index);
  return { value: limit.type === "constant" ? limit.value : undefined, parameter };
}

function clausesOf(main: MainPart, opaque: boolean): Record<SqlClause, SqlPresence> {
  const { statement, query, body } = main;
  const select = body?.type === "select" ? body : undefined;
  const presence = (present: boolean | undefined): SqlPresence =>
    present ? "present" : opaque ? "unknown" : "absent";
  const sources = [
    ...(select?.sources ?? []),
    ...statement.sources,
    ...(statement.target ? [statement.target] : []),
  ];
  return {
    with: presence(main.hasWith),
    join: presence(sources.length > 1 || sources.some((source) => source.type === "join")),
    where: presence((select ?? statement).where !== undefined),
    groupBy: presence(select?.grouped),
    having: presence(select?.having !== undefined),
    distinct: presence(select?.distinct),
    orderBy: presence((query?.ordered ?? false) || statement.ordered),
    limit: presence((query?.limit ?? statement.limit) !== undefined),
    offset: presence(query?.offset !== undefined),
    lock: presence(query?.locked),
    setOperation: presence(body?.type === "set"),
    window: presence(select?.items.some((item) => hasWindow(item.expression))),
  };
}

function hasWindow(expression: Expression): boolean {
  let found = false;
  visit(expression, (node) => {
    if (node.type === "call" && node.window) found = true;
  });
  return found;
}

function filterOf(main: MainPart, opaque: boolean, { source, index }: Reading): SqlStatement["filter"] {
  const { statement, body } = main;
  const select = body?.type === "select" ? body : undefined;
  const changes = statement.kind === "update" || statement.kind === "delete";
  if (!select && !changes) return undefined;
  const sources = select
    ? select.sources
    : [...(statement.target ? [statement.target] : []), ...statement.sources];
  const [only] = sources;
  if (sources.length !== 1 || only?.type !== "table") return undefined;
  return readFilter((select ?? statement).where, opaque, source, index);
}
