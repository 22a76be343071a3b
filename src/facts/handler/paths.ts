import { matches } from "./path-condition.ts";

const segmentsOf = (path: string) => path.split("/").filter((segment) => segment !== "");
const isVariable = (segment: string) => /^[:*{[(]/.test(segment);

/** Whether what is registered for `path` runs for requests to `inner` too: `/api` covers `/api/users`. */
export function covers(path: string | undefined, inner: string | undefined): boolean | undefined {
  if (path === undefined) return undefined;
  if (path === "" || path === "/" || path === "*" || path === "/*" || path === "(.*)" || path === "/(.*)")
    return true;
  if (inner === undefined) return undefined;
  if (/[\\^$+?|]|\.\*/.test(path)) return matches(inner, path);
  const outer = segmentsOf(path);
  const own = segmentsOf(inner);
  let open = false;
  for (const [index, segment] of outer.entries()) {
    if (/^(?:\*+|\{\*\w+\}|\*\w+|:\w+\*)$/.test(segment) && index === outer.length - 1)
      return open ? undefined : true;
    const there = own[index];
    if (there === undefined) return false;
    if (isVariable(segment) || segment === there) continue;
    if (!isVariable(there)) return false;
    open = true;
  }
  return open ? undefined : true;
}
