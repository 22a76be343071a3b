import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { linterFor } from "../../mcp/analysis/warm-linter.ts";
import { seeChanges } from "../../src/explain.ts";
import plugin from "../../src/index.ts";
import { typescriptParser } from "../../src/typescript-parser.ts";
import { project, shop, write } from "./session.ts";

// The first lint loads the parser.
vi.setConfig({ testTimeout: 60_000 });

/** A configuration that takes the plugin and the parser from here: another run may be building. */
const config = (plugins: string, parserOptions = "{}") => `
const { plugin, parser } = globalThis.ofTheTest;
export default [{
  files: ["**/*.ts"],
  languageOptions: { parser, parserOptions: ${parserOptions} },
  plugins: { "backend-patterns": ${plugins} },
  rules: { "backend-patterns/no-query-in-loop": "error" },
}];
`;

/** Lints twice; what is remembered is the same object. */
async function isRemembered(root: string): Promise<boolean> {
  vi.stubGlobal("ofTheTest", { plugin, parser: typescriptParser });
  const linter = linterFor(root, { config: join(root, "eslint.config.mjs") });
  const results = [];
  for (let i = 0; i < 2; i++) {
    seeChanges(root);
    results.push(await linter.lintFiles([join(root, "src/names.ts")]));
  }
  expect(results[1]).toEqual(results[0]);
  expect(results[0]?.[0]?.messages).toHaveLength(1);
  return results[0]?.[0] === results[1]?.[0];
}

describe("what was found in a file", () => {
  it("is remembered", async () => {
    expect(await isRemembered(project({ ...shop, "eslint.config.mjs": config("plugin") }))).toBe(true);
  });

  it.each([
    ["another plugin", config("{ ...plugin }")],
    ["a parser that reads types", config("plugin", "{ projectService: true }")],
  ])("isn't where it depends on %s", async (_, text) => {
    const root = project({ ...shop, "tsconfig.json": "{}", "eslint.config.mjs": text });
    expect(await isRemembered(root)).toBe(false);
  });

  it("isn't any more when a file that it depends on has changed", async () => {
    const root = project(shop);
    const linter = linterFor(root, {});
    const find = async () => {
      seeChanges(root);
      const [result] = await linter.lintFiles([join(root, "src/names.ts")]);
      return result?.messages.filter(({ ruleId }) => ruleId === "backend-patterns/no-query-in-loop").length;
    };
    expect(await find()).toBe(1);
    write(root, { "src/users.ts": "export const users = { findById: (id: number) => ({ id }) };" });
    expect(await find()).toBe(0);
  });
});
