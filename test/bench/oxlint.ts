import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { ignoredFiles } from "../../src/files.ts";
import { ruleNames } from "./configurations.ts";

const repository = path.resolve(import.meta.dirname, "../..");

/** Milliseconds of whole oxlint processes, with no rule and with every rule of the plugin as it is built. */
export function measureOxlint(cwd: string, rounds: number): Record<"bare" | "plugin", number[]> {
  const folder = mkdtempSync(path.join(tmpdir(), "backend-patterns-oxlint-"));
  const common = { plugins: [], categories: { correctness: "off" }, ignorePatterns: ignoredFiles };
  const configs = {
    bare: { ...common, rules: { "no-debugger": "warn" } },
    plugin: {
      ...common,
      jsPlugins: [path.join(repository, "dist/src/index.js")],
      rules: Object.fromEntries(ruleNames.map((rule) => [`backend-patterns/${rule}`, "warn"])),
    },
  };
  const times: Record<"bare" | "plugin", number[]> = { bare: [], plugin: [] };
  for (let round = 0; round < rounds; round++) {
    for (const name of ["bare", "plugin"] as const) {
      const config = path.join(folder, `${name}.json`);
      writeFileSync(config, JSON.stringify(configs[name]));
      times[name].push(timeOf(cwd, config));
    }
  }
  return times;
}

function timeOf(cwd: string, config: string): number {
  const bin = path.join(repository, "node_modules/oxlint/bin/oxlint");
  const start = performance.now();
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [bin, "--config", config, "--format", "json", "--threads", "1", "."],
    { cwd, encoding: "utf8", maxBuffer: 2 ** 28 },
  );
  if (status === null || status > 1 || !stdout.startsWith("{"))
    throw new Error(`oxlint ended with ${status}: ${stderr}${stdout}`);
  return performance.now() - start;
}
