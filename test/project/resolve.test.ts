import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { createProject } from "../../src/project/project.ts";
import { temporaryProject, type Files } from "./temporary-project.ts";

const nothing = "";

/** What a specifier means in `importer`, relative to the directory of the files. */
function resolveIn(files: Files, importer: string, specifier: string): string | undefined {
  const root = temporaryProject({ [importer]: nothing, ...files });
  return relative(root, createProject(root).resolve(specifier, path.join(root, importer)));
}

function relative(root: string, filename: string | undefined): string | undefined {
  return filename === undefined ? undefined : path.relative(root, filename).replaceAll(path.sep, "/");
}

function json(value: unknown): string {
  return JSON.stringify(value);
}

describe("relative specifiers", () => {
  it.each<[string, string, string | undefined]>([
    ["./b", "src/b.ts", "src/b.ts"],
    ["./b", "src/b.tsx", "src/b.tsx"],
    ["./b", "src/b.js", "src/b.js"],
    ["./b", "src/b.d.ts", "src/b.d.ts"],
    ["./b", "src/b/index.ts", "src/b/index.ts"],
    ["./b/", "src/b/index.ts", "src/b/index.ts"],
    ["./b.js", "src/b.ts", "src/b.ts"],
    ["./b.js", "src/b.tsx", "src/b.tsx"],
    ["./b.js", "src/b.js", "src/b.js"],
    ["./b.mjs", "src/b.mts", "src/b.mts"],
    ["./b.cjs", "src/b.cts", "src/b.cts"],
    ["./b.jsx", "src/b.tsx", "src/b.tsx"],
    ["./b.ts", "src/b.ts", "src/b.ts"],
    ["./user.service", "src/user.service.ts", "src/user.service.ts"],
    ["./user.service.js", "src/user.service.ts", "src/user.service.ts"],
    ["../lib/b", "lib/b.ts", "lib/b.ts"],
    [".", "src/index.ts", "src/index.ts"],
    ["..", "index.ts", "index.ts"],
    ["./b?raw", "src/b.ts", "src/b.ts"],
    ["./data.json", "src/data.json", "src/data.json"],
    ["./missing", "src/other.ts", undefined],
    ["./missing/deeper/x", "src/other.ts", undefined],
    ["./B", "src/b.ts", undefined],
    ["", "src/b.ts", undefined],
    ["./b\0", "src/b.ts", undefined],
  ])("%j with %s", (specifier, file, expected) => {
    expect(resolveIn({ [file]: nothing }, "src/a.ts", specifier)).toBe(expected);
  });

  it("means the file where a folder has the same name", () => {
    expect(resolveIn({ "b.ts": nothing, "b/index.ts": nothing }, "a.ts", "./b")).toBe("b.ts");
  });

  it("means the folder's file where a folder is named like a file", () => {
    expect(resolveIn({ "b.ts/index.ts": nothing }, "a.ts", "./b.ts")).toBe("b.ts/index.ts");
    expect(resolveIn({ "b.ts/x.txt": nothing }, "a.ts", "./b")).toBeUndefined();
  });

  it("prefers sources to declarations", () => {
    expect(resolveIn({ "b.d.ts": nothing, "b.js": nothing }, "a.ts", "./b")).toBe("b.js");
    expect(resolveIn({ "b.d.ts": nothing, "b.ts": nothing }, "a.ts", "./b.d.ts")).toBe("b.ts");
  });

  it("follows the package.json of a folder", () => {
    expect(
      resolveIn({ "b/package.json": json({ main: "lib/main.js" }), "b/lib/main.js": nothing }, "a.ts", "./b"),
    ).toBe("b/lib/main.js");
  });

  it("means the source of a build output that isn't there", () => {
    const files = { "package.json": "{}", "src/db/client.ts": nothing };
    expect(resolveIn(files, "scripts/a.ts", "../dist/db/client.js")).toBe("src/db/client.ts");
    expect(resolveIn(files, "scripts/a.ts", "../dist/src/db/client")).toBe("src/db/client.ts");
  });

  it.each<[string, readonly string[], string, string | undefined]>([
    ["built code", ["dist/db.js", "src/db.ts"], "../dist/db.js", "src/db.ts"],
    ["built declarations", ["dist/db.d.ts", "src/db.ts"], "../dist/db", "src/db.ts"],
    ["code built into lib", ["lib/db.js", "lib/db.d.ts", "src/db.ts"], "../lib/db", "src/db.ts"],
    ["types inside of a build", ["src/db.ts"], "../dist/types/db", "src/db.ts"],
    [
      "a part of a build that is a source folder too",
      ["src/esm/db.ts", "src/db.ts"],
      "../dist/esm/db.js",
      "src/esm/db.ts",
    ],
    ["a built file without a source", ["dist/db.js"], "../dist/db", "dist/db.js"],
    ["a library written by hand", ["lib/db.js", "db.js", "index.js"], "../lib/db", "lib/db.js"],
    ["declarations written by hand", ["types/sql.d.ts", "src/sql.ts"], "../types/sql", "types/sql.d.ts"],
    ["a missing file outside of a build", ["src/db.ts"], "../other/db", undefined],
  ])("tell output from sources: %s", (_, names, specifier, expected) => {
    const files = Object.fromEntries([
      ["package.json", "{}"],
      ...names.map((name) => [name, nothing]),
    ]) as Files;
    expect(resolveIn(files, "scripts/a.ts", specifier)).toBe(expected);
  });

  it("means the folder where the path says so", () => {
    const files = { "user.ts": nothing, "user/index.ts": nothing };
    for (const specifier of [".", "./", "../user/", "./../user/."]) {
      expect(resolveIn(files, "user/a.ts", specifier), specifier).toBe("user/index.ts");
    }
    expect(resolveIn(files, "user/deep/a.ts", "..")).toBe("user/index.ts");
    expect(resolveIn(files, "user/a.ts", "../user")).toBe("user.ts");
    expect(resolveIn({ "user.ts": nothing }, "user/a.ts", ".")).toBeUndefined();
  });

  it("means the file where a package has the same name", () => {
    const files = { "db.ts": nothing, "db/package.json": json({ main: "main.ts" }), "db/main.ts": nothing };
    expect(resolveIn(files, "a.ts", "./db")).toBe("db.ts");
    expect(resolveIn(files, "a.ts", "./db/")).toBe("db/main.ts");
  });

  it("never means installed files", () => {
    expect(resolveIn({ "node_modules/x/index.ts": nothing }, "a.ts", "./node_modules/x")).toBeUndefined();
  });

  it("takes absolute paths", () => {
    const root = temporaryProject({ "b.ts": nothing });
    expect(createProject(root).resolve(path.join(root, "b"), path.join(root, "a.ts"))).toBe(
      path.join(root, "b.ts"),
    );
  });
});

