import type { EndpointRow } from "./endpoint-row.ts";

/** What an endpoint may want. */
export const wants = ["unauthenticated", "unvalidated", "n_plus_one"] as const;
export type Only = (typeof wants)[number];

/** Methods whose callers send data along. */
const SENDING = new Set(["POST", "PUT", "PATCH", "MUTATION", "MESSAGE"]);

export function isWanted(row: EndpointRow, only: Only): boolean {
  switch (only) {
    case "unauthenticated":
      return row.authentication === "absent";
    case "unvalidated":
      return SENDING.has(row.method) && row.validated_by.length === 0;
    case "n_plus_one":
      return row.queries.some(({ per_element }) => per_element !== undefined);
  }
}

/** How many endpoints there are of each kind. */
export function countRows(rows: readonly EndpointRow[]) {
  const of = (only: Only) => rows.filter((row) => isWanted(row, only)).length;
  return {
    endpoints: rows.length,
    unauthenticated: of("unauthenticated"),
    unvalidated: of("unvalidated"),
    n_plus_one: of("n_plus_one"),
  };
}
