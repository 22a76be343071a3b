import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { session, shop } from "./session.ts";

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
