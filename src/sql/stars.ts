import { HOLE } from "./lexer.ts";
import type { SqlSource } from "./source.ts";
import type { SqlStar } from "./statement.ts";
import type { TokenIndex } from "./token-index.ts";
import {
  queriesIn,
  visit,
  type CommonTable,
  type Expression,
  type Item,
  type Query,
  type Select,
  type Source,
  type Statement,
} from "./tree.ts";
import { type Scope, commonTableOf, starSources, statementColumns } from "./star-sources.ts";

interface Place {
  depth: number;
  exists: boolean;
  count: boolean;
  feedsInsert: boolean;
  setOperation: boolean;
  returning: boolean;
  /** Sources of the queries around, for the qualifiers of correlated subqueries. */
  outer: readonly Source[];
}

const TOP: Place = {
  depth: 0,
  exists: false,
  count: false,
  feedsInsert: false,
  setOperation: false,
  returning: false,
  outer: [],
};

/** The names that a statement's source list, queries and common table expressions read, and its stars. */
export function readStars(
  statement: Statement,
  source: SqlSource,
  index: TokenIndex,
  onTable: (table: Source & { type: "table" }, role: "read" | "write") => void,
): SqlStar[] {
  const stars = new Map<number, SqlStar>();
  visitStatement(statement, new Map(), TOP);
  return [...stars.entries()].sort(([left], [right]) => left - right).map(([, star]) => star);

  function visitStatement(node: Statement, outerScope: Scope, place: Place): void {
    const scope = withCommonTables(node.with, false, outerScope, place);
    if (node.query) {
      visitQuery(node.query, scope, { ...place, feedsInsert: node.kind === "insert" });
    }
    const sources = [...(node.target ? [node.target] : []), ...node.sources];
    if (node.target) visitSource(node.target, scope, place, place.count, "write");
    for (const other of node.sources) visitSource(other, scope, place, false, "read");
    for (const expression of [...node.expressions, ...(node.where ? [node.where] : [])]) {
      visitExpression(expression, sources, scope, place);
    }
    visitItems(node.returning, sources, scope, { ...place, returning: true, feedsInsert: false });
  }

  function visitQuery(query: Query, outerScope: Scope, place: Place): void {
    const scope = withCommonTables(query.with, query.recursive, outerScope, place);
    const { body } = query;
    switch (body.type) {
      case "select":
        visitSelect(body, scope, place);
        for (const expression of query.orderBy) visitExpression(expression, body.sources, scope, place);
        break;
      case "set":
        visitQuery(body.left, scope, { ...place, setOperation: true });
        visitQuery(body.right, scope, { ...place, setOperation: true });
        break;
      case "values":
        for (const expression of body.rows.flat()) visitExpression(expression, [], scope, place);
        break;
      case "statement":
        visitStatement(body.statement, scope, place);
    }
    for (const expression of [query.limit, query.offset]) {
      if (expression) visitExpression(expression, [], scope, place);
    }
  }

  function visitSelect(select: Select, scope: Scope, place: Place): void {
    const count = place.count || countsOnly(select);
    for (const from of select.sources) visitSource(from, scope, place, count, "read", select.sources);
    visitItems(select.items, select.sources, scope, place);
    for (const expression of [select.where, select.having]) {
      if (expression) visitExpression(expression, select.sources, scope, place);
    }
  }

  function visitSource(
    node: Source,
    scope: Scope,
    place: Place,
    count: boolean,
    role: "read" | "write",
    siblings: readonly Source[] = [],
  ): void {
    const inner: Place = {
      ...place,
      depth: place.depth + 1,
      count,
      feedsInsert: false,
      setOperation: false,
      returning: false,
      outer: [...siblings, ...place.outer],
    };
    switch (node.type) {
      case "table":
        if (role === "write" || commonTableOf(node, scope) === undefined) onTable(node, role);
        break;
      case "derived":
        visitQuery(node.query, scope, inner);
        break;
      case "function":
        for (const argument of node.arguments) visitExpression(argument, siblings, scope, place);
        break;
      case "join":
        visitSource(node.left, scope, place, count, role, siblings);
        visitSource(node.right, scope, place, count, "read", siblings);
        if (node.condition) visitExpression(node.condition, siblings, scope, place);
    }
  }

  function visitItems(items: readonly Item[], sources: readonly Source[], scope: Scope, place: Place): void {
    for (const item of items) {
      if (item.star) addStar(item.star, item.inside, sources, scope, place, false, false);
      else visitExpression(item.expression, sources, scope, place);
    }
  }

  function visitExpression(
    expression: Expression,
    sources: readonly Source[],
    scope: Scope,
    place: Place,
  ): void {
    for (const { query, exists } of queriesIn(expression)) {
      visitQuery(query, scope, {
        ...TOP,
        depth: place.depth + 1,
        exists,
        outer: [...sources, ...place.outer],
      });
    }
    visit(expression, (node, calls) => {
      if (node.type !== "star") return;
      const counted = calls.some((call) => call.type === "call" && call.name === "count");
      addStar(node.path, node.start, sources, scope, place, true, counted);
    });
  }

  function withCommonTables(
    tables: readonly CommonTable[],
    recursive: boolean,
    outer: Scope,
    place: Place,
  ): Scope {
    const scope = new Map(outer);
    for (const table of tables) {
      const name = table.name.toLowerCase();
      if (recursive) scope.set(name, table.columns);
      visitStatement(table.statement, scope, { ...TOP, depth: place.depth + 1, outer: place.outer });
      scope.set(name, table.columns ?? statementColumns(table.statement, scope));
    }
    return scope;
  }

  function addStar(
    path: readonly string[],
    start: number | undefined,
    sources: readonly Source[],
    scope: Scope,
    place: Place,
    inExpression: boolean,
    counted: boolean,
  ): void {
    const spans = starSpans(path, start, index);
    if (!spans) return;
    const found = starSources(path, sources, place.outer, scope);
    const table = found.find((candidate) => candidate.kind === "table");
    const first = table ?? found.find((candidate) => candidate.kind === "unknown") ?? found[0];
    const inCount = place.count || counted;
    const qualifier = path.at(-1);
    const prefix = source.text.slice(spans.item, spans.star);
    stars.set(spans.star, {
      range: source.range({ start: spans.star, end: spans.star + 1 }),
      itemRange: source.range({ start: spans.item, end: spans.star + 1 }),
      qualifier: qualifier?.includes(HOLE) ? undefined : qualifier,
      qualified: path.length > 0,
      prefix: prefix.includes(HOLE) ? undefined : prefix,
      sources: found,
      source: first?.kind ?? "unknown",
      table: table?.name,
      columnsKnown: found.length > 0 && found.every((candidate) => candidate.columns !== undefined),
      inExists: place.exists,
      inCount,
      inExpression,
      returning: place.returning,
      feedsInsert: place.feedsInsert,
      inSetOperation: place.setOperation,
      depth: place.depth,
      readsWholeTable: table !== undefined && !place.exists && !inCount && !inExpression,
    });
  }
}

/** Where the `*` and its qualifier stand; parsers give either the start of the qualifier or the star itself. */
function starSpans(
  path: readonly string[],
  start: number | undefined,
  index: TokenIndex,
): { item: number; star: number } | undefined {
  const first = index.at(start);
  if (first === undefined) return undefined;
  const star = index.tokens[first]?.text === "*" ? first : first + path.length * 2;
  const item = star - path.length * 2;
  const [starToken, itemToken] = [index.tokens[star], index.tokens[item]];
  return starToken?.text === "*" && itemToken ? { item: itemToken.start, star: starToken.start } : undefined;
}

/** `SELECT COUNT(*) FROM (...)`: of the rows below nothing but their number is used. */
function countsOnly(select: Select): boolean {
  return (
    select.items.length > 0 &&
    !select.grouped &&
    select.items.every((item) => {
      const { expression } = item;
      const call = expression.type === "cast" ? expression.operand : expression;
      return (
        call.type === "call" &&
        call.name === "count" &&
        !call.window &&
        call.arguments.every((argument) => argument.type === "constant")
      );
    })
  );
}
