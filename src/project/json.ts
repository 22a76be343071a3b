import jsonc from "jsonc-parser";
import type { Disk } from "./disk.ts";

export type JsonObject = Readonly<Record<string, unknown>>;

/** A JSON file that may carry comments and mistakes; `undefined` when there is none or it holds no object. */
export function readJson(disk: Disk, filename: string): JsonObject | undefined {
  const text = disk.read(filename);
  if (text === undefined) return undefined;
  try {
    const value: unknown = jsonc.parse(text.replace(/^\uFEFF/, ""), [], { allowTrailingComma: true });
    return isObject(value) ? value : undefined;
  } catch {
    // Nested too deeply for the stack.
    return undefined;
  }
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function stringsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}
