/*
 * What both parsers' trees have in common and our questions need: the shape of queries, their sources and the conditions
 * that compare columns with parameters. Offsets are those of the joined text. A name that holds an interpolation
 * contains HOLE.
 */
import type { Span } from "./position.ts";
import type { Slot } from "./rendering.ts";

export type Expression =
  | { type: "column"; path: string[]; start: number }
  | { type: "star"; path: string[]; start: number }
  | { type: "parameter"; slot: Slot }
  | { type: "constant"; value: number | undefined; start: number | undefined }
  | { type: "cast"; operand: Expression }
  | { type: "and"; operands: Expression[] }
  | { type: "comparison"; operator: string; left: Expression; right: Expression }
  | { type: "in"; left: Expression; items: Expression[] }
  | { type: "any"; left: Expression; right: Expression }
  | { type: "exists"; query: Query }
  | { type: "subquery"; query: Query; operands: Expression[] }
  | { type: "call"; name: string; arguments: Expression[]; window: boolean; aggregate: boolean }
  | { type: "other"; operands: Expression[] };

export interface Item {
  expression: Expression;
  /** For `*` and `t.*`: the qualifier, empty without one. */
  star: string[] | undefined;
  alias: string | undefined;
  /** Any offset inside the item, to match it with the item's text. */
  inside: number | undefined;
}

export type Source =
  | { type: "table"; path: string[]; alias: string | undefined; columns: string[] | undefined; start: number }
  | {
      type: "derived";
      query: Query;
      alias: string | undefined;
      columns: string[] | undefined;
      lateral: boolean;
    }
  | { type: "function"; alias: string | undefined; columns: string[] | undefined; arguments: Expression[] }
  | {
      type: "join";
      left: Source;
      right: Source;
      condition: Expression | undefined;
      alias: string | undefined;
    };

export interface Select {
  type: "select";
  items: Item[];
  /** Where the word SELECT stands, if the parser says it. */
  keyword: number | undefined;
  distinct: boolean;
  sources: Source[];
  where: Expression | undefined;
  grouped: boolean;
  having: Expression | undefined;
  into: boolean;
}

export type Body =
  | Select
  | { type: "set"; left: Query; right: Query }
  | { type: "values"; rows: Expression[][] }
  | { type: "statement"; statement: Statement };

export interface CommonTable {
  name: string;
  columns: string[] | undefined;
  statement: Statement;
}

export interface Query {
  with: CommonTable[];
  recursive: boolean;
  body: Body;
  ordered: boolean;
  orderBy: Expression[];
  limit: Expression | undefined;
  offset: Expression | undefined;
  locked: boolean;
}

/** A statement that changes rows, a query, or something else that may contain queries. */
export interface Statement {
  kind: "query" | "insert" | "update" | "delete" | "merge" | "ddl" | "call" | "transaction" | "other";
  with: CommonTable[];
  /** The query itself, the rows of an insert, or what an EXPLAIN, a view or a cursor is about. */
  query: Query | undefined;
  target: Source | undefined;
  /** Further tables of an update or delete (`FROM`, `USING`, `JOIN`). */
  sources: Source[];
  where: Expression | undefined;
  returning: Item[];
  /** Assigned values, conflict clauses and whatever else may contain a query. */
  expressions: Expression[];
  ordered: boolean;
  limit: Expression | undefined;
  span: Span | undefined;
}

export function emptyQuery(body: Body): Query {
  return {
    with: [],
    recursive: false,
    body,
    ordered: false,
    orderBy: [],
    limit: undefined,
    offset: undefined,
    locked: false,
  };
}

export function emptyStatement(kind: Statement["kind"]): Statement {
  return {
    kind,
    with: [],
    query: undefined,
    target: undefined,
    sources: [],
    where: undefined,
    returning: [],
    expressions: [],
    ordered: false,
    limit: undefined,
    span: undefined,
  };
}

/** The queries that stand directly in an expression, each with whether only its having rows matters. */
export function queriesIn(expression: Expression): { query: Query; exists: boolean }[] {
  const found: { query: Query; exists: boolean }[] = [];
  visit(expression, (node) => {
    if (node.type === "exists") found.push({ query: node.query, exists: true });
    else if (node.type === "subquery") found.push({ query: node.query, exists: false });
  });
  return found;
}

/** Calls `enter` with an expression and everything in it, not going into queries. */
export function visit(
  expression: Expression,
  enter: (node: Expression, parents: readonly Expression[]) => void,
): void {
  const pending: { node: Expression; parents: readonly Expression[] }[] = [{ node: expression, parents: [] }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { node } = next;
    enter(node, next.parents);
    const parents = node.type === "call" ? [...next.parents, node] : next.parents;
    for (const child of childrenOf(node).reverse()) pending.push({ node: child, parents });
  }
}

function childrenOf(node: Expression): Expression[] {
  switch (node.type) {
    case "and":
    case "subquery":
    case "other":
      return [...node.operands];
    case "cast":
      return [node.operand];
    case "comparison":
    case "any":
      return [node.left, node.right];
    case "in":
      return [node.left, ...node.items];
    case "call":
      return [...node.arguments];
    default:
      return [];
  }
}
