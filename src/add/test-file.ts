import { existsSync } from "node:fs";
import { basename, join, posix } from "node:path";
import { specifierBetween } from "./paths.ts";
import type { ProjectStyle, TestRunner } from "./project-style.ts";
import { render } from "./render.ts";
import type { Template } from "./template.ts";

const testName = /\.(test|spec)\.[cm]?[jt]sx?$/;

/** The module's test, for a project that runs tests; beside the module unless the project keeps its tests elsewhere. */
export function testFile(
  template: Template,
  module: string,
  style: ProjectStyle,
): { role: "test"; path: string; text: string }[] {
  if (style.testRunner === undefined) return [];
  const existing = style.files.filter((file) => testName.test(file));
  const suffix =
    existing.some((file) => file.includes(".spec.")) && !existing.some((file) => file.includes(".test."))
      ? "spec"
      : "test";
  const name = basename(module).replace(/(\.[cm]?[jt]s)$/, `.${suffix}$1`);
  const path = posix.join(folderOf(module, existing, style), name);
  const head = [
    ...runnerImports(style.testRunner, style),
    ...(template.test.body.includes("new Hono(") ? ['import { Hono } from "hono";'] : []),
    `import { ${template.test.imports.join(", ")} } from "${specifierBetween(path, module, style)}";`,
  ];
  const text = `${head.join("\n")}\n\n${withAssertions(template.test.body, style.testRunner)}\n`;
  return [{ role: "test", path, text: render(text, style) }];
}

function folderOf(module: string, existing: readonly string[], { folder }: ProjectStyle): string {
  const apart = ["test", "tests", "__tests__"].find((name) => existsSync(join(folder, name)));
  const isBeside = existing.some((file) => !/(?:^|\/)(?:tests?|__tests__)\//.test(file));
  return apart === undefined || isBeside ? posix.dirname(module) : apart;
}

function runnerImports(runner: TestRunner, { files, folder }: ProjectStyle): string[] {
  if (runner === "node")
    return ['import assert from "node:assert/strict";', 'import { test } from "node:test";'];
  if (runner === "vitest") return ['import { expect, test } from "vitest";'];
  return existsSync(join(folder, "node_modules/@jest/globals")) && files.length > 0
    ? ['import { expect, test } from "@jest/globals";']
    : [];
}

/** `same(actual, expected)` in the runner's words. */
function withAssertions(body: string, runner: TestRunner): string {
  if (runner === "node") return body.replaceAll(/\bsame\(/g, "assert.deepEqual(");
  return body.replace(/^( *)same\((.*)\);$/gm, (_, spaces: string, both: string) => {
    const [actual, expected] = splitArguments(both);
    return `${spaces}expect(${actual}).toEqual(${expected});`;
  });
}

/** The two arguments of a call that stands on one line. */
function splitArguments(text: string): [string, string] {
  let depth = 0;
  let quote = "";
  for (const [index, letter] of [...text].entries()) {
    if (quote !== "") {
      if (letter === quote) quote = "";
    } else if (letter === '"' || letter === "`") quote = letter;
    else if (/[([{]/.test(letter)) depth++;
    else if (/[)\]}]/.test(letter)) depth--;
    else if (letter === "," && depth === 0) return [text.slice(0, index), text.slice(index + 2)];
  }
  return [text, "true"];
}