describe("packages and built-ins", () => {
  it.each([
    "fs",
    "node:fs",
    "fs/promises",
    "node:test",
    "express",
    "@nestjs/common",
    "lodash/get",
    "bun:sqlite",
    "@/x",
    "~/x",
    "#x",
  ])("%s is no file of the project", (specifier) => {
    expect(
      resolveIn(
        { "package.json": json({ name: "app", dependencies: { express: "^5" } }) },
        "a.ts",
        specifier,
      ),
    ).toBeUndefined();
  });

  it("leaves installed packages alone", () => {
    const files = {
      "node_modules/express/package.json": json({ name: "express", main: "index.js" }),
      "node_modules/express/index.js": nothing,
    };
    expect(resolveIn(files, "a.ts", "express")).toBeUndefined();
  });
});

describe("tsconfig", () => {
  const target = { "src/lib/db.ts": nothing, "src/lib/index.ts": nothing };

  it.each<[string, string, string, Files]>([
    [
      "paths",
      "@/lib/db",
      "src/lib/db.ts",
      { "tsconfig.json": json({ compilerOptions: { paths: { "@/*": ["./src/*"] } } }) },
    ],
    [
      "paths to a barrel",
      "@/lib",
      "src/lib/index.ts",
      { "tsconfig.json": json({ compilerOptions: { paths: { "@/*": ["./src/*"] } } }) },
    ],
    [
      "an exact path",
      "db",
      "src/lib/db.ts",
      { "tsconfig.json": json({ compilerOptions: { paths: { db: ["./src/lib/db.ts"] } } }) },
    ],
    [
      "paths under baseUrl",
      "@/db",
      "src/lib/db.ts",
      { "tsconfig.json": json({ compilerOptions: { baseUrl: "src", paths: { "@/*": ["lib/*"] } } }) },
    ],
    [
      "baseUrl alone",
      "src/lib/db",
      "src/lib/db.ts",
      { "tsconfig.json": json({ compilerOptions: { baseUrl: "." } }) },
    ],
    [
      "several targets",
      "@/db",
      "src/lib/db.ts",
      { "tsconfig.json": json({ compilerOptions: { paths: { "@/*": ["./generated/*", "./src/lib/*"] } } }) },
    ],
    [
      "the most specific pattern",
      "@/x/db",
      "src/lib/db.ts",
      { "tsconfig.json": json({ compilerOptions: { paths: { "@/*": ["./*"], "@/x/*": ["./src/lib/*"] } } }) },
    ],
    [
      "extends",
      "@/db",
      "src/lib/db.ts",
      {
        "tsconfig.json": json({ extends: "./config/base" }),
        "config/base.json": json({ compilerOptions: { paths: { "@/*": ["../src/lib/*"] } } }),
      },
    ],
    [
      "extends with ${configDir}",
      "@/db",
      "src/lib/db.ts",
      {
        "tsconfig.json": json({ extends: "./config/base.json" }),
        "config/base.json": json({ compilerOptions: { paths: { "@/*": ["${configDir}/src/lib/*"] } } }),
      },
    ],
    [
      "several extends, the last first",
      "@/db",
      "src/lib/db.ts",
      {
        "tsconfig.json": json({ extends: ["./a.json", "./b.json"] }),
        "a.json": json({ compilerOptions: { paths: { "@/*": ["./nowhere/*"] } } }),
        "b.json": json({ compilerOptions: { paths: { "@/*": ["./src/lib/*"] } } }),
      },
    ],
    [
      "a broken extends beside own paths",
      "@/db",
      "src/lib/db.ts",
      {
        "tsconfig.json": json({
          extends: "@acme/tsconfig/base.json",
          compilerOptions: { paths: { "@/*": ["./src/lib/*"] } },
        }),
      },
    ],
    [
      "extends of a workspace package",
      "@/db",
      "src/lib/db.ts",
      {
        "package.json": json({ workspaces: ["packages/*"] }),
        "tsconfig.json": json({ extends: "@acme/tsconfig/base.json" }),
        "packages/tsconfig/package.json": json({ name: "@acme/tsconfig" }),
        "packages/tsconfig/base.json": json({
          compilerOptions: { paths: { "@/*": ["${configDir}/src/lib/*"] } },
        }),
      },
    ],
    [
      "a file that extends itself",
      "@/db",
      "src/lib/db.ts",
      {
        "tsconfig.json": json({
          extends: "./tsconfig.json",
          compilerOptions: { paths: { "@/*": ["./src/lib/*"] } },
        }),
      },
    ],
    [
      "references",
      "@/db",
      "src/lib/db.ts",
      {
        "tsconfig.json": json({ files: [], references: [{ path: "./tsconfig.app.json" }] }),
        "tsconfig.app.json": json({ compilerOptions: { paths: { "@/*": ["./src/lib/*"] } } }),
      },
    ],
    [
      "circular references",
      "@/db",
      "src/lib/db.ts",
      {
        "tsconfig.json": json({ references: [{ path: "./tsconfig.app.json" }] }),
        "tsconfig.app.json": json({
          references: [{ path: "." }],
          compilerOptions: { paths: { "@/*": ["./src/lib/*"] } },
        }),
      },
    ],
    [
      "comments and trailing commas",
      "@/db",
      "src/lib/db.ts",
      {
        "tsconfig.json":
          '\uFEFF{ // c\n "compilerOptions": { /* c */ "paths": { "@/*": ["./src/lib/*",], }, },\n}',
      },
    ],
    [
      "jsconfig.json",
      "@/db",
      "src/lib/db.ts",
      { "jsconfig.json": json({ compilerOptions: { paths: { "@/*": ["./src/lib/*"] } } }) },
    ],
    [
      "the configuration further up",
      "@/db",
      "src/lib/db.ts",
      {
        "src/tsconfig.json": json({}),
        "tsconfig.json": json({ compilerOptions: { paths: { "@/*": ["./src/lib/*"] } } }),
      },
    ],
    [
      "tsconfig.base.json of the root",
      "@/db",
      "src/lib/db.ts",
      { "tsconfig.base.json": json({ compilerOptions: { paths: { "@/*": ["./src/lib/*"] } } }) },
    ],
    [
      "a build directory",
      "@/db",
      "src/lib/db.ts",
      {
        "package.json": "{}",
        "tsconfig.json": json({ compilerOptions: { paths: { "@/*": ["./dist/lib/*.d.ts"] } } }),
      },
    ],
  ])("%s", (_, specifier, expected, files) => {
    expect(resolveIn({ ...target, ...files }, "src/a.ts", specifier)).toBe(expected);
  });

  it.each([
    "",
    "{",
    "[]",
    "null",
    '"x"',
    json({ compilerOptions: 1, extends: 1, references: 1 }),
    json({
      compilerOptions: { paths: { "@/*": "x" }, baseUrl: 1 },
      extends: [1, null],
      references: [1, null, { path: 1 }],
    }),
    json({ compilerOptions: { paths: { "@/*": [null, "./none/*"] } } }),
  ])("a broken file ends quietly: %s", (text) => {
    expect(resolveIn({ ...target, "tsconfig.json": text }, "src/a.ts", "@/lib/db")).toBeUndefined();
  });
});

