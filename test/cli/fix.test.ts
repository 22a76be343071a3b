import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { explainCommand } from "../../src/cli/commands/explain.ts";
import { fixCommand } from "../../src/cli/commands/fix.ts";
import type { Command } from "../../src/cli/command.ts";
import { shop } from "../mcp/session.ts";
import { testPlugin } from "./plugin.ts";
import { project } from "./run-check.ts";

async function run(command: Command, cwd: string, args: string[]) {
  const written = { stdout: "", stderr: "" };
  const output = (name: "stdout" | "stderr") => ({ write: (text: string) => (written[name] += text) });
  const code = await command.run(args, { cwd, stdout: output("stdout"), stderr: output("stderr"), env: {} });
  return { code, ...written };
}

describe("fix", () => {
  it("writes, and says what remains", async () => {
    const root = project({ "a.js": "old;\n", "b.js": "fresh;\n" });
    const { code, stdout } = await run(fixCommand(testPlugin), root, []);
    expect({ code, stdout }).toEqual({ code: 0, stdout: "1 finding fixed.\n" });
    expect(readFileSync(join(root, "a.js"), "utf8")).toBe("fresh;\n");
  });

  it("shows the diff and writes nothing with --dry-run", async () => {
    const root = project({ "a.js": "old;\n" });
    const { stdout } = await run(fixCommand(testPlugin), root, ["--dry-run"]);
    expect(stdout).toContain("-old;\n+fresh;\n");
    expect(readFileSync(join(root, "a.js"), "utf8")).toBe("old;\n");
  });

  it("answers as fix_files does with --json", async () => {
    const root = project({ "a.js": "old;\n" });
    const { stdout } = await run(fixCommand(testPlugin), root, ["--json", "--dry-run"]);
    expect(JSON.parse(stdout)).toEqual({
      written: false,
      fixed: 1,
      diffs: [{ path: "a.js", diff: expect.stringContaining("+fresh;") as string }],
      remaining: [],
      truncated: false,
      errors: [],
    });
  });

  it("fails where a path matches nothing", async () => {
    expect(await run(fixCommand(testPlugin), project({}), ["nothing.js"])).toMatchObject({ code: 2 });
  });
});

describe("explain", () => {
  it("tells the query behind a call two files away", async () => {
    const root = project(shop);
    const { stdout } = await run(explainCommand(), root, ["src/names.ts:5"]);
    expect(stdout).toContain("users.findById: the function at src/users.ts:3");
    expect(stdout).toContain(
      "repeated: per element of orders (`for...of` loop), through users.findById -> prisma.user.findUnique; the query stands at src/users.ts:3",
    );
    const { stdout: query } = await run(explainCommand(), root, ["src/users.ts:3"]);
    expect(query).toContain("query: prisma.user.findUnique (read of user, prisma, proven)");
  });

  it.each(["src/names.ts", "src/missing.ts:1", ""])("doesn't take %j for a place", async (place) => {
    await expect(run(explainCommand(), project(shop), [place])).rejects.toThrow();
  });
});
