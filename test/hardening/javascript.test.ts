import { Linter } from "eslint";
import { describe, expect, it } from "vitest";
import ts from "typescript";
import plugin from "../../src/index.ts";
import { root, sources } from "./sources.ts";

/** ESLint's own parser leaves out what JavaScript doesn't have: decorators, annotations, heritage clauses. */
const config: Linter.Config[] = [
  {
    files: ["**/*.{js,jsx}"],
    plugins: { "backend-patterns": plugin },
    languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } },
    rules: Object.fromEntries(Object.keys(plugin.rules).map((rule) => [`backend-patterns/${rule}`, "warn"])),
  },
];

function asJavaScript(text: string): string {
  const { outputText } = ts.transpileModule(text, {
    compilerOptions: {
      target: ts.ScriptTarget.ESNext,
      module: ts.ModuleKind.ESNext,
      jsx: ts.JsxEmit.Preserve,
      experimentalDecorators: true,
    },
  });
  return outputText;
}

describe("programs in JavaScript, under ESLint's own parser", () => {
  const programs = sources.map(({ filename, text }) => ({
    filename: filename.replace(/\.tsx?$/, ".js"),
    text: asJavaScript(text),
  }));

  it("are parsed, and let no rule throw", () => {
    const linter = new Linter({ cwd: root, configType: "flat" });
    const parsed = programs.filter(
      ({ filename, text }) => !linter.verify(text, config, { filename }).some(({ fatal }) => fatal === true),
    );
    expect(parsed.length).toBeGreaterThan(programs.length * 0.9);
  });

  it("have classes, their members and what they extend", () => {
    const text =
      "class A { field = 1; method(a) {} static {} } export default class extends A { #x; get y() { return 1; } }";
    expect(() =>
      new Linter({ cwd: root, configType: "flat" }).verify(text, config, { filename: "a.js" }),
    ).not.toThrow();
  });

  it("have methods that throw behind a condition", () => {
    const text = `import express from "express";
export class Users { async show(req) { if (!req.params.id) throw new Error("no id"); } }
express().get("/", (req, res) => new Users().show(req));`;
    const messages = new Linter({ cwd: root, configType: "flat" }).verify(text, config, { filename: "a.js" });
    expect(messages.map(({ ruleId }) => ruleId)).toEqual(["backend-patterns/no-raw-error"]);
  });
});
