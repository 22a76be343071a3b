import { existsSync, readFileSync } from "node:fs";
import { format, resolveConfig } from "prettier";
import { describe, expect, it } from "vitest";
import { rules } from "../rules/index.ts";
import type { AnyRuleModule } from "../src/create-rule.ts";
import plugin from "../src/index.ts";
import { ruleIndex, ruleNames } from "./tools/rule-index.ts";
import { withPatternPages } from "./tools/rule-patterns.ts";

const entries: [string, AnyRuleModule][] = Object.entries(rules);

it("has a fresh rule index", async () => {
  const fresh = await format(ruleIndex(), {
    ...(await resolveConfig("rules/index.ts")),
    filepath: "rules/index.ts",
  });
  expect(readFileSync("rules/index.ts", "utf8")).toBe(fresh);
  expect(entries.map(([name]) => name)).toEqual(ruleNames());
});

describe.each(entries)("%s", (name, rule) => {
  const { docs, fixable, hasSuggestions } = rule.meta;

  it("has a test and a docs page", () => {
    // Many cases fill a folder.
    const tests = [`test/rules/${name}.test.ts`, `test/rules/${name}`];
    expect(tests.some((path) => existsSync(path))).toBe(true);
    expect(existsSync(`docs/rules/${name}.md`)).toBe(true);
  });

  it("is called what its file is called", () => {
    expect(rule.name).toBe(name);
  });

  it("names a pattern page that exists, and links to all that teach its cure", async () => {
    expect(existsSync(`docs/patterns/${docs.pattern}.md`)).toBe(true);
    const path = `docs/rules/${name}.md`;
    const page = readFileSync(path, "utf8");
    const fresh = withPatternPages(page, name, docs.pattern);
    expect(page, "run `npm run generate`").toBe(
      await format(fresh, { ...(await resolveConfig(path)), filepath: path }),
    );
  });

  it("offers a fix or a suggestion", () => {
    expect(fixable !== undefined || hasSuggestions === true).toBe(true);
  });

  it("is in a preset only when it's stable", () => {
    const inPreset = Object.values(plugin.configs)
      .flat()
      .some((config) => config.rules && `backend-patterns/${name}` in config.rules);
    expect(inPreset && docs.stage === "preview").toBe(false);
    expect(docs.recommended && !inPreset).toBe(false);
  });
});
