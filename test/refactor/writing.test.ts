import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { run } from "../../src/cli/run.ts";
import { writeChanges } from "../../src/refactor/write-changes.ts";
import { plan, project } from "./project.ts";

vi.setConfig({ testTimeout: 60_000 });

const files = {
  "src/users.ts": `
import { prisma } from "./db.ts";
export const findUser = (id: number) => prisma.user.findUnique({ where: { id } });
`,
  "src/names.ts": `
import { findUser } from "./users.ts";
export async function names(ids: number[]) {
  const names = [];
  for (const id of ids) names.push((await findUser(id))?.name);
  return names;
}
`,
};

async function refactored(cwd: string, ...args: string[]) {
  const written = { stdout: "", stderr: "" };
  const code = await run(["refactor", ...args], {
    cwd,
    stdout: { write: (text) => (written.stdout += text) },
    stderr: { write: (text) => (written.stderr += text) },
    env: {},
  });
  return { code, ...written };
}

describe("backend-patterns refactor", () => {
  it("shows one diff, and writes it when asked", async () => {
    const root = project(files);
    const shown = await refactored(root, "src/names.ts:4", "--plan", "batch_twin");
    expect(shown).toMatchObject({ code: 0, stdout: expect.stringContaining("+++ b/src/users.ts") as string });
    expect(readFileSync(join(root, "src/names.ts"), "utf8")).toBe(files["src/names.ts"].trimStart());
    const { code, stdout } = await refactored(
      root,
      "src/names.ts:4",
      "--plan",
      "batch_twin",
      "--write",
      "--json",
    );
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      written: true,
      conditions: [],
      diffs: [{ path: "src/users.ts" }, {}],
    });
    expect(readFileSync(join(root, "src/names.ts"), "utf8")).toContain("await findUsers(ids)");
    expect(await refactored(root, "src/names.ts:4", "--plan", "batch_twin")).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/^Refused: /) as string,
    });
  });

  it.each([
    [[], /wants a place/],
    [["src/names.ts:4"], /`--plan` is one of/],
    [["src/none.ts:4", "--plan", "batch_twin"], /no file/],
  ])("says what is wrong with %j", async (args, message) => {
    const { code, stderr } = await refactored(project(files), ...args);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(message) as string });
  });
});

describe("formatting", () => {
  it("is the project's Prettier's, where the file was formatted by it", async () => {
    const root = project({
      ...files,
      ".prettierrc": `{ "printWidth": 60, "singleQuote": true }`,
      "src/users.ts": `
import { prisma } from './db.ts';

export const findUser = (id: number) =>
  prisma.user.findUnique({ where: { id } });
`,
    });
    mkdirSync(join(root, "node_modules"), { recursive: true });
    symlinkSync(resolve("node_modules/prettier"), join(root, "node_modules/prettier"));
    const { diff } = await plan(root, "src/names.ts", "findUser(id)", { runsProjectCode: true });
    expect(diff).toMatchSnapshot();
  });
});

describe("writing", () => {
  const changesIn = (root: string) =>
    ["a.ts", "b.ts"].map((name) => ({ path: join(root, name), before: name, after: `${name} changed` }));

  it("writes nothing when one file isn't what was read", () => {
    const root = project({ "a.ts": "a.ts", "b.ts": "by somebody else" });
    expect(() => writeChanges(changesIn(root))).toThrow("A file has changed since it was read");
    expect(readFileSync(join(root, "a.ts"), "utf8")).toBe("a.ts");
  });

  it("takes back what it wrote when a later file can't be written", () => {
    const root = project({ "a.ts": "a.ts", "b.ts": "b.ts" });
    const latin = Buffer.from([0x2f, 0x2f, 0xe9]);
    const changes = [...changesIn(root), { path: join(root, "a.ts/c.ts"), before: undefined, after: "c" }];
    expect(() => writeChanges(changes)).toThrow("Nothing is written");
    expect(readFileSync(join(root, "a.ts"), "utf8")).toBe("a.ts");
    expect(readFileSync(join(root, "b.ts"), "utf8")).toBe("b.ts");
    writeFileSync(join(root, "a.ts"), latin);
    expect(() => writeChanges(changesIn(root))).toThrow("A file has changed");
    expect(readFileSync(join(root, "a.ts"))).toEqual(latin);
  });
});
