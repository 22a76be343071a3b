import { mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { project, runCheck, runJson } from "./run-check.ts";

const clean = "export const fresh = 1;\n";
const finding = "export const old: number = 1;\n";

describe("exit code", () => {
  it("is 0 where nothing is found", async () => {
    expect(await runCheck(project({ "a.ts": clean }), [])).toMatchObject({ code: 0, stderr: "" });
  });

  it("is 1 for an error", async () => {
    expect((await runCheck(project({ "a.ts": finding }), ["a.ts"])).code).toBe(1);
  });

  it("is 0 for warnings, up to --max-warnings", async () => {
    const root = project({ "a.ts": finding });
    expect((await runCheck(root, ["--rule", "no-old=warn"])).code).toBe(0);
    expect((await runCheck(root, ["--rule", "no-old=warn", "--max-warnings", "1"])).code).toBe(0);
    expect((await runCheck(root, ["--rule", "no-old=warn", "--max-warnings=0"])).code).toBe(1);
  });

  it("is 2 for a path that matches nothing, and what does match is still checked", async () => {
    const { code, report } = await runJson(project({ "a.ts": finding }), ["a.ts", "b.ts", "c/**/*.ts"]);
    expect(code).toBe(2);
    expect(report.summary.errors).toBe(1);
    expect(report.errors).toEqual([
      { kind: "no-match", path: "b.ts", message: "There is no such file or folder." },
      { kind: "no-match", path: "c/**/*.ts", message: "The pattern matches no file." },
    ]);
  });

  it("is 2 where nothing at all was checked", async () => {
    const { code, stdout, stderr } = await runCheck(project({ "test/a.ts": finding }), ["."]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "Nothing was checked.\n" });
    expect(stderr).toContain("`--no-ignore` checks them");
  });
});

describe("which files", () => {
  it("leaves out tests, build output and dependencies unless told otherwise", async () => {
    const root = project({
      "package.json": "{}",
      "src/a.ts": finding,
      "src/a.test.ts": finding,
      "src/build/build.service.ts": finding,
      "dist/a.js": "old;",
      "packages/web/package.json": "{}",
      "packages/web/dist/a.js": "old;",
      "node_modules/x/index.js": "old;",
      ".next/server/a.js": "old;",
    });
    const paths = async (args: string[]) => (await runJson(root, args)).report.files.map(({ path }) => path);
    expect(await paths([])).toEqual(["src/a.ts", "src/build/build.service.ts"]);
    expect(await paths(["--no-ignore"])).toEqual([
      ".next/server/a.js",
      "dist/a.js",
      "node_modules/x/index.js",
      "packages/web/dist/a.js",
      "src/a.test.ts",
      "src/a.ts",
      "src/build/build.service.ts",
    ]);
  });

  it("takes a folder that would be skipped on the way when it is named", async () => {
    const root = project({ "package.json": "{}", "build/a.js": "old;" });
    expect((await runJson(root, ["build"])).report.files).toHaveLength(1);
  });

  it("says why a file named by its path isn't checked", async () => {
    const { report } = await runJson(project({ "a.ts": clean, "a.test.ts": finding, "b.md": "" }), [
      "a.ts",
      "a.test.ts",
      "b.md",
    ]);
    expect(report.errors.map(({ kind, path }) => `${kind} ${path.replace(/.*\//, "")}`)).toEqual([
      "ignored a.test.ts",
      "ignored b.md",
    ]);
  });

  it("takes folders in brackets literally, in paths and at the head of globs", async () => {
    const root = project({ "app/[id]/route.ts": finding, "app/(group)/page.tsx": finding });
    for (const path of ["app/[id]", "app/[id]/route.ts", "app/[id]/*.ts", "app/(group)/**"]) {
      expect((await runJson(root, [path])).report.files, path).toHaveLength(1);
    }
  });

  it("takes Windows separators", async () => {
    const root = project({ "src/routes/a.ts": finding });
    for (const path of ["src\\routes", "src\\routes\\a.ts", "src\\**\\*.ts"]) {
      expect((await runJson(root, [path])).report.files, path).toHaveLength(1);
    }
  });

  it("checks what lies outside the working directory, by the folder's own lights", async () => {
    const root = project({
      "scripts/api/src/a.ts": finding,
      "scripts/api/test/b.ts": finding,
      "here/package.json": "{}",
    });
    const { code, report } = await runJson(join(root, "here"), ["../scripts/api"]);
    expect(code).toBe(1);
    expect(report.files.map(({ path }) => path)).toEqual([`${root}/scripts/api/src/a.ts`]);
  });

  it("checks a file once, however often it is named", async () => {
    const { report } = await runJson(project({ "a.ts": finding }), [".", "a.ts", "*.ts"]);
    expect(report.summary).toMatchObject({ files: 1, errors: 1 });
  });

  it("doesn't follow links round in circles", async () => {
    const root = project({ "src/a.ts": finding });
    symlinkSync(root, join(root, "src/loop"));
    expect((await runJson(root, [])).report.summary.files).toBe(1);
  });
});

