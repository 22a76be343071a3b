import type { Engine, Statement } from "./engine.ts";
import { primaryKeys, tableNames } from "./sql-tables.ts";

type Row = Record<string, unknown>;

export interface PostgrestEngine extends Engine {
  /** Answers the requests that a client would send to a PostgREST server. */
  fetch: typeof fetch;
}

/**
 * A stand-in for PostgREST, which can't be had from npm: tables in memory behind the part of its interface that programs here use. It shows
 * which requests a client sends, not what Postgres makes of them.
 */
export function openPostgrest(): PostgrestEngine {
  let tables = new Map<string, Row[]>();
  let seen: Statement[] = [];

  const answer = (request: Request, body: string): Response => {
    const url = new URL(request.url);
    const table = url.pathname.split("/").at(-1) ?? "";
    const rows = tables.get(table);
    if (!rows)
      return problem(404, "PGRST205", `Could not find the table 'public.${table}' in the schema cache`);
    const select = url.searchParams.get("select");
    const columns = select && select !== "*" ? select.split(",") : Object.keys(rows[0] ?? {});
    const matching = rows.filter((row) => filtersOf(url).every((matches) => matches(row)));
    seen.push({
      text: `${request.method} ${decodeURIComponent(url.pathname + url.search)} ${body}`.trim(),
      columns: select ? columns.map((column) => `${table}.${column}`) : [],
    });

    let affected = matching;
    if (request.method === "POST") affected = insert(rows, JSON.parse(body) as Row | Row[]);
    if (request.method === "PATCH") for (const row of matching) Object.assign(row, JSON.parse(body));
    if (request.method === "DELETE")
      tables.set(
        table,
        rows.filter((row) => !matching.includes(row)),
      );
    if (request.method !== "GET" && !request.headers.get("prefer")?.includes("return=representation")) {
      return new Response(null, { status: request.method === "POST" ? 201 : 204 });
    }
    const answered = sorted(affected, url).map((row) =>
      Object.fromEntries(columns.map((name) => [name, row[name]])),
    );
    if (!request.headers.get("accept")?.includes("vnd.pgrst.object")) return Response.json(answered);
    if (answered.length === 1) return Response.json(answered[0]);
    return problem(406, "PGRST116", "Cannot coerce the result to a single JSON object", answered.length);
  };

  return {
    name: "requests",
    async fetch(input, init) {
      const request = new Request(input, init);
      return answer(request, await request.text());
    },
    seed(given) {
      tables = new Map(
        tableNames.map((table) => [table, JSON.parse(JSON.stringify(given[table], plainNumber)) as Row[]]),
      );
      return Promise.resolve();
    },
    dump() {
      const byKey = (table: keyof typeof primaryKeys) =>
        [...(tables.get(table) ?? [])].sort((a, b) => keyOf(table, a).localeCompare(keyOf(table, b)));
      return Promise.resolve(JSON.stringify(tableNames.map(byKey)));
    },
    takeStatements() {
      const taken = seen;
      seen = [];
      return taken;
    },
    close: () => Promise.resolve(),
  };
}

function filtersOf(url: URL): ((row: Row) => boolean)[] {
  const options = new Set(["select", "order", "limit", "offset", "columns"]);
  return [...url.searchParams]
    .filter(([name]) => !options.has(name))
    .map(([column, condition]) => {
      const [, operator, operand = ""] = /^(\w+)\.(.*)$/s.exec(condition) ?? [];
      if (operator === "eq") return (row: Row) => row[column] !== null && String(row[column]) === operand;
      if (operator === "is") return (row: Row) => String(row[column]) === operand;
      if (operator === "in") {
        const list = listOf(operand);
        return (row: Row) => row[column] !== null && list.includes(String(row[column]));
      }
      throw new Error(`This stand-in doesn't know the filter ${column}=${condition}`);
    });
}

/** The elements of `(1,"a,b",c)`. */
function listOf(operand: string): string[] {
  const elements = operand.slice(1, -1).matchAll(/"((?:[^"\\]|\\.)*)"|([^,"]+)/gs);
  return [...elements].map(([, quoted, bare]) => quoted?.replaceAll(/\\(.)/gs, "$1") ?? bare ?? "");
}

function sorted(rows: Row[], url: URL): Row[] {
  const [column = "", direction] = url.searchParams.get("order")?.split(".") ?? [];
  const limit = url.searchParams.get("limit");
  const sign = direction === "desc" ? -1 : 1;
  const ordered = column ? rows.toSorted((a, b) => sign * compare(a[column], b[column])) : rows;
  return limit === null ? ordered : ordered.slice(0, Number(limit));
}

function compare(a: unknown, b: unknown): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  return String(a) < String(b) ? -1 : Number(String(a) > String(b));
}

function insert(rows: Row[], given: Row | Row[]): Row[] {
  const added = [given].flat().map((row, index) => ({ id: rows.length + index + 1, ...row }));
  rows.push(...added);
  return added;
}

function problem(status: number, code: string, message: string, rows?: number): Response {
  const details = rows === undefined ? null : `The result contains ${rows} rows`;
  return Response.json({ code, details, hint: null, message }, { status });
}

function keyOf(table: keyof typeof primaryKeys, row: Row): string {
  return primaryKeys[table]
    .split(", ")
    .map((column) => String(row[column]).padStart(20, "0"))
    .join("/");
}

function plainNumber(_key: string, value: unknown): unknown {
  return typeof value === "bigint" ? Number(value) : value;
}
