import { describe, expect, it } from "vitest";
import { json, nothing, resolveIn } from "./resolve-in.ts";
import type { Files } from "./temporary-project.ts";

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
