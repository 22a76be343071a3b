import * as parser from "@typescript-eslint/parser";
import type { TSESLint } from "@typescript-eslint/utils";
import { Linter } from "eslint";
import { describe, expect, it } from "vitest";
import type { Module } from "../../src/project/module.ts";
import { moduleOf } from "../../src/project/parse.ts";

function lintedModules(text: string, options: Linter.LanguageOptions): Module[] {
  const modules: Module[] = [];
  const rule = {
    create(context: { sourceCode: unknown; filename: string }) {
      modules.push(moduleOf(context.sourceCode as TSESLint.SourceCode, context.filename));
      return {};
    },
  };
  new Linter().verify(
    text,
    [
      {
        files: ["**"],
        languageOptions: options,
        plugins: { x: { rules: { a: rule, b: rule } } as never },
        rules: { "x/a": 2, "x/b": 2 },
      },
    ],
    { filename: "a.ts" },
  );
  return modules;
}

describe("moduleOf", () => {
  it.each([
    ["typescript-eslint", { parser: parser as Linter.Parser }],
    ["espree", {}],
  ])("views the linted file as a module, the same one for every rule: %s", (_, options) => {
    const [first, second] = lintedModules("\uFEFFexport const a = 1;", options);
    expect(first).toBe(second);
    expect(first?.text).toBe("export const a = 1;");
    expect(first?.exports.named.get("a")).toEqual({ kind: "binding", name: "a" });
    expect(first?.scopes.acquire(first.ast, true)?.set.has("a")).toBe(true);
  });
});
