import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { docsRoot } from "../../src/docs/root.ts";
import { skillFiles } from "../tools/generate-skill.ts";

const folder = join(docsRoot, "skills", "backend-patterns");
const skill = readFileSync(join(folder, "SKILL.md"), "utf8");

// https://agentskills.io/specification
test("keeps to the limits of the specification", () => {
  const { name, description, compatibility } = parse(skill.split("---")[1] ?? "") as Record<string, string>;
  expect(name).toBe(basename(folder));
  expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  expect(description?.length).toBeLessThanOrEqual(1_024);
  expect(compatibility?.length).toBeLessThanOrEqual(500);
  expect(skill.split("\n").length).toBeLessThan(500);
});

test("is what the pages say: run `npm run generate`", { timeout: 60_000 }, async () => {
  const files = await skillFiles();
  for (const [path, text] of files) expect(readFileSync(path, "utf8"), path).toBe(text);
  const names = [...files.keys()].filter((path) => dirname(path) !== folder).map((path) => basename(path));
  expect(readdirSync(join(folder, "references")).sort()).toEqual(names.sort());
});

test("refers to nothing outside itself", () => {
  for (const name of readdirSync(join(folder, "references"))) {
    expect(readFileSync(join(folder, "references", name), "utf8")).not.toContain("](../");
  }
});