describe("package.json", () => {
  it.each<[string, unknown, string, string | undefined]>([
    ["an exact name", { "#db": "./src/db.ts" }, "#db", "src/db.ts"],
    ["a pattern", { "#lib/*": "./src/*" }, "#lib/db.js", "src/db.ts"],
    ["conditions", { "#db": { development: "./src/db.ts", default: "./dist/db.js" } }, "#db", "src/db.ts"],
    ["build output", { "#*": "./dist/*.js" }, "#db", "src/db.ts"],
    ["another name", { "#db": "@acme/db" }, "#db", "packages/db/src/index.ts"],
    ["a package", { "#db": "pg" }, "#db", undefined],
    ["itself", { "#db": "#db" }, "#db", undefined],
    ["nothing", { "#db": null }, "#db", undefined],
    ["no table", 1, "#db", undefined],
  ])("imports: %s", (_, imports, specifier, expected) => {
    const files = {
      "package.json": json({ name: "app", imports }),
      "src/db.ts": nothing,
      "packages/db/package.json": json({ name: "@acme/db" }),
      "packages/db/src/index.ts": nothing,
    };
    expect(resolveIn(files, "src/a.ts", specifier)).toBe(expected);
  });

  it("knows the aliases of module-alias", () => {
    const files = {
      "package.json": json({ _moduleAliases: { "@models": "src/models", "@": "src" } }),
      "src/models/user.js": nothing,
    };
    expect(resolveIn(files, "src/a.js", "@models/user")).toBe("src/models/user.js");
    expect(resolveIn(files, "src/a.js", "@/models/user")).toBe("src/models/user.js");
    expect(resolveIn(files, "src/a.js", "@modelsx/user")).toBeUndefined();
  });
});

