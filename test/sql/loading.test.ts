import { createRequire } from "node:module";
import { expect, test } from "vitest";

const { cache } = createRequire(import.meta.url);

function loadedParsers(): string[] {
  return Object.keys(cache).filter((file) => file.includes("libpg-query") || file.includes("sqlparser"));
}

test("the plugin comes without a parser", async () => {
  await import("../../src/index.ts");
  expect(loadedParsers()).toEqual([]);
});

test("a parser is loaded when the first text is parsed, not with the module", async () => {
  const { parseSql, guessDialect } = await import("../../src/sql/index.ts");
  expect(guessDialect("SELECT $1")).toBe("postgresql");
  expect(loadedParsers()).toEqual([]);
  parseSql("SELECT 1", "postgresql");
  expect(loadedParsers()).toHaveLength(1);
  parseSql("SELECT 1", "mysql");
  expect(loadedParsers().length).toBeGreaterThanOrEqual(1);
});
