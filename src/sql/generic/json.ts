/** Reading a tree whose published types don't match what the parser returns: every step may find nothing. */
export type Json = Record<string, unknown>;

export function object(value: unknown): Json | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Json) : undefined;
}

export function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

export function get(value: unknown, ...path: string[]): unknown {
  let at = value;
  for (const key of path) at = object(at)?.[key];
  return at ?? undefined;
}

export function text(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
