import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { initCommand } from "../../src/cli/commands/init.ts";
import { project } from "../cli/run-check.ts";
import { installed, runEslint } from "../eslint/installed.ts";

async function init(cwd: string, args: string[], answers?: Readonly<Record<string, boolean>>) {
  const written = { stdout: "", stderr: "" };
  const questions: string[] = [];
  const code = await initCommand().run(args, {
    cwd,
    stdout: { write: (text) => (written.stdout += text) },
    stderr: { write: (text) => (written.stderr += text) },
    env: {},
    ...(answers && {
      ask: (question: string) => {
        questions.push(question);
        return Promise.resolve(
          Object.entries(answers).some(([word, answer]) => question.includes(word) && answer),
        );
      },
    }),
  });
  return { code, questions, ...written };
}

const read = (...path: string[]) => readFileSync(join(...path), "utf8");

const loop = (type: string) => `import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
export async function names(ids${type}) {
  const names = [];
  for (const id of ids) names.push((await prisma.user.findUnique({ where: { id } })).name);
  return names;
}
`;

const sources = { "src/loop.js": loop(""), "src/typed.ts": loop(": string[]") };

/** What ESLint's own command says of `src`: rules by file. */
function lint(folder: string): Record<string, (string | null)[]> {
  const found = runEslint(folder, ["src"]);
  return Object.fromEntries(
    found.map(({ file, messages }) => [file, [...new Set(messages.map(({ ruleId }) => ruleId))]]),
  );
}

const query = "backend-patterns/no-query-in-loop";

