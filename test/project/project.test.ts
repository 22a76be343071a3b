import fs from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { projectFor } from "../../src/project/project.ts";
import { end, projectOf } from "./import-end.ts";
import { temporaryProject, type Files } from "./temporary-project.ts";

describe("imported", () => {
  it.each<[string, Files, string, string, string | undefined]>([
    ["a variable", { "a.ts": "export const x = 1;" }, "./a", "x", "x in a.ts"],
    ["a default expression", { "a.ts": "export default f();" }, "./a", "default", "f() in a.ts"],
    [
      "a barrel",
      { "a.ts": "export { x } from './b';", "b.ts": "export const x = 1;" },
      "./a",
      "x",
      "x in b.ts",
    ],
    [
      "a renaming barrel",
      { "a.ts": "export { x as y } from './b';", "b.ts": "const z = 1; export { z as x };" },
      "./a",
      "y",
      "z in b.ts",
    ],
    [
      "a default passed on",
      { "a.ts": "export { default as x } from './b';", "b.ts": "export default class B {}" },
      "./a",
      "x",
      "B in b.ts",
    ],
    [
      "export *",
      { "a.ts": "export * from './b';", "b.ts": "export * from './c';", "c.ts": "export const x = 1;" },
      "./a",
      "x",
      "x in c.ts",
    ],
    [
      "export * under the own name",
      { "a.ts": "export * from './b'; export const x = 1;", "b.ts": "export const x = 2;" },
      "./a",
      "x",
      "x in a.ts",
    ],
    [
      "export * without default",
      { "a.ts": "export * from './b';", "b.ts": "export default 1;" },
      "./a",
      "default",
      undefined,
    ],
    [
      "an import passed on",
      { "a.ts": "import { x as y } from './b'; export { y };", "b.ts": "export const x = 1;" },
      "./a",
      "y",
      "x in b.ts",
    ],
    [
      "an import as default",
      { "a.ts": "import x from './b'; export default x;", "b.ts": "export default 1;" },
      "./a",
      "default",
      "1 in b.ts",
    ],
    ["a namespace", { "a.ts": "export const x = 1;" }, "./a", "*", "* of a.ts"],
    ["a namespace passed on", { "a.ts": "export * as b from './b';", "b.ts": "" }, "./a", "b", "* of b.ts"],
    [
      "an imported namespace passed on",
      { "a.ts": "import * as b from './b'; export { b };", "b.ts": "" },
      "./a",
      "b",
      "* of b.ts",
    ],
    [
      "a type",
      { "a.ts": "export type { T } from './b';", "b.ts": "export interface T {}" },
      "./a",
      "T",
      "T in b.ts",
    ],
    ["a package", {}, "express", "Router", "Router of package express"],
    ["a package passed on", { "a.ts": "export { Pool as P } from 'pg';" }, "./a", "P", "Pool of package pg"],
    [
      "a package's default passed on",
      { "a.ts": "import pg from 'pg'; export { pg };" },
      "./a",
      "pg",
      "default of package pg",
    ],
    [
      "a package under export *",
      { "a.ts": "export * from 'pg'; export * from './b';", "b.ts": "export const x = 1;" },
      "./a",
      "Pool",
      "Pool of package pg",
    ],
    [
      "a file before a package",
      { "a.ts": "export * from 'pg'; export * from './b';", "b.ts": "export const x = 1;" },
      "./a",
      "x",
      "x in b.ts",
    ],
    ["a built-in", {}, "node:fs", "*", "* of package node:fs"],
    [
      "a generated file that isn't there",
      { "a.ts": "export * from './generated/client';" },
      "./a",
      "PrismaClient",
      "PrismaClient of package ./generated/client",
    ],
    ["a missing name", { "a.ts": "export const x = 1;" }, "./a", "y", undefined],
    ["a file that doesn't parse", { "a.ts": "export const = 1;" }, "./a", "x", undefined],
    ["no source file", { "a.json": "{}" }, "./a.json", "default", undefined],
    [
      "a circle",
      { "a.ts": "export * from './b';", "b.ts": "export * from './a'; export { y } from './a';" },
      "./a",
      "x",
      undefined,
    ],
    [
      "a circle of one name",
      { "a.ts": "export { x } from './b';", "b.ts": "export { x } from './a';" },
      "./a",
      "x",
      undefined,
    ],
    [
      "a name behind a circle",
      {
        "a.ts": "export * from './b'; export * from './c';",
        "b.ts": "export * from './a';",
        "c.ts": "export const x = 1;",
      },
      "./a",
      "x",
      "x in c.ts",
    ],
    ["itself", { "a.ts": "import { x } from './a'; export { x };" }, "./a", "x", undefined],
    ["a name of Object.prototype", { "a.ts": "export {};" }, "./a", "constructor", undefined],
    ["module.exports", { "a.js": "module.exports = { x: 1, y };" }, "./a", "x", "1 in a.js"],
    [
      "module.exports as default",
      { "a.js": "module.exports = new Service();" },
      "./a",
      "default",
      "new Service() in a.js",
    ],
    [
      "module.exports as namespace",
      { "a.js": "module.exports = new Service();" },
      "./a",
      "*",
      "new Service() in a.js",
    ],
    ["an exports object as namespace", { "a.js": "module.exports = { x };" }, "./a", "*", "* of a.js"],
    ["an exports object as default", { "a.js": "exports.x = 1;" }, "./a", "default", "* of a.js"],
    [
      "require passed on",
      { "a.js": "module.exports = require('./b');", "b.js": "exports.x = 1;" },
      "./a",
      "x",
      "1 in b.js",
    ],
    [
      "a required value passed on",
      { "a.js": "module.exports = require('./b');", "b.js": "module.exports = f();" },
      "./a",
      "default",
      "f() in b.js",
    ],
    [
      "a folder of modules",
      { "a/index.js": "module.exports.user = require('./user');", "a/user.js": "module.exports = { x: 1 };" },
      "./a",
      "user",
      "* of user.js",
    ],
    ["export =", { "a.ts": "class A {} export = A;" }, "./a", "*", "A in a.ts"],
    [
      "import = require",
      { "a.ts": "import b = require('./b'); export { b };", "b.ts": "export const x = 1;" },
      "./a",
      "b",
      "* of b.ts",
    ],
  ])("follows %s", (_, files, specifier, name, expected) => {
    expect(end(projectOf(files).project, specifier, name)).toBe(expected);
  });

  it("follows aliases and workspace packages on the way", () => {
    const { project } = projectOf({
      "package.json": JSON.stringify({ workspaces: ["packages/*"] }),
      "tsconfig.json": JSON.stringify({ compilerOptions: { paths: { "@/*": ["./src/*"] } } }),
      "src/lib/index.ts": "export * from './db';",
      "src/lib/db.ts": "export { prisma as db } from '@acme/db';",
      "packages/db/package.json": JSON.stringify({ name: "@acme/db", main: "dist/index.js" }),
      "packages/db/src/index.ts": "export * from './client.js';",
      "packages/db/src/client.ts": "export const prisma = new PrismaClient();",
    });
    expect(end(project, "@/lib", "db")).toBe("prisma in client.ts");
  });

  it("ends on every graph of re-exports", () => {
    const names = ["a", "b", "c", "d"];
    const statement = fc.oneof(
      fc.constantFrom(...names).map((to) => `export * from "./${to}";`),
      fc.constantFrom(...names).map((to) => `export { x } from "./${to}";`),
      fc.constantFrom(...names).map((to) => `import { y as x } from "./${to}"; export { x };`),
      fc.constantFrom(...names).map((to) => `export { x as y } from "./${to}"; export const x = 1;`),
    );
    fc.assert(
      fc.property(fc.array(statement, { minLength: 4, maxLength: 4 }), (statements) => {
        const { project } = projectOf(
          Object.fromEntries(names.map((name, index) => [`${name}.ts`, statements[index]!])),
        );
        for (const name of names)
          for (const exported of ["x", "y", "*", "default"]) end(project, `./${name}`, exported);
      }),
      { numRuns: 60 },
    );
  });
});

