import type { Helper } from "./helper.ts";

/** The function for many keys, which gives what it read in a `Map` by key. */
export interface Twin {
  readonly helper: Helper;
  readonly name: string;
  /** What a variable that holds the map is called. */
  readonly mapName: string;
  /** How a key is written to look up the map. */
  keyOf(key: string): string;
  /** The type of the map's keys, where it isn't that of the helper's. */
  readonly keyType: string | undefined;
  /** What the single-row helper gives for a key that the map doesn't have. */
  readonly missing: "null" | "undefined" | "[]";
  /** What must be true for it to give the same, and isn't proven. */
  readonly conditions: readonly string[];
}