describe("after init, ESLint loads the configuration and lints with it", { timeout: 120_000 }, () => {
  it.for<[string, Record<string, string>, string, string[]?]>([
    [
      "an array in eslint.config.js",
      {
        "package.json": `{ "type": "module" }`,
        "eslint.config.js": `export default [\n  { rules: { "no-var": "error" } },\n];\n`,
      },
      "eslint.config.js",
    ],
    [
      "a variable in eslint.config.mjs",
      {
        "eslint.config.mjs": `/** @type {object[]} */\nconst config = [\n  { rules: { "no-var": "error" } },\n];\n\nexport default config;\n`,
      },
      "eslint.config.mjs",
    ],
    [
      "defineConfig in eslint.config.ts",
      {
        "eslint.config.ts": `import { defineConfig, globalIgnores } from "eslint/config";\n\nexport default defineConfig(globalIgnores(["dist"]), { rules: { "no-var": "error" as const } });\n`,
      },
      "eslint.config.ts",
    ],
    [
      "typescript-eslint's presets",
      {
        "package.json": `{ "type": "module" }`,
        "tsconfig.json": `{ "include": ["src"] }`,
        "eslint.config.js": `import tseslint from "typescript-eslint";\n\nexport default tseslint.config(\n  tseslint.configs.recommendedTypeChecked,\n  { languageOptions: { parserOptions: { projectService: { allowDefaultProject: ["src/*.js"] }, tsconfigRootDir: import.meta.dirname } } },\n);\n`,
      },
      "eslint.config.js",
    ],
    [
      "CommonJS",
      {
        "eslint.config.cjs": `const tseslint = require("typescript-eslint");\n\nmodule.exports = [{\n  ignores: ["dist"],\n}, ...tseslint.configs.recommended];\n`,
      },
      "eslint.config.cjs",
    ],
    ["no configuration", {}, "eslint.config.mjs"],
    [
      "no configuration, and modules by default",
      { "package.json": `{ "type": "module" }` },
      "eslint.config.js",
    ],
  ])("%s", async ([, files, config]) => {
    const folder = installed({ ...files, ...sources });
    const { code, stdout, stderr } = await init(folder, ["--yes"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain(`+++ b/${config}`);
    expect(stdout).toContain(`Written: ${config}`);
    const found = lint(folder);
    expect(found["src/loop.js"]).toContain(query);
    expect(found["src/typed.ts"]).toContain(query);
    expect((await init(folder, ["--yes"])).stdout).not.toContain("Written");
  });

  it("a monorepo, whose root and one package have configurations of their own", async () => {
    const folder = installed({
      "package.json": `{ "type": "module", "workspaces": ["packages/*"] }`,
      "eslint.config.js": `export default [];\n`,
      "packages/api/package.json": `{ "type": "module" }`,
      "packages/api/eslint.config.js": `import shared from "../../eslint.config.js";\nexport default [\n  ...shared,\n];\n`,
      "packages/api/src/loop.js": loop(""),
      "packages/jobs/package.json": `{ "type": "module" }`,
      "packages/jobs/src/loop.js": loop(""),
    });
    const root = await init(folder, ["--yes", "--only", "config"]);
    expect(root.stdout).toContain("backend-patterns init packages/api");
    const packages = await init(folder, ["--yes", "--only", "config", "packages/api", "packages/jobs"]);
    expect(packages.stdout).toContain("Written: packages/api/eslint.config.js");
    expect(packages.stdout).toContain("../../eslint.config.js has the plugin already.");
    for (const name of ["api", "jobs"])
      expect(lint(join(folder, "packages", name))["src/loop.js"]).toContain(query);
  });

  it("with a baseline, which keeps quiet about today's findings alone", async () => {
    const folder = installed(sources);
    await init(folder, ["--yes", "--baseline", "--only", "config"]);
    expect(Object.keys(JSON.parse(read(folder, "eslint-suppressions.json")) as object)).toEqual([
      "src/loop.js",
      "src/typed.ts",
    ]);
    expect(lint(folder)).toEqual({ "src/loop.js": [], "src/typed.ts": [] });
  });
});

it("a configuration that ESLint can't load is extended, and said to be untried", async () => {
  const folder = installed({
    "eslint.config.mjs": `import "./missing.mjs";\nexport default [\n  { rules: {} },\n];\n`,
  });
  const { stdout, stderr } = await init(folder, ["--yes", "--only", "config"]);
  expect(stdout).toContain("Written: eslint.config.mjs");
  expect(stderr).toMatch(/couldn't load eslint\.config\.mjs before the change either.*missing\.mjs/);
});

describe("a configuration stays as it was", { timeout: 60_000 }, () => {
  it("where it is built in an unusual way: what to add is printed", async () => {
    const config = `export default (async () => [])();\n`;
    const folder = installed({ "eslint.config.mjs": config });
    const { code, stdout } = await init(folder, ["--yes", "--only", "config"]);
    expect({ code, config: read(folder, "eslint.config.mjs") }).toEqual({ code: 0, config });
    expect(stdout).toContain("...backendPatterns.configs.recommended");
  });

  it("where ESLint couldn't load it with the change", async () => {
    const config = `import { plugins } from "./plugins.js";\nexport default [\n  { plugins },\n];\n`;
    const folder = installed({
      "package.json": `{ "type": "module" }`,
      "plugins.js": `export const plugins = { "backend-patterns": { rules: {} } };\n`,
      "eslint.config.js": config,
    });
    const { code, stderr } = await init(folder, ["--yes", "--only", "config"]);
    expect({ code, config: read(folder, "eslint.config.js") }).toEqual({ code: 1, config });
    expect(stderr).toContain("Cannot redefine plugin");
  });

  it("where it is in the old format, which a new file would switch off", async () => {
    const folder = installed({ ".eslintrc.json": "{}" });
    const { stdout } = await init(folder, ["--yes", "--only", "config"]);
    expect(stdout).toContain("@eslint/migrate-config .eslintrc.json");
    expect(existsSync(join(folder, "eslint.config.mjs"))).toBe(false);
  });
});

describe("consent", () => {
  it("is asked for part by part, and a dry run asks nothing and writes nothing", async () => {
    const folder = project({ "package.json": "{}" });
    const { questions } = await init(folder, [], { "AGENTS.md": true });
    expect(questions).toHaveLength(5);
    expect(existsSync(join(folder, "AGENTS.md"))).toBe(true);
    expect(existsSync(join(folder, ".mcp.json"))).toBe(false);
    const dry = await init(folder, ["--dry-run"], { ESLint: true });
    expect(dry.questions).toEqual([]);
    expect(dry.stdout).toContain("+++ b/eslint.config.mjs");
    expect(existsSync(join(folder, "eslint.config.mjs"))).toBe(false);
  });

  it("is missing where nobody can be asked", async () => {
    const folder = project({ "package.json": "{}" });
    const { stdout } = await init(folder, []);
    expect(stdout).toContain("Nothing was written");
    expect(existsSync(join(folder, "AGENTS.md"))).toBe(false);
  });

  it.for([["--only", "nothing"], ["nowhere"]])("is not given by a mistake: %j", async (args) => {
    await expect(init(project({}), args)).rejects.toThrow(/There is no (part|folder)/);
  });
});

it("says what to install, with the project's own package manager", async () => {
  const folder = project({ "package.json": "{}", "pnpm-lock.yaml": "" });
  expect((await init(folder, ["--dry-run"])).stdout).toContain(
    "To install: pnpm add -D eslint eslint-plugin-backend-patterns\n",
  );
});