describe("packages of the repository", () => {
  const built = { main: "./dist/index.js", types: "./dist/index.d.ts" };
  const table = (target: unknown) => ({
    exports: {
      ".": target,
      "./sub": "./dist/sub/index.js",
      "./*": { types: "./dist/*.d.ts", default: "./dist/*.js" },
    },
  });

  it.each<[string, object, string, string | undefined]>([
    ["main of a build", built, "@acme/db", "src/index.ts"],
    ["main of a source", { main: "src/index.ts" }, "@acme/db", "src/index.ts"],
    ["main without ./", { main: "dist" }, "@acme/db", "src/index.ts"],
    ["no entry", {}, "@acme/db", "src/index.ts"],
    ["exports: a string", { exports: "./src/index.ts" }, "@acme/db", "src/index.ts"],
    [
      "exports: conditions at the top",
      { exports: { import: "./dist/index.mjs", require: "./dist/index.cjs" } },
      "@acme/db",
      "src/index.ts",
    ],
    [
      "exports: types first",
      table({ types: "./dist/index.d.ts", default: "./dist/index.js" }),
      "@acme/db",
      "src/index.ts",
    ],
    [
      "exports: a source condition",
      table({ types: "./dist/other.d.ts", "@acme/source": "./src/index.ts" }),
      "@acme/db",
      "src/index.ts",
    ],
    [
      "exports: nested conditions",
      table({ import: { types: "./dist/esm/index.d.ts", default: "./dist/esm/index.js" } }),
      "@acme/db",
      "src/index.ts",
    ],
    [
      "exports: a list",
      table([{ import: "./dist/index.js" }, "./dist/index.cjs"]),
      "@acme/db",
      "src/index.ts",
    ],
    ["exports: a subpath", table("./src/index.ts"), "@acme/db/sub", "src/sub/index.ts"],
    ["exports: a pattern", table("./src/index.ts"), "@acme/db/client", "src/client.ts"],
    ["exports: a deeper pattern", table("./src/index.ts"), "@acme/db/sub/query", "src/sub/query.ts"],
    ["a subpath without exports", {}, "@acme/db/client", "src/client.ts"],
    ["a written path", {}, "@acme/db/src/client", "src/client.ts"],
    ["a path of the build", built, "@acme/db/dist/client.js", "src/client.ts"],
    ["a missing subpath", built, "@acme/db/missing", undefined],
    ["odd fields", { main: 1, exports: 1, types: null }, "@acme/db", "src/index.ts"],
  ])("%s", (_, manifest, specifier, expected) => {
    const files = {
      "package.json": json({ workspaces: ["packages/*"] }),
      "packages/db/package.json": json({ name: "@acme/db", ...manifest }),
      "packages/db/src/index.ts": nothing,
      "packages/db/src/client.ts": nothing,
      "packages/db/src/sub/index.ts": nothing,
      "packages/db/src/sub/query.ts": nothing,
      "apps/api/package.json": json({ name: "api", dependencies: { "@acme/db": "workspace:*" } }),
    };
    expect(resolveIn(files, "apps/api/src/a.ts", specifier)).toBe(expected && `packages/db/${expected}`);
  });

  it.each<[string, Files]>([
    ["npm, yarn, bun", { "package.json": json({ workspaces: ["packages/*"] }) }],
    ["yarn's object", { "package.json": json({ workspaces: { packages: ["packages/*"] } }) }],
    ["pnpm", { "pnpm-workspace.yaml": "packages:\n  - packages/*\n" }],
    ["lerna", { "lerna.json": "{}" }],
    ["no declaration", {}],
  ])("are found under %s", (_, files) => {
    const all = {
      ...files,
      "packages/db/package.json": json({ name: "db" }),
      "packages/db/index.ts": nothing,
    };
    expect(resolveIn(all, "packages/api/src/a.ts", "db")).toBe("packages/db/index.ts");
  });

  it("are found above the working directory", () => {
    const root = temporaryProject({
      "pnpm-workspace.yaml": "packages:\n  - packages/*\n",
      "packages/db/package.json": json({ name: "@acme/db" }),
      "packages/db/index.ts": nothing,
      "packages/api/package.json": json({ name: "api" }),
    });
    const project = createProject(path.join(root, "packages/api"));
    expect(relative(root, project.resolve("@acme/db", "src/a.ts"))).toBe("packages/db/index.ts");
  });

  it("prefer the nearest of one name", () => {
    const files = {
      "package.json": json({ workspaces: ["*"] }),
      "db/package.json": json({ name: "db" }),
      "db/index.ts": nothing,
      "templates/x/db/package.json": json({ name: "db" }),
      "templates/x/db/index.ts": nothing,
      "templates/x/api/package.json": json({ name: "api" }),
    };
    expect(resolveIn(files, "api/a.ts", "db")).toBe("db/index.ts");
    expect(resolveIn(files, "templates/x/api/a.ts", "db")).toBe("templates/x/db/index.ts");
  });

  it("may import themselves by name", () => {
    expect(
      resolveIn({ "package.json": json({ name: "app" }), "src/db.ts": nothing }, "test/a.ts", "app/db"),
    ).toBe("src/db.ts");
  });

  it("take the source where the build is there too", () => {
    const files = {
      "packages/db/package.json": json({ name: "db", main: "dist/index.js", types: "dist/index.d.ts" }),
      "packages/db/dist/index.js": nothing,
      "packages/db/dist/index.d.ts": nothing,
      "packages/db/src/index.ts": nothing,
    };
    expect(resolveIn(files, "a.ts", "db")).toBe("packages/db/src/index.ts");
    const { "packages/db/src/index.ts": _, ...withoutSource } = files;
    expect(resolveIn(withoutSource, "a.ts", "db")).toBe("packages/db/dist/index.js");
  });

  it("are seen through the links of an installation, unlike what is installed", () => {
    const root = temporaryProject({
      "packages/db/package.json": json({ name: "@acme/db" }),
      "packages/db/src/index.ts": nothing,
      "packages/api/a.ts": nothing,
      "packages/api/node_modules/pg/package.json": json({ name: "pg" }),
      "packages/api/node_modules/pg/index.js": nothing,
      "packages/pg/package.json": json({ name: "pg" }),
      "packages/pg/index.ts": nothing,
    });
    fs.mkdirSync(path.join(root, "packages/api/node_modules/@acme"));
    fs.symlinkSync(
      path.join(root, "packages/db"),
      path.join(root, "packages/api/node_modules/@acme/renamed"),
      "dir",
    );
    const project = createProject(root);
    expect(relative(root, project.resolve("@acme/renamed", "packages/api/a.ts"))).toBe(
      "packages/db/src/index.ts",
    );
    expect(project.resolve("pg", "packages/api/a.ts")).toBeUndefined();
  });

  it("keep the path by which the repository was reached", () => {
    const root = temporaryProject({
      "real/packages/db/package.json": json({ name: "db" }),
      "real/packages/db/index.ts": nothing,
      "real/packages/api/node_modules/x": nothing,
      "real/.git/HEAD": nothing,
    });
    fs.symlinkSync("../../db", path.join(root, "real/packages/api/node_modules/db"), "dir");
    fs.symlinkSync(path.join(root, "real"), path.join(root, "link"), "dir");
    const project = createProject(path.join(root, "link"));
    expect(relative(root, project.resolve("db", "packages/api/a.ts"))).toBe("link/packages/db/index.ts");
  });

  it("don't include what has the name of a package but no files", () => {
    expect(
      resolveIn({ "packages/dayjs/package.json": json({ name: "dayjs" }) }, "a.ts", "dayjs"),
    ).toBeUndefined();
  });
});
