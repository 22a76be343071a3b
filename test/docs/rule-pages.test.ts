import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as parser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import { describe, expect, test } from "vitest";
import plugin from "../../src/index.ts";
import { codeBlocksOf } from "../../src/docs/markdown.ts";
import { docsRoot } from "../../src/docs/root.ts";
import { pluginRules } from "./plugin-rules.ts";

const linter = new Linter();

interface Example {
  readonly place: string;
  /** Where the code would stand, for what is known by its file's name: `// app/users/route.ts` in its first line. */
  readonly filename: string;
  readonly verdict: string | undefined;
  readonly code: string;
  /** What stands behind the verdict: the rule's options. */
  readonly options: unknown[];
}

describe.each(Object.keys(pluginRules))("the page of %s", (rule) => {
  const examples = examplesOf(rule);

  test("shows what is reported and what to write instead", () => {
    const verdicts = new Set(examples.map(({ verdict }) => verdict));
    expect(verdicts).toEqual(new Set(["incorrect", "correct"]));
  });

  test.for(examples)("$place is as it says", ({ code, verdict, options, filename }) => {
    const messages = reports(rule, code, options, filename);
    expect(messages.filter(({ fatal }) => fatal)).toEqual([]);
    expect(messages.length > 0 ? "incorrect" : "correct", messages[0]?.message ?? code).toBe(verdict);
  });
});

function examplesOf(rule: string): Example[] {
  const text = readFileSync(join(docsRoot, "rules", `${rule}.md`), "utf8");
  return codeBlocksOf(text)
    .filter(({ language }) => language === "ts")
    .map(({ code, line, words: [verdict, ...rest] }) => ({
      place: `${rule}-line-${line}.ts`,
      filename: /^\/\/ (\S+\.ts)\n/.exec(code)?.[1] ?? `${rule}-line-${line}.ts`,
      verdict,
      code,
      options: rest.length > 0 ? [JSON.parse(rest.join(" ")) as unknown] : [],
    }));
}

function reports(rule: string, code: string, options: unknown[], name: string): Linter.LintMessage[] {
  return linter.verify(
    code,
    {
      files: ["**/*.ts"],
      plugins: { "backend-patterns": plugin },
      languageOptions: { parser },
      rules: { [`backend-patterns/${rule}`]: ["error", ...options] },
    },
    { filename: join(docsRoot, "rules", name) },
  );
}
