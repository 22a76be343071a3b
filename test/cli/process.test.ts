import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { packageInfo } from "../../src/package-info.ts";
import { project } from "./run-check.ts";

const main = resolve("dist/src/cli/main.js");

function backendPatterns(args: string[], cwd = process.cwd()) {
  const { NO_COLOR: _, FORCE_COLOR: __, ...env } = process.env;
  return spawnSync(process.execPath, [main, ...args], { cwd, env, encoding: "utf8" });
}

beforeAll(() => {
  if (!existsSync(main)) throw new Error("These tests run the built command line: `npm run build` first.");
});

describe("the built command line", { timeout: 30_000 }, () => {
  it("tells its version", () => {
    expect(backendPatterns(["--version"])).toMatchObject({
      status: 0,
      stdout: `${packageInfo.version}\n`,
      stderr: "",
    });
  });

  it("helps", () => {
    expect(backendPatterns(["--help"])).toMatchObject({
      status: 0,
      stdout: expect.stringContaining("check     Find") as string,
    });
    expect(backendPatterns(["check", "--help"])).toMatchObject({
      status: 0,
      stdout: expect.stringContaining("--fix-dry-run") as string,
    });
  });

  it("answers wrong usage with 2 and where to look", () => {
    expect(backendPatterns([])).toMatchObject({ status: 2, stdout: "" });
    expect(backendPatterns(["constructor"]).stderr).toContain("There is no command `constructor`.");
    const { status, stderr } = backendPatterns(["check", "--fixx"]);
    expect(status).toBe(2);
    expect(stderr).toMatch(/Unknown option '--fixx'[^]*See `backend-patterns check --help`\.\n$/);
  });

  it("answers a configuration that can't be loaded with its error, and doesn't call it a bug", () => {
    const root = project({ "eslint.config.mjs": "throw new Error('no such preset');", "a.js": "" });
    const { status, stderr } = backendPatterns(["check", "--config"], root);
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: "The ESLint configuration can't be loaded: no such preset\n",
    });
  });

  it("checks a project with no set-up, TypeScript and JSX included", () => {
    const root = project({
      "a.ts": "export const a: number = 1;\n",
      "b.jsx": "export const b = <p />;\n",
      "c.tsx": "export const c = <p />;\n",
    });
    const { status, stdout, stderr } = backendPatterns(["check"], root);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toMatch(/^✔ 3 files checked in [\d.]+ s: no findings\.\n$/);
  });

  it("stops quietly where nobody reads on", async () => {
    const files = Object.fromEntries(
      Array.from({ length: 600 }, (_, i) => [`${"x".repeat(60)}-${i}.ts`, "const"]),
    );
    const child = spawn(process.execPath, [main, "check", "--json"], {
      cwd: project(files),
      stdio: ["ignore", "pipe", "pipe"],
    });
    let stderr = "";
    child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
    child.stdout.once("data", () => child.stdout.destroy());
    const closed = await new Promise<{ code: number | null; signal: string | null }>((done) =>
      child.on("close", (code, signal) => done({ code, signal })),
    );
    expect(closed.signal).toBeNull();
    expect(stderr).not.toMatch(/EPIPE|at .*:\d+:\d+/);
  });
});
