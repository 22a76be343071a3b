import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { Project } from "../../src/project/module.ts";
import { end, projectOf } from "./import-end.ts";
import { writeFiles, type Files } from "./temporary-project.ts";

describe("refresh", () => {
  /** Asks before and after a change, in the same process. */
  function change(files: Files, ask: (project: Project) => unknown, edit: (root: string) => void): unknown[] {
    const { root, project } = projectOf(files);
    const before = ask(project);
    const generation = project.generation;
    project.refresh({ force: true });
    expect(project.generation).toBe(generation);
    edit(root);
    expect(ask(project)).toEqual(before);
    project.refresh({ force: true });
    expect(project.generation).toBeGreaterThan(generation);
    return [before, ask(project)];
  }

  it("sees an edited file", () => {
    expect(
      change(
        { "a.ts": "export const x = 1;" },
        (project) => project.module("a.ts")?.text,
        (root) => writeFiles(root, { "a.ts": "export const x = 2;" }),
      ),
    ).toEqual(["export const x = 1;", "export const x = 2;"]);
  });

  it("sees an edited text that isn't source, and gives one answer until then", () => {
    expect(
      change(
        { "schema.prisma": "model A {}" },
        (project) => project.text("schema.prisma"),
        (root) => writeFiles(root, { "schema.prisma": "model B {}" }),
      ),
    ).toEqual(["model A {}", "model B {}"]);
  });

  it("sees a text that appears and vanishes", () => {
    const { root, project } = projectOf({});
    for (const text of [undefined, "{}", undefined]) {
      if (text !== undefined) writeFiles(root, { "package.json": text });
      else fs.rmSync(path.join(root, "package.json"), { force: true });
      project.refresh({ force: true });
      expect(project.text("package.json")).toBe(text);
    }
  });

  it("sees an edit that keeps size and time", () => {
    expect(
      change(
        { "a.ts": "export const x = 1;" },
        (project) => project.module("a.ts")?.text,
        (root) => {
          const filename = path.join(root, "a.ts");
          const { atime, mtime } = fs.statSync(filename);
          fs.writeFileSync(filename, "export const y = 1;");
          fs.utimesSync(filename, atime, mtime);
        },
      ),
    ).toEqual(["export const x = 1;", "export const y = 1;"]);
  });

  it("sees a deleted file", () => {
    expect(
      change(
        { "a.ts": "export * from './b';", "b.ts": "export const x = 1;" },
        (project) => end(project, "./a", "x"),
        (root) => fs.rmSync(path.join(root, "b.ts")),
      ),
    ).toEqual(["x in b.ts", "x of package ./b"]);
  });

  it.each<[string, Files, string, Files]>([
    ["a file", {}, "./b", { "b.ts": "export const x = 1;" }],
    ["a file in a new folder", {}, "./lib/deep/b", { "lib/deep/b.ts": "export const x = 1;" }],
    [
      "a package",
      {},
      "@acme/b",
      { "packages/b/package.json": '{"name":"@acme/b"}', "packages/b/index.ts": "export const x = 1;" },
    ],
    [
      "the source of a package",
      { "packages/b/package.json": '{"name":"b"}' },
      "b",
      { "packages/b/src/index.ts": "export const x = 1;" },
    ],
    [
      "the tsconfig",
      { "src/b.ts": "export const x = 1;" },
      "@/b",
      { "tsconfig.json": '{"compilerOptions":{"paths":{"@/*":["./src/*"]}}}' },
    ],
    [
      "what the tsconfig extends",
      { "src/b.ts": "export const x = 1;", "tsconfig.json": '{"extends":"./base.json"}' },
      "@/b",
      { "base.json": '{"compilerOptions":{"paths":{"@/*":["./src/*"]}}}' },
    ],
    [
      "another mapping",
      { "tsconfig.json": "{}", "src/b.ts": "export const x = 1;" },
      "@/b",
      { "tsconfig.json": '{"compilerOptions":{"paths":{"@/*":["./src/*"]}}}' },
    ],
    [
      "another package.json",
      { "package.json": "{}", "src/b.ts": "export const x = 1;" },
      "#b",
      { "package.json": '{"imports":{"#b":"./src/b.ts"}}' },
    ],
  ])("sees %s that was missing", (_, files, specifier, added) => {
    const [before, after] = change(
      files,
      (project) =>
        project.resolve(specifier, "importer.ts") === undefined ? undefined : end(project, specifier, "x"),
      (root) => writeFiles(root, added),
    );
    expect(before).toBeUndefined();
    expect(after).toMatch(/^x in (b|index)\.ts$/);
  });

  it("sees a file that now comes first", () => {
    expect(
      change(
        { "b.js": "exports.x = 1;" },
        (project) => end(project, "./b", "x"),
        (root) => writeFiles(root, { "b.ts": "export const x = 1;" }),
      ),
    ).toEqual(["1 in b.js", "x in b.ts"]);
  });

  it("sees an installed package", () => {
    expect(
      change(
        {
          "package.json": "{}",
          "packages/pg/package.json": '{"name":"pg"}',
          "packages/pg/index.ts": "export const x = 1;",
          "importer.ts": "",
        },
        (project) => end(project, "pg", "x"),
        (root) => writeFiles(root, { "node_modules/pg/package.json": '{"name":"pg"}' }),
      ),
    ).toEqual(["x in index.ts", "x of package pg"]);
  });

  it("keeps the modules that didn't change", () => {
    const { root, project } = projectOf({ "a.ts": "", "b.ts": "" });
    const [a, b] = [project.module("a.ts"), project.module("b.ts")];
    writeFiles(root, { "b.ts": "export {};" });
    project.refresh({ force: true });
    expect(project.module("a.ts")).toBe(a);
    expect(project.module("b.ts")).not.toBe(b);
  });

  it("starts no generation for a file that was only touched or saved through a temporary file", () => {
    const { root, project } = projectOf({ "a.ts": "export const x = 1;" });
    expect(end(project, "./a", "x")).toBe("x in a.ts");
    fs.utimesSync(path.join(root, "a.ts"), new Date(), new Date(Date.now() - 60_000));
    writeFiles(root, { "a.ts~": "export const x = 1;" });
    fs.renameSync(path.join(root, "a.ts~"), path.join(root, "a.ts"));
    const { generation } = project;
    project.refresh({ force: true });
    expect(project.generation).toBe(generation);
  });

  it("empties derived caches with the generation", () => {
    const { root, project } = projectOf({ "a.ts": "" });
    project.module("a.ts");
    const key = Symbol("test");
    const first = project.derived(key, () => ({}));
    expect(project.derived(key, () => ({}))).toBe(first);
    writeFiles(root, { "a.ts": "export {};" });
    project.refresh({ force: true });
    expect(project.derived(key, () => ({}))).not.toBe(first);
  });

  it.each([
    ["a file that it imports has changed", { "imported.ts": "export {};" }],
    ["one that it imports through another has", { "behind.ts": "export {};" }],
    ["it has changed itself", { "importer.ts": "" }],
    ["what it imports has appeared", { "missing.ts": "" }],
  ])("looks again at once when a file is linted again and %s", (_, change) => {
    const { root, project } = projectOf({
      "importer.ts": 'import "./imported"; import "./missing";',
      "imported.ts": 'import "./behind";',
      "behind.ts": "",
    });
    project.refresh({ linted: "importer.ts" });
    project.refresh({ linted: "importer.ts" });
    writeFiles(root, change);
    project.refresh({ linted: "importer.ts" });
    expect(project.generation).toBe(2);
  });

  it("looks again on its own after a rest that its cost sets", async () => {
    const { root, project } = projectOf({ "a.ts": "" });
    project.module("a.ts");
    project.refresh();
    writeFiles(root, { "a.ts": "export {};" });
    await expect
      .poll(() => {
        project.refresh();
        return project.generation;
      })
      .toBe(2);
  });
});
