import { z } from "zod";
import type { EndpointRow } from "../../src/audit/endpoint-row.ts";
import { countRows, wants } from "../../src/audit/only.ts";
import { cursor, errors, limit, paths } from "../schemas.ts";
import { count, errorsText, joined } from "../text.ts";
import { defineTool, readOnly, type ToolContext } from "../tool.ts";

const input = z.strictObject({ paths, only: z.enum(wants).optional(), limit: limit(50, 500), cursor });

const output = z.object({
  summary: z.looseObject({ files: z.number(), endpoints: z.number() }),
  endpoints: z.array(z.looseObject({ method: z.string(), path: z.string() })),
  truncated: z.boolean(),
  next_cursor: z.string().optional(),
  errors,
});

/** A folder of broken files says no more with the hundredth. */
const maximumErrors = 50;

export const auditRoutes = defineTool({
  name: "audit_routes",
  title: "Audit routes",
  description:
    "Lists endpoints, unauthenticated ones first: method, path, place, what authenticates, authorises, validates and limits each, and its queries, with those run per element.",
  input,
  output,
  annotations: readOnly,
  async run(options, context) {
    const { items, result, nextCursor } = await pageOf(options, context);
    const unfinished =
      result.unchecked > 0
        ? [
            {
              path: "",
              kind: "deadline" as const,
              message: `No time for ${count(result.unchecked, "file")}.`,
            },
          ]
        : [];
    const data = {
      summary: { files: result.checked, ...countRows(result.endpoints) },
      endpoints: items.map(brief),
      truncated: nextCursor !== undefined || result.unchecked > 0,
      ...(nextCursor === undefined ? {} : { next_cursor: nextCursor }),
      errors: [...result.failures.slice(0, maximumErrors), ...unfinished],
    };
    const { unauthenticated, unvalidated, n_plus_one } = data.summary;
    const head = `${count(result.endpoints.length, "endpoint")} in ${count(result.checked, "file")}: ${unauthenticated} unauthenticated, ${unvalidated} unvalidated, ${n_plus_one} with queries in loops.`;
    const more = nextCursor === undefined ? "" : `Truncated; next_cursor: ${nextCursor}`;
    return { data, text: joined(head, ...items.map(lineOf), more, errorsText(data.errors)) };
  },
});

async function pageOf(options: z.output<typeof input>, { engine, pages, signal, onProgress }: ToolContext) {
  if (options.cursor !== undefined) return pages.endpoints.next(options.cursor, options.limit);
  const result = await engine.call(
    "audit",
    { paths: options.paths, only: options.only },
    { signal, ...(onProgress ? { onProgress } : {}) },
  );
  return pages.endpoints.page(result, options.limit);
}

/** Without what there is none of. */
function brief({ method, path, ...row }: EndpointRow) {
  const rest = Object.entries(row).filter(([, value]) => !Array.isArray(value) || value.length > 0);
  return { method, path, ...Object.fromEntries(rest) };
}

function lineOf(row: EndpointRow): string {
  const by = (label: string, names: readonly string[]) =>
    names.length === 0 ? [] : [`${label} by ${names.join(", ")}`];
  const queries = row.queries.map(({ query, per_element }) =>
    per_element === undefined ? query : `${query} per element of ${per_element}`,
  );
  return [
    `${row.method} ${row.path} ${row.file}:${row.line} authentication ${row.authentication}`,
    ...by("authenticated", row.authenticated_by),
    ...by("authorised", row.authorised_by),
    ...by("validated", row.validated_by),
    ...by("limited", row.limited_by),
    ...(queries.length === 0 ? [] : [`queries ${queries.join(", ")}`]),
  ].join("; ");
}