describe("files that can't be checked", () => {
  it("are named with the reason, and the run goes on", async () => {
    const root = project({
      "a.ts": finding,
      "binary.ts": Buffer.from([0x47, 0, 0, 0x10, 0xff]),
      "syntax.ts": "export const = 1;\n",
      "huge.js": `var text = "${"x".repeat(1_100_000)}";`,
    });
    mkdirSync(join(root, "folder.ts"));
    symlinkSync(join(root, "gone.ts"), join(root, "dangling.ts"));
    const { code, report } = await runJson(root, ["a.ts", "binary.ts", "syntax.ts", "huge.js"]);
    expect(code).toBe(1);
    expect(report.summary.files).toBe(1);
    expect(
      Object.fromEntries(report.errors.map(({ path, kind, message }) => [path, `${kind}: ${message}`])),
    ).toEqual({
      "binary.ts": "binary: Skipped: this is a binary file.",
      "syntax.ts": "syntax: Skipped: can't be parsed: Variable declaration expected.",
      "huge.js": "too-large: Skipped: 1.1 MB is more than a source file of 1 MB.",
    });
    expect((await runJson(root, [])).code).toBe(1);
  });

  it("don't fail the run where nothing else is wrong", async () => {
    expect((await runCheck(project({ "a.ts": clean, "b.ts": "const" }), [])).code).toBe(0);
  });

  it("of a rule that throws is a bug, and the other files keep their findings", async () => {
    const files = Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`f${i}.ts`, finding]));
    const { code, report } = await runJson(project({ ...files, "g.ts": "\nexplode;\n" }), []);
    expect(code).toBe(2);
    expect(report.summary).toMatchObject({ files: 60, errors: 60 });
    expect(report.errors).toEqual([
      {
        kind: "internal",
        path: "g.ts",
        line: 2,
        message: expect.stringMatching(
          /^Internal error in backend-patterns\/no-throwing: met `explode`\. Please report it: https:/,
        ) as string,
      },
    ]);
  });
});

describe("the project's own configuration", () => {
  const files = {
    "eslint.config.mjs": "throw new Error('loaded');",
    "a.js":
      "/* eslint no-console: error, other/rule: error */\nconsole.log(old); // eslint-disable-line other/thing\n",
  };

  it("is left alone, and so are other plugins' directives", async () => {
    const { report } = await runJson(project(files), []);
    expect(report.files).toMatchObject([{ path: "a.js", rules: [{ rule: "no-old" }] }]);
  });

  it("is used with --config", async () => {
    await expect(runCheck(project(files), ["--config"])).rejects.toThrow(
      "The ESLint configuration can't be loaded: loaded",
    );
  });

  it("may be named, before paths and after", async () => {
    const config = "export default [{ rules: { 'no-console': 'error' } }];";
    const root = project({ "custom.config.mjs": config, "a.js": "console.log(old);\n" });
    for (const args of [
      ["--config", "custom.config.mjs", "a.js"],
      ["a.js", "--config=custom.config.mjs"],
    ]) {
      const { code, report } = await runJson(root, args);
      expect(code).toBe(2);
      expect(report.errors).toMatchObject([
        { kind: "ignored", message: expect.stringContaining("turns on no rule") as string },
      ]);
    }
  });

  it("is refused where its settings for this plugin are wrong", async () => {
    const config = `export default [{ settings: { "backend-patterns": { bindings: "prisma" } } }];`;
    const root = project({ "eslint.config.mjs": config, "a.js": "old;\n" });
    await expect(runCheck(root, ["--config"])).rejects.toThrow(
      "The ESLint configuration can't be loaded: settings",
    );
  });

  it("still lets our own directives speak", async () => {
    expect(
      (await runCheck(project({ "a.js": "old; // eslint-disable-line backend-patterns/no-old\n" }), [])).code,
    ).toBe(0);
  });
});

