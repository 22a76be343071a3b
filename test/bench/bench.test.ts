import { spawnSync } from "node:child_process";
import path from "node:path";
import { expect, it } from "vitest";

const repository = path.resolve(import.meta.dirname, "../..");

// What it measures is asserted nowhere: a busy machine would fail it.
it("measures every kind of cost on a few files", { timeout: 300_000 }, () => {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ["node_modules/jiti/lib/jiti-cli.mjs", "test/bench/run.ts", "--quick"],
    { cwd: repository, encoding: "utf8" },
  );
  expect(status, stderr).toBe(0);
  const figures = stdout.slice(stdout.indexOf("# Performance"));
  for (const part of ["budget", "every rule", "oxlint", "warm process", "As a project grows"])
    expect(figures).toContain(part);
  expect(figures).not.toContain("NaN");
});
