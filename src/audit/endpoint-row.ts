import { positionOf } from "../explain.ts";
import { calleeText } from "../facts/effects.ts";
import type { Facts } from "../facts/facts-of.ts";
import { endpointsOf, type Endpoint } from "../facts/handler/endpoint.ts";
import { queriesOfHandler, type HandlerQuery } from "../facts/handler/handler-queries.ts";
import { tableOf } from "../facts/query.ts";

/** What is known of who calls: `public` where the code says that anybody may; `unknown` where what runs before can't be seen into. */
export type Authentication = "absent" | "unknown" | "public" | "present";

/** One line of the route table. */
export interface EndpointRow {
  /** HTTP methods; `QUERY`, `MUTATION`, `SUBSCRIPTION`, `FIELD`, `MESSAGE`, `EVENT`; `*` for any. */
  method: string;
  /** `?` where it can't be read. */
  path: string;
  file: string;
  line: number;
  framework: string;
  authentication: Authentication;
  authenticated_by: string[];
  authorised_by: string[];
  validated_by: string[];
  limited_by: string[];
  queries: QueryRow[];
}

export interface QueryRow {
  query: string;
  file: string;
  line: number;
  /** The collection for each of whose elements it runs once. */
  per_element?: string;
}

/** The endpoints that a file serves or registers; `show` says how a file is called. */
export function endpointRows(facts: Facts, show: (file: string) => string): EndpointRow[] {
  return endpointsOf(facts.origins, facts.module).map((endpoint) => {
    const { handler, method, path, checks } = endpoint;
    const { file, line } = positionOf(handler.module, handler.head);
    return {
      method,
      path: path ?? "?",
      file: show(file),
      line,
      framework: handler.framework,
      authentication: authenticationOf(endpoint),
      authenticated_by: [...checks.authenticates],
      authorised_by: [...checks.authorises],
      validated_by: [...checks.validates],
      limited_by: [...checks.limits],
      queries: queriesOfHandler(facts.origins, handler).map((query) => queryRow(query, show)),
    };
  });
}

function authenticationOf({ authenticated, isPublic }: Endpoint): Authentication {
  return isPublic && authenticated !== "present" ? "public" : authenticated;
}

function queryRow({ query, repeated }: HandlerQuery, show: (file: string) => string): QueryRow {
  const { file, line } = positionOf(query.frame.module, query.node);
  const table = tableOf(query);
  const call = calleeText(query.node, query.frame.module.text);
  return {
    query: table === undefined || call.includes(table) ? call : `${call} (${table})`,
    file: show(file),
    line,
    ...(repeated === undefined ? {} : { per_element: repeated.collection }),
  };
}

const order = ["absent", "unknown", "public", "present"];

/** Those that nothing authenticates first, then by path. */
export function inOrder(a: EndpointRow, b: EndpointRow): number {
  const rank = order.indexOf(a.authentication) - order.indexOf(b.authentication);
  if (rank !== 0) return rank;
  const [left, right] = [keyOf(a), keyOf(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

const keyOf = ({ path, method, file, line }: EndpointRow) =>
  [path, method, file, String(line).padStart(6, "0")].join("\0");
