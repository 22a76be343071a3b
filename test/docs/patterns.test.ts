import { existsSync, readdirSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { lexer, walkTokens, type Token } from "marked";
import { describe, expect, test } from "vitest";
import { sectionsOf } from "../../src/docs/markdown.ts";
import { modulesOf } from "../tools/pattern-needs.ts";
import { renderPage } from "../tools/sync-patterns.ts";
import { examplesFolder, readPages } from "./pages.ts";
import { describeRule, pluginRules } from "./plugin-rules.ts";

const pages = readPages();
const ids = new Set(pages.map(({ info }) => info.id));

test("every example folder has its page", () => {
  const folders = readdirSync(examplesFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== "testing")
    .map((entry) => entry.name);
  expect(folders.sort()).toEqual([...ids].sort());
});

test("every rule is taught by at least one page", () => {
  const taught = new Set(pages.flatMap(({ info }) => info.rules));
  expect(Object.keys(pluginRules).filter((name) => !taught.has(name))).toEqual([]);
});

describe.each(pages)("$name", (page) => {
  const { info, body, text } = page;

  test("is named after its id", () => {
    expect(page.name).toBe(`${info.id}.md`);
  });

  test("names related pages that exist", () => {
    expect(info.related.filter((id) => !ids.has(id) || id === info.id)).toEqual([]);
  });

  test("names rules that exist, and as planned only those that don't", () => {
    expect(info.rules.filter((rule) => !Object.hasOwn(pluginRules, rule))).toEqual([]);
    expect(info.plannedRules.filter((rule) => Object.hasOwn(pluginRules, rule))).toEqual([]);
  });

  test("has the sections every page has, in their order", () => {
    expect(sectionsOf(body).map(({ title }) => title)).toEqual([
      "Problem",
      "When to use it",
      "When not to use it",
      "Anti-pattern",
      "Pattern",
      "Variants",
      "How it goes wrong",
      "Rules",
      "References",
    ]);
  });

  test("includes its example and rule table as they are in the source", async () => {
    expect(body).toContain("<!-- example: ");
    expect(body).toContain("<!-- needs -->");
    expect(body).toContain("<!-- rules -->");
    expect(text, "run `npm run generate`").toBe(await renderPage(page, describeRule));
  });

  test("shows every module that its example consists of", () => {
    const hidden = modulesOf(info.id).filter((path) => !body.includes(`<!-- example: ${basename(path)} -->`));
    expect(hidden).toEqual([]);
  });

  test("has an example with a test beside it", () => {
    const files = readdirSync(join(examplesFolder, info.id));
    expect(files.some((name) => name.endsWith(".test.ts"))).toBe(true);
  });

  test("links to files that exist, and outside only over https", () => {
    for (const link of linksOf(body)) {
      if (/^https:\/\//.test(link)) continue;
      expect(link).not.toMatch(/^[a-z]+:/);
      const target = resolve(dirname(page.path), link.split("#")[0] ?? "");
      expect(existsSync(target), `${link} does not exist`).toBe(true);
    }
  });

  test("cites at least two primary sources", () => {
    const references = sectionsOf(body).find(({ title }) => title === "References")?.markdown ?? "";
    expect(linksOf(references).filter((link) => link.startsWith("https://")).length).toBeGreaterThanOrEqual(
      2,
    );
  });
});

function linksOf(markdown: string): string[] {
  const links: string[] = [];
  void walkTokens(lexer(markdown), (token: Token) => {
    if (token.type === "link") links.push(token.href as string);
  });
  return links;
}
