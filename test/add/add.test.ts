import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { describe, expect, it } from "vitest";
import { project } from "../cli/run-check.ts";
import { add, installedProject, manifest, read, typeErrors } from "./generated.ts";

const kinds = ["error", "auth", "retry", "logger"] as const;
const frameworks = ["express", "fastify", "hono", "next"] as const;

interface Report {
  framework: string | null;
  files: { role: string; path: string; text: string }[];
  wiring: string | null;
  problem: string | null;
}

/** What is written, in all kinds. */
async function addAll(folder: string): Promise<Report[]> {
  const reports: Report[] = [];
  for (const kind of kinds) reports.push(JSON.parse((await add(folder, [kind, "--json"])).stdout) as Report);
  return reports;
}

const pathsOf = (reports: readonly Report[]) =>
  reports.flatMap(({ files }) => files.map(({ path }) => path)).sort();

describe("in TypeScript", { timeout: 120_000 }, () => {
  it.for([...frameworks, "@nestjs/common"])(
    "what is written for %s passes the strictest compiler",
    async (name) => {
      const folder = installedProject({
        "package.json": manifest([name, "vitest"]),
        "src/index.ts": `import { a } from "./a.js";\nexport const b = a;\n`,
        "src/a.ts": `export const a = 1;\n`,
      });
      const paths = pathsOf(await addAll(folder));
      expect(paths).toHaveLength(name === "@nestjs/common" ? 6 : 8);
      expect(typeErrors(folder, paths)).toEqual([]);
    },
  );

  it("the tests that are written pass under Vitest", async () => {
    const folder = installedProject({
      "package.json": manifest(["@nestjs/common", "vitest"]),
      "tsconfig.json": `{ "compilerOptions": { "experimentalDecorators": true } }`,
      "src/main.ts": `export const a = 1;\n`,
    });
    await addAll(folder);
    const bin = join(folder, "node_modules/vitest/vitest.mjs");
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [bin, "run", "--root", folder, "--maxWorkers", "1"],
      { cwd: folder, encoding: "utf8", env: { ...process.env, VITEST: "", CI: "true" } },
    );
    expect(status, stdout + stderr).toBe(0);
    expect(stripVTControlCharacters(stdout)).toContain("Tests  8 passed");
  });
});

describe("in JavaScript", { timeout: 120_000 }, () => {
  it.for(frameworks.flatMap((name) => [[name, "module"] as const, [name, "commonjs"] as const]))(
    "the tests that are written for %s (%s) pass under node:test",
    async ([name, type]) => {
      const source = type === "module" ? "export const a = 1;\n" : "const a = 1;\nmodule.exports = { a };\n";
      const folder = installedProject({
        "package.json": manifest([name], { type, scripts: { test: "node --test" } }),
        "src/a.js": source,
      });
      const paths = pathsOf(await addAll(folder));
      expect(paths).toHaveLength(8);
      const tests = paths.filter((path) => path.includes(".test."));
      const { status, stdout } = spawnSync(process.execPath, ["--test", ...tests], {
        cwd: folder,
        encoding: "utf8",
      });
      expect(status, stdout).toBe(0);
      expect(stdout).toMatch(/pass 10\b/);
    },
  );
});

