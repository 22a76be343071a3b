import { join, relative } from "node:path";
import { expect, it } from "vitest";
import { localImports } from "../../src/project/local-imports.ts";
import { createProject } from "../../src/project/project.ts";
import { project as folderOf } from "../cli/run-check.ts";

it("follows every way to import, and stays in the project", () => {
  const root = folderOf({
    "config.mjs": `
      import js from "@eslint/js";
      import { a } from "./a.mjs";
      export * from "./b.cjs";
      export const later = () => import("./c.mjs");
      import data from "./data.json" with { type: "json" };
      import "./missing.mjs";
    `,
    "a.mjs": `export const a = 1; import "./config.mjs";`,
    "b.cjs": `module.exports = { ...require("./deep/d.cjs") };`,
    "c.mjs": "",
    "deep/d.cjs": "",
    "data.json": "{}",
    "unrelated.mjs": "",
    "node_modules/@eslint/js/index.js": "",
  });
  const found = localImports(createProject(root), join(root, "config.mjs"));
  expect(found.map((file) => relative(root, file)).sort()).toEqual([
    "a.mjs",
    "b.cjs",
    "c.mjs",
    "config.mjs",
    "data.json",
    "deep/d.cjs",
    "missing.mjs",
  ]);
});
