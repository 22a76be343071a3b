import { spawnSync } from "node:child_process";
import path from "node:path";
import { describe, expect, it } from "vitest";

const script = path.join(import.meta.dirname, "deep-programs.mjs");

function run(...args: string[]): { status: number | null; parsed: unknown } {
  const { stdout, status, stderr } = spawnSync(process.execPath, [script, ...args], { encoding: "utf8" });
  return { status, parsed: stdout === "" ? stderr : JSON.parse(stdout) };
}

describe("neighbours that nest without end", () => {
  const shapes = run().parsed as string[];

  it.each(shapes)(
    "end no process, and are read as far as people write them: %s",
    { timeout: 60_000 },
    (shape) => {
      const { status, parsed } = run(shape);
      expect(status, String(parsed)).toBe(0);
      expect((parsed as boolean[]).slice(0, 2)).toEqual([true, true]);
    },
  );
});