describe("the project's own style", () => {
  it("is that of its sources: quotes, semicolons, tabs, endings of imports", async () => {
    const folder = project({
      "package.json": manifest(["express", "vitest"]),
      "tsconfig.json": "{}",
      "src/index.ts": `import { a } from './a'\n\nexport function b() {\n\treturn a\n}\n`,
      "src/a.ts": `export const a = 'a'\n`,
    });
    await add(folder, ["error"]);
    const module = read(folder, "src/lib/errors.ts");
    expect(module).toContain("\n\treadonly status: number\n");
    expect(module).toContain("message = 'Not found'");
    expect(module).not.toMatch(/;$|"/m);
    const test = read(folder, "src/lib/errors.test.ts");
    expect(test).toContain(`import { AppError, ConflictError, NotFoundError } from './errors'\n`);
  });

  it.for([
    [["src/errors/index.ts", "src/lib/a.ts"], "src/errors/errors.ts"],
    [["src/utils/a.ts"], "src/utils/errors.ts"],
    [["lib/a.ts"], "lib/errors.ts"],
    [["src/index.ts"], "src/lib/errors.ts"],
    [["index.ts"], "lib/errors.ts"],
  ] as const)("is where it keeps such things: %j", async ([files, path]) => {
    const folder = project({
      "package.json": manifest(["express"]),
      ...Object.fromEntries(files.map((file) => [file, "export {};\n"])),
    });
    await add(folder, ["error"]);
    expect(existsSync(join(folder, path))).toBe(true);
  });

  it("keeps tests where the project does, and writes none where nothing runs them", async () => {
    const apart = project({
      "package.json": manifest(["express", "jest"]),
      "src/a.ts": `export const a = 1;\n`,
      "test/a.spec.ts": `test("a", () => {});\n`,
    });
    await add(apart, ["retry"]);
    expect(readdirSync(join(apart, "test")).sort()).toEqual(["a.spec.ts", "retry.spec.ts"]);
    expect(read(apart, "test/retry.spec.ts")).toContain(`from "../src/lib/retry"`);
    const without = project({ "package.json": manifest(["express"]), "src/a.ts": "export {};\n" });
    await add(without, ["retry"]);
    expect(readdirSync(join(without, "src/lib"))).toEqual(["retry.ts"]);
  });
});

describe("the command", () => {
  const files = { "package.json": manifest(["express"]), "src/a.ts": "export {};\n" };

  it("says what it wrote and how to put it to use", async () => {
    const folder = project(files);
    const { code, stdout } = await add(folder, ["auth"]);
    expect(code).toBe(0);
    expect(stdout).toContain("Written: src/auth/require-auth.ts\n");
    expect(stdout).toContain("createRequireAuth(");
  });

  it("never overwrites", async () => {
    const folder = project({ ...files, "src/lib/errors.ts": "export const mine = 1;\n" });
    const { code, stderr } = await add(folder, ["error"]);
    expect(code).toBe(1);
    expect(stderr).toContain("src/lib/errors.ts already");
    expect(read(folder, "src/lib/errors.ts")).toBe("export const mine = 1;\n");
    expect((await add(folder, ["error", "--dir", "src/failures"])).code).toBe(0);
    expect(existsSync(join(folder, "src/failures/errors.ts"))).toBe(true);
  });

  it("shows a diff with --dry-run and writes nothing", async () => {
    const folder = project(files);
    const { code, stdout } = await add(folder, ["error", "--dry-run"]);
    expect(code).toBe(0);
    expect(stdout).toContain("+++ b/src/lib/errors.ts\n");
    expect(stdout).toContain("+export class AppError extends Error {\n");
    expect(existsSync(join(folder, "src/lib"))).toBe(false);
  });

  it("prints one document with --json, also where there is nothing to add", async () => {
    const folder = project({ "package.json": manifest(["@nestjs/common"]), "src/a.ts": "export {};\n" });
    const { code, stdout } = await add(folder, ["error", "--json"]);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      kind: "error",
      framework: "nest",
      files: [],
      wiring: null,
      problem: expect.stringContaining("@nestjs/common") as string,
    });
    const none = project({ "package.json": manifest([]) });
    expect((await add(none, ["auth"])).stderr).toContain("No framework");
  });

  it.for([[[]], [["mistake"]], [["error", "auth"]], [["error", "--dir", "../elsewhere"]]] as const)(
    "refuses %j",
    async ([args]) => {
      await expect(add(project(files), [...args])).rejects.toThrow(/Say what to add|outside/);
    },
  );

  it("wants a package", async () => {
    await expect(add(project({ "a.txt": "" }), ["error"])).rejects.toThrow("package.json");
  });
});
