import { readdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { project, rates, session, shop } from "./session.ts";

// The first call loads the analysis, and the compiler's types.
vi.setConfig({ testTimeout: 60_000 });

const finding = { finding: "src/names.ts:5", plan: "batch_twin" };

describe("refactor", () => {
  it("answers with one diff of all files, and says what isn't proven", async () => {
    const { call, root } = await session(shop);
    expect(await call("refactor", finding)).toMatchSnapshot();
    expect(readFileSync(join(root, "src/names.ts"), "utf8")).toBe(shop["src/names.ts"]);
  });

  it("writes only when told to", async () => {
    const { call, root } = await session(shop);
    expect((await call("refactor", { ...finding, dry_run: false })).data).toMatchObject({ written: true });
    expect(readFileSync(join(root, "src/users.ts"), "utf8")).toContain("findByIds");
    const after = await call("analyze_files", { paths: ["src"], rules: ["no-query-in-loop"] });
    expect(after.data).toMatchObject({ clean: true });
  });

  it("adds the module that a finding asks for, and says how to use it", async () => {
    const { call, root } = await session({ ...shop, ...rates });
    const asked = { finding: "src/rates.ts:2", plan: "add_module" };
    expect(await call("refactor", asked)).toMatchSnapshot();
    expect(readdirSync(join(root, "src"))).not.toContain("lib");
    expect((await call("refactor", { ...asked, dry_run: false })).data).toMatchObject({ written: true });
    expect(readdirSync(join(root, "src/lib"))).toEqual(["retry.ts"]);
    expect((await call("refactor", { ...asked, dry_run: false })).data).toMatchObject({
      written: false,
      refused: "The project has `retry` for that: nothing is missing.",
    });
  });

  it("writes no module outside the roots, even where a link leads there", async () => {
    const { call, root } = await session({ ...shop, ...rates });
    const outside = project({});
    symlinkSync(outside, join(root, "src/lib"));
    const asked = { finding: "src/rates.ts:2", plan: "add_module", dry_run: false };
    expect((await call("refactor", asked)).data).toMatchObject({
      written: false,
      refused: "The change would reach files that aren't the project's own.",
    });
    expect(readdirSync(outside)).toEqual([]);
  });

  it("says what stands in the way", async () => {
    const { call } = await session(shop);
    const { isError, data, text } = await call("refactor", { ...finding, finding: "src/names.ts:2" });
    expect(isError).toBe(false);
    expect(data).toMatchObject({ written: false, diffs: [], refused: expect.any(String) as string });
    expect(text).toMatch(/^Refused: No query runs per element at line 2/);
  });

  it.each([
    ["src/names.ts", "is a path and a line"],
    ["../elsewhere.ts:1", "outside the roots"],
    ["/etc/passwd:1", "outside the roots"],
  ])("refuses %s", async (place, message) => {
    const { call } = await session(shop);
    const { isError, text } = await call("refactor", { ...finding, finding: place });
    expect({ isError, text }).toEqual({ isError: true, text: expect.stringContaining(message) as string });
  });
});