describe("--rule", () => {
  const root = () => project({ "a.ts": "old; lenient; strict;\n" });
  const rules = async (args: string[]) => (await runJson(root(), args)).report.summary.rules;

  it("selects", async () => {
    expect(await rules(["--rule", "no-strict"])).toEqual({ "no-strict": 1 });
  });

  it("takes the rule's full name", async () => {
    expect(await rules(["--rule", "backend-patterns/no-old=off", "--rule", "no-strict=warn"])).toEqual({
      "no-strict": 1,
    });
  });

  it("refuses unknown rules and severities", async () => {
    await expect(runCheck(root(), ["--rule", "no-new"])).rejects.toThrow(
      "There is no rule `no-new`. The rules are: no-old, no-strict, no-throwing.",
    );
    await expect(runCheck(root(), ["--rule", "no-old=fatal"])).rejects.toThrow("not `fatal`");
  });
});

it("checks with the strict preset's rules and options under --strict", async () => {
  const { stdout } = await runCheck(project({ "a.ts": "lenient; strict;\n" }), ["--strict"]);
  expect(stdout).toContain("The word is strict");
  expect(stdout).not.toContain("The word is lenient");
});

describe("fixes", () => {
  const before = "// \u00e9\r\nconst a = old;\r\n";

  it("are written with --fix, and a second run finds nothing", async () => {
    const root = project({ "src/a.ts": before, "b.ts": clean });
    const { code, report } = await runJson(root, ["--fix"]);
    expect(code).toBe(0);
    expect(report.summary).toMatchObject({ errors: 0, fixed: 1 });
    expect(readFileSync(join(root, "src/a.ts"), "utf8")).toBe("// \u00e9\r\nconst a = fresh;\r\n");
    expect((await runJson(root, ["--fix"])).report.diffs).toEqual([]);
  });

  it("are shown as a unified diff with --fix-dry-run, beside the findings, and nothing is written", async () => {
    const root = project({ "src/a.ts": "const a = old;\n" });
    const { code, stdout } = await runCheck(root, ["--fix-dry-run"]);
    expect(code).toBe(1);
    expect(stdout).toContain("`old` is 100% out");
    expect(stdout).toContain(
      "--- a/src/a.ts\n+++ b/src/a.ts\n@@ -1,1 +1,1 @@\n-const a = old;\n+const a = fresh;\n",
    );
    expect(readFileSync(join(root, "src/a.ts"), "utf8")).toBe("const a = old;\n");
  });

  it("can't be both written and only shown", async () => {
    await expect(runCheck(project({}), ["--fix", "--fix-dry-run"])).rejects.toThrow("exclude each other");
  });
});

describe("on a terminal", () => {
  it("draws progress on stderr and colours on stdout", async () => {
    const { stdout, stderr } = await runCheck(project({ "a.ts": finding }), [], { isTTY: true });
    expect(stderr).toContain("1/1 files");
    expect(stderr.endsWith("\r\u001b[2K")).toBe(true);
    expect(stdout).toContain("\u001b[");
  });

  it("does without colours under NO_COLOR", async () => {
    const { stdout } = await runCheck(project({ "a.ts": finding }), [], {
      isTTY: true,
      env: { NO_COLOR: "1" },
    });
    expect(stdout).not.toContain("\u001b[");
  });

  it("is told apart from a pipe", async () => {
    const { stdout, stderr } = await runCheck(project({ "a.ts": finding }), []);
    expect(stdout + stderr).not.toContain("\u001b[");
  });
});
