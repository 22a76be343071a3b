/** Replaces each value in arrays, maps and plain objects, the outermost first. */
export function mapValues(value: unknown, replace: (value: unknown) => unknown): unknown {
  const replaced = replace(value);
  if (replaced !== value) return replaced;
  if (Array.isArray(value)) return value.map((item) => mapValues(item, replace));
  if (value instanceof Map) {
    return new Map([...value].map(([key, item]) => [key, mapValues(item, replace)]));
  }
  if (value !== null && typeof value === "object" && Object.getPrototypeOf(value) === Object.prototype) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapValues(item, replace)]));
  }
  return value;
}
