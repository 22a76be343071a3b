import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { packageInfo } from "../src/package-info.ts";
import { ruleNames } from "./tools/rule-index.ts";

// Below node_modules, so that the unpacked package finds its dependencies as it would where it is installed.
const project = mkdtempSync(resolve("node_modules/.package-test-"));
const installed = join(project, "node_modules", packageInfo.name);
let files: string[] = [];

beforeAll(() => {
  // What is built is what gets tested: `npm test` has built it.
  const pack = ["pack", "--json", "--ignore-scripts", "--pack-destination", project];
  const output = execFileSync("npm", pack, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  const [packed] = JSON.parse(output) as [{ filename: string; files: { path: string }[] }];
  files = packed.files.map(({ path }) => path);
  mkdirSync(installed, { recursive: true });
  execFileSync("tar", ["-xzf", join(project, packed.filename), "-C", installed, "--strip-components=1"]);
}, 60_000);

afterAll(() => rmSync(project, { recursive: true, force: true }));

function run(script: string): string {
  writeFileSync(join(project, "script.mjs"), script);
  const { stdout, stderr, status } = spawnSync(process.execPath, ["script.mjs"], {
    cwd: project,
    encoding: "utf8",
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  return stdout;
}

describe("the packed package", () => {
  it("holds what users need, and no sources or tests", () => {
    for (const path of [
      "package.json",
      "README.md",
      "LICENSE",
      "CHANGELOG.md",
      "dist/src/index.js",
      "dist/src/index.d.ts",
    ]) {
      expect(files).toContain(path);
    }
    for (const name of ruleNames()) expect(files).toContain(`docs/rules/${name}.md`);
    expect(files.filter((path) => /^(?!docs\/).*\.ts$/.test(path) && !path.endsWith(".d.ts"))).toEqual([]);
    expect(files.filter((path) => /^(test|src|rules|mcp)\//.test(path))).toEqual([]);
  });

  it("has types and entry points where package.json says", () => {
    const { exports, bin, types, main } = JSON.parse(
      readFileSync(join(installed, "package.json"), "utf8"),
    ) as {
      exports: { ".": Record<string, string> };
      bin: Record<string, string>;
      types: string;
      main: string;
    };
    for (const path of [...Object.values(exports["."]), ...Object.values(bin), types, main]) {
      expect(statSync(join(installed, path)).isFile(), path).toBe(true);
    }
  });

  it("loads as a plugin, by name and version, with every rule", () => {
    const output = run(`
      import plugin from "${packageInfo.name}";
      const { meta: { name, version, namespace }, rules, configs } = plugin;
      console.log(JSON.stringify({ name, version, namespace, rules: Object.keys(rules), configs: Object.keys(configs) }));
    `);
    expect(JSON.parse(output)).toEqual({
      name: packageInfo.name,
      version: expect.stringMatching(new RegExp(`^${packageInfo.version.replaceAll(".", "\\.")}`)) as string,
      namespace: "backend-patterns",
      rules: ruleNames(),
      configs: ["recommended", "strict"],
    });
  });

  it.each(["recommended", "strict"])("works as %s in defineConfig, with no parser options", (preset) => {
    const output = run(`
      import { ESLint } from "eslint";
      import { defineConfig } from "eslint/config";
      import plugin from "${packageInfo.name}";
      const config = defineConfig({ plugins: { "backend-patterns": plugin }, extends: ["backend-patterns/${preset}"] });
      const eslint = new ESLint({ overrideConfigFile: true, overrideConfig: config });
      const lint = async (filePath, code) => (await eslint.lintText(code, { filePath })).flatMap(({ messages }) => messages);
      console.log(JSON.stringify([
        await lint("a.ts", "export const a: number = <number>1; enum B { C }"),
        await lint("a.tsx", "export const a = <p>{1 as number}</p>;"),
        await lint("a.mts", "await using a: Disposable = b();"),
        await lint("a.cts", "import a = require('a'); export = a;"),
        await lint("a.js", "export const a = <p />;"),
        await lint("a.cjs", "module.exports = require('a');"),
      ]));
    `);
    expect(JSON.parse(output)).toEqual([[], [], [], [], [], []]);
  });

  it("leaves tests, migrations, seeds and scripts alone", () => {
    const output = run(`
      import { ESLint } from "eslint";
      import plugin from "${packageInfo.name}";
      const eslint = new ESLint({ overrideConfigFile: true, overrideConfig: plugin.configs.recommended });
      const paths = ["src/a.ts", "app/api/test/route.ts", "src/migration/controller.ts", "src/workbench.ts",
        "src/a.test.ts", "src/__tests__/a.ts", "test/a.ts", "prisma/seed.ts", "src/migrations/1.ts", "src/migration-scripts/1.ts", "src/batched-migrations/1.ts", "src/audit-benchmark.ts", "src/alterations/1.ts", "scripts/a.ts", "src/a.stories.tsx", ".yarn/releases/yarn.cts", "dist/a.ts", "vendor/a.ts", "coverage/a.ts"];
      const linted = [];
      for (const path of paths) if (!(await eslint.isPathIgnored(path))) linted.push(path);
      console.log(JSON.stringify(linted));
    `);
    expect(JSON.parse(output)).toEqual([
      "src/a.ts",
      "app/api/test/route.ts",
      "src/migration/controller.ts",
      "src/workbench.ts",
    ]);
  });

  it("costs little to load: neither TypeScript nor typescript-eslint is touched", () => {
    const output = run(`
      import { createRequire } from "node:module";
      await import("${packageInfo.name}");
      const loaded = Object.keys(createRequire(import.meta.url).cache);
      console.log(JSON.stringify(loaded.filter((path) => /node_modules\\/(typescript|@typescript-eslint\\/(parser|utils|typescript-estree)|ts-morph)\\/.*js$/.test(path))));
    `);
    expect(JSON.parse(output)).toEqual([]);
  });

  it("has a command that runs", () => {
    const main = join(installed, "dist/src/cli/main.js");
    expect(readFileSync(main, "utf8")).toMatch(/^#!\/usr\/bin\/env node\n/);
    expect(spawnSync(process.execPath, [main, "--version"], { encoding: "utf8" }).stdout).toBe(
      `${packageInfo.version}\n`,
    );
  });
});
