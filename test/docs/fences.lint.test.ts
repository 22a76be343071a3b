import { readFileSync } from "node:fs";
import { Linter } from "eslint";
import * as parser from "@typescript-eslint/parser";
import { describe, expect, test } from "vitest";
import plugin from "../../src/index.ts";
import { exampleFiles } from "../../src/docs/patterns.ts";
import { readPages, typescriptFences, type Fence } from "./pages.ts";
import { pluginRules } from "./plugin-rules.ts";

const linter = new Linter();
const presetRules: Linter.RulesRecord = Object.assign(
  {},
  ...[plugin.configs.strict].flat().map(({ rules }) => rules),
);

describe.each(readPages())("$name", (page) => {
  const fences = typescriptFences(page);

  test.for(fences.filter(({ verdict }) => verdict === "correct"))("$place is clean", (fence) => {
    expect(lint(fence.code, fence.filename, optInRulesOf(fence))).toEqual([]);
  });

  test.for(fences.filter(({ rules }) => rules.length > 0))("$place is reported", (fence) => {
    const known = [...page.info.rules, ...page.info.plannedRules];
    expect(fence.rules.filter((rule) => !known.includes(rule))).toEqual([]);
    const existing = fence.rules.filter((rule) => Object.hasOwn(pluginRules, rule));
    const reports = lint(fence.code, fence.filename, existing);
    for (const rule of existing)
      expect(reports, fence.code).toContainEqual(expect.stringContaining(`${rule}:`));
  });

  test.for(exampleFiles(page.info.id).filter(({ name }) => name.endsWith(".ts") && !name.includes(".test.")))(
    "its example $name is clean",
    ({ path }) => {
      expect(lint(readFileSync(path, "utf8"), path, [])).toEqual([]);
    },
  );
});

/** Opt-in rules ask for a project of a certain shape: they are tried where a page teaches them. */
function optInRulesOf({ page }: Fence): string[] {
  return page.info.rules.filter((rule) => Object.hasOwn(pluginRules, rule));
}

function lint(code: string, filename: string, rules: readonly string[]): string[] {
  const messages = linter.verify(
    code,
    {
      files: ["**/*.ts", "**/*.tsx"],
      plugins: { "backend-patterns": plugin },
      languageOptions: { parser },
      rules: {
        ...presetRules,
        ...Object.fromEntries(rules.map((rule) => [`backend-patterns/${rule}`, "error"])),
      },
    },
    { filename },
  );
  return messages.map(
    ({ ruleId, line, message }) =>
      `${ruleId?.replace("backend-patterns/", "") ?? "parser"}:${line} ${message}`,
  );
}
