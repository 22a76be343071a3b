/** The methods of arrays that call a function with each element as its first argument. */
export const CALLED_WITH_ELEMENTS: ReadonlySet<string> = new Set([
  "map",
  "forEach",
  "flatMap",
  "filter",
  "some",
  "every",
  "find",
  "findIndex",
  "findLast",
  "findLastIndex",
]);
