import { expect, test } from "vitest";
import { docsCommand } from "../../src/cli/commands/docs.ts";
import { listPatterns } from "../../src/docs/index.ts";

async function docs(args: string[], { isTTY = false } = {}) {
  const written = { stdout: "", stderr: "" };
  const output = (name: "stdout" | "stderr") => ({ isTTY, write: (text: string) => (written[name] += text) });
  const code = await docsCommand().run(args, {
    cwd: process.cwd(),
    stdout: output("stdout"),
    stderr: output("stderr"),
    env: {},
  });
  return { code, ...written };
}

test("lists every page by category", async () => {
  const { code, stdout } = await docs([]);
  expect(code).toBe(0);
  for (const { id } of listPatterns()) expect(stdout).toContain(`- **${id}**`);
});

test("lists a category", async () => {
  const { stdout } = await docs(["caching"]);
  expect(stdout).toContain("cache-aside");
  expect(stdout).not.toContain("password-hashing");
});

test("prints a page as Markdown to a pipe, in any depth", async () => {
  expect((await docs(["timeouts"])).stdout).toMatch(/^# Timeouts and deadlines\n/);
  expect((await docs(["timeouts", "--depth", "summary"])).stdout).not.toContain("## Pattern");
  expect((await docs(["timeouts", "--depth", "full"])).stdout).toContain("### timeouts.test.ts");
});

test("prints it in colour to a terminal", async () => {
  const { stdout } = await docs(["timeouts"], { isTTY: true });
  expect(stdout).toContain("\u001b[1m");
  expect(stdout).not.toContain("```");
});

test("prints one section, and names them all when there is none of that name", async () => {
  expect((await docs(["timeouts", "--section", "variants"])).stdout).toMatch(/^## Variants\n/);
  await expect(docs(["timeouts", "--section", "nothing"])).rejects.toThrow(/problem, when-to-use-it/);
});

test("searches for anything else", async () => {
  const { code, stdout } = await docs(["jobs", "get", "lost", "--limit", "1"]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^- \*\*background-jobs\*\*/);
  expect(stdout.trim().split("\n")).toHaveLength(1);
});

test("says so when nothing fits", async () => {
  expect(await docs(["qqqqzzzz"])).toMatchObject({
    code: 1,
    stdout: "",
    stderr: expect.stringContaining("qqqqzzzz"),
  });
});

test("gives the same as JSON", async () => {
  const hits = JSON.parse((await docs(["cursor pagination", "--json"])).stdout) as {
    patterns: { id: string }[];
  };
  expect(hits.patterns[0]?.id).toBe("pagination-and-filtering");
  const page = JSON.parse((await docs(["timeouts", "--json"])).stdout) as {
    patterns: { sections: string[] }[];
  };
  expect(page.patterns[0]?.sections).toContain("variants");
});

test.for([[["x", "--depth", "deep"]], [["x", "--limit", "0"]], [["--section", "variants"]], [["--nothing"]]])(
  "%j is a mistake",
  async ([args]) => {
    await expect(docs(args ?? [])).rejects.toThrow();
  },
);
