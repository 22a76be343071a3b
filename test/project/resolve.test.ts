import path from "node:path";
import { describe, expect, it } from "vitest";
import { createProject } from "../../src/project/project.ts";
import { json, nothing, resolveIn } from "./resolve-in.ts";
import { temporaryProject, type Files } from "./temporary-project.ts";

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
