import type { AuditResult } from "../../audit/audit.ts";
import type { Authentication, EndpointRow } from "../../audit/endpoint-row.ts";
import { countRows } from "../../audit/only.ts";
import type { colors } from "../colors.ts";

export interface RouteContext {
  /** Paths are shown relative to it. */
  cwd: string;
  paint: ReturnType<typeof colors>;
}

export const headings: Readonly<Record<Authentication, string>> = {
  absent: "Nothing authenticates",
  unknown: "Can't be told",
  public: "Marked as public",
  present: "Authenticated",
};

/** The route table for people: unauthenticated endpoints first. */
export function text({ endpoints, checked }: AuditResult, { paint }: RouteContext): string {
  const methods = Math.max(0, ...endpoints.map(({ method }) => method.length));
  const paths = Math.min(60, Math.max(0, ...endpoints.map(({ path }) => path.length)));
  const sections = (Object.keys(headings) as Authentication[]).flatMap((kind) => {
    const rows = endpoints.filter(({ authentication }) => authentication === kind);
    if (rows.length === 0) return [];
    const lines = rows.flatMap((row) => [
      `  ${paint.bold(row.method.padEnd(methods))} ${row.path.padEnd(paths)}  ${paint.dim(`${row.file}:${row.line}`)}`,
      ...detailsOf(row).map((detail) => `  ${" ".repeat(methods)} ${detail}`),
    ]);
    return ["", paint.bold(`${headings[kind]} (${rows.length})`), ...lines];
  });
  const { unauthenticated, unvalidated, n_plus_one } = countRows(endpoints);
  const summary = `${count(endpoints.length, "endpoint")} in ${count(checked, "file")}: ${unauthenticated} unauthenticated, ${unvalidated} unvalidated, ${n_plus_one} with queries in loops.`;
  return [summary, ...sections, ""].join("\n");
}

function detailsOf(row: EndpointRow): string[] {
  const by = (
    [
      ["authenticated by", row.authenticated_by],
      ["authorised by", row.authorised_by],
      ["validated by", row.validated_by],
      ["limited by", row.limited_by],
    ] as const
  )
    .filter(([, names]) => names.length > 0)
    .map(([label, names]) => `${label} ${names.join(", ")}`);
  const queries = row.queries.map(({ query, per_element }) =>
    per_element === undefined ? query : `${query} once per element of ${per_element}`,
  );
  return queries.length === 0
    ? by
    : [...by, `${count(queries.length, "query", "queries")}: ${queries.join(", ")}`];
}

function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${number} ${number === 1 ? noun : plural}`;
}