describe("module", () => {
  it("reads a file once", () => {
    const { project } = projectOf({ "a.ts": "export const x = 1;" });
    expect(project.module("a.ts")).toBe(project.module("a.ts"));
    expect(project.imported("./a", "x", "b.ts")).toMatchObject({ module: project.module("a.ts") });
  });

  it("has nothing for what isn't a readable source", () => {
    const { root, project } = projectOf({
      "folder.ts/x": "",
      "large.ts": `// ${"x".repeat(3 * 1024 * 1024)}`,
      "binary.ts": "a\0b",
      "a.txt": "",
    });
    fs.symlinkSync("loop.ts", path.join(root, "loop.ts"));
    for (const name of [
      "folder.ts",
      "large.ts",
      "binary.ts",
      "a.txt",
      "missing.ts",
      "loop.ts",
      "",
      ".",
      "\0.ts",
      "x".repeat(5000) + ".ts",
    ]) {
      expect(project.module(name), name).toBeUndefined();
    }
  });

  it("has nothing for a file it may not read", () => {
    const { root, project } = projectOf({ "a.ts": "" });
    fs.chmodSync(path.join(root, "a.ts"), 0);
    const isReadableAnyway = process.getuid?.() === 0 || process.platform === "win32";
    expect(project.module("a.ts") === undefined).toBe(!isReadableAnyway);
  });

  it("survives links in a circle", () => {
    const { root, project } = projectOf({
      "a/package.json": '{"name":"x"}',
      "a/b/c.ts": "export class C {}",
    });
    fs.symlinkSync("..", path.join(root, "a/b/up"), "dir");
    expect(project.resolve("./up/b/c", path.join(root, "a/b/c.ts"))).toBe(path.join(root, "a/b/up/b/c.ts"));
    expect(project.resolve("missing-package", path.join(root, "a/b/c.ts"))).toBeUndefined();
  });
});

describe("projectFor", () => {
  it("gives one project per directory", () => {
    const root = temporaryProject({});
    expect(projectFor(root)).toBe(projectFor(path.join(root, "x", "..")));
    expect(projectFor(root)).not.toBe(projectFor(path.dirname(root)));
  });
});
