import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { createProject } from "../../src/project/project.ts";
import { json, nothing, relative, resolveIn } from "./resolve-in.ts";
import { temporaryProject, type Files } from "./temporary-project.ts";

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
