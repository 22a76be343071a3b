import { describe, expect, it, vi } from "vitest";
import type { z } from "zod";
import { analyzeFiles } from "../../mcp/tools/analyze-files.ts";
import { fixFiles } from "../../mcp/tools/fix-files.ts";
import { refactor } from "../../mcp/tools/refactor.ts";
import { run } from "../../src/cli/run.ts";
import { rates, session, shop } from "./session.ts";

// The first run loads ESLint and the analysis.
vi.setConfig({ testTimeout: 60_000 });

async function printed(cwd: string, ...args: string[]): Promise<Record<string, unknown>> {
  let stdout = "";
  const stderr = { write: () => undefined };
  await run([...args, "--json"], { cwd, stdout: { write: (text) => (stdout += text) }, stderr, env: {} });
  return JSON.parse(stdout) as Record<string, unknown>;
}

/** What a tool would answer, without what only a command says. */
function answered(schema: z.ZodObject, report: Record<string, unknown>): unknown {
  return schema.parse(report);
}

describe("what commands print as JSON is what the tools answer", () => {
  it("check", async () => {
    const { root, call } = await session(shop);
    const report = await printed(root, "check", "--rule", "no-query-in-loop", "src");
    const { data } = await call("analyze_files", {
      paths: ["src"],
      rules: ["no-query-in-loop"],
      response_format: "detailed",
    });
    const withoutChain = JSON.parse(
      JSON.stringify(data, (key, value: unknown) => (key === "chain" ? undefined : value)),
    );
    expect(answered(analyzeFiles.output, report)).toMatchObject(withoutChain as object);
  });

  it("fix", async () => {
    const { root, call } = await session(shop);
    const report = await printed(root, "fix", "--dry-run", "--rule", "no-query-in-loop", "src");
    const { data } = await call("fix_files", { paths: ["src"], rules: ["no-query-in-loop"] });
    expect(answered(fixFiles.output, report)).toEqual(data);
  });

  it("refactor", async () => {
    const { root, call } = await session(shop);
    const report = await printed(root, "refactor", "--plan", "batch_twin", "src/names.ts:5");
    const { data } = await call("refactor", { finding: "src/names.ts:5", plan: "batch_twin" });
    expect(answered(refactor.output, report)).toEqual(data);
  });

  it("refactor, with what is to be done then", async () => {
    const { root, call } = await session(rates);
    const report = await printed(root, "refactor", "--plan", "add_module", "src/rates.ts:2");
    const { data } = await call("refactor", { finding: "src/rates.ts:2", plan: "add_module" });
    expect(data).toMatchObject({
      diffs: [{ path: "src/lib/retry.ts" }],
      wiring: expect.any(String) as string,
    });
    expect(answered(refactor.output, report)).toEqual(data);
  });

  it("docs", async () => {
    const { root, call } = await session({});
    const { data: hits } = await call("search_patterns", { query: "queries in a loop" });
    expect(await printed(root, "docs", "queries", "in", "a", "loop")).toEqual(hits);
    const { data: pages } = await call("get_pattern", { ids: ["timeouts"] });
    expect(await printed(root, "docs", "timeouts")).toEqual(pages);
  });
});
