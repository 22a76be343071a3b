import path from "node:path";
import { endpointsOf, type Endpoint } from "../../../src/facts/handler/endpoint.ts";
import { originsIn } from "../queries-in.ts";
import type { Files } from "../../project/temporary-project.ts";

/** The endpoints that the files serve, one line each: `POST /users present: requireUser | validates: schema.parse`. */
export function endpointsIn(files: Files): string[] {
  const { origins, directory } = originsIn(files);
  return Object.keys(files).flatMap((name) => {
    if (!/\.[cm]?[jt]sx?$/.test(name)) return [];
    const module = origins.project.module(path.join(directory, name));
    if (module === undefined) throw new Error(`${name} doesn't parse`);
    return endpointsOf(origins, module).map(lineOf);
  });
}

function lineOf({ method, path: url, authenticated, checks, isPublic }: Endpoint): string {
  const by = checks.authenticates.length > 0 ? `: ${checks.authenticates.join(", ")}` : "";
  const rest = (["authorises", "validates", "limits"] as const)
    .filter((purpose) => checks[purpose].length > 0)
    .map((purpose) => ` | ${purpose}: ${checks[purpose].join(", ")}`);
  return `${method} ${url ?? "?"} ${isPublic ? "public " : ""}${authenticated}${by}${rest.join("")}`;
}

/** What runs before each endpoint, in order. */
export function chainsIn(files: Files): string[] {
  const { origins, directory } = originsIn(files);
  return Object.keys(files).flatMap((name) => {
    const module = origins.project.module(path.join(directory, name));
    if (module === undefined) return [];
    return endpointsOf(origins, module).map(
      ({ method, path: url, steps }) =>
        `${method} ${url ?? "?"}: ${steps.map(({ text }) => text).join(" > ")}`,
    );
  });
}
