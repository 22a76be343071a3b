import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it, vi } from "vitest";
import { retries } from "./cases/upstream/retries.ts";
import { connectUpstream } from "./clients/upstream/client.ts";
import type { Upstream } from "./clients/upstream/upstream.ts";
import { applyFix, canFix } from "./harness/apply-fix.ts";
import type { Run } from "./harness/case.ts";
import { proveFixes } from "./harness/prove-fixes.ts";
import { emptyWorld } from "./world.ts";

// A hundred runs per case would wait for minutes.
vi.mock("node:timers/promises", () => ({ setTimeout: () => Promise.resolve() }));
const later = globalThis.setTimeout;
vi.stubGlobal("setTimeout", (callback: () => void, ms?: number) => later(callback, Math.min(ms ?? 0, 1)));

proveFixes("retries", connectUpstream, { cases: retries });

describe.each(retries.filter(({ rule, suggestion }) => canFix(rule, suggestion)))(
  "$rule: $form, when it never succeeds",
  ({ rule, program, suggestion }) => {
    it("gives up with the last failure", async () => {
      const file = path.join(
        import.meta.dirname,
        `.programs/endless/${retries.findIndex((c) => c.program === program)}.ts`,
      );
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, await applyFix(file, program, rule, suggestion));
      const { run } = (await import(/* @vite-ignore */ file)) as { run: Run<Upstream> };
      const { db, engine } = await connectUpstream();
      const ended = await Promise.race([
        Promise.resolve(run(db, { ...emptyWorld.input, failures: Infinity })).then(
          (answer) => ({ answer }),
          (error: unknown) => ({ error: String(error) }),
        ),
        new Promise((resolve) => later(() => resolve("goes on"), 2_000)),
      ]);
      const calls = engine.takeStatements().length;
      expect(ended).not.toBe("goes on");
      expect(calls).toBeLessThanOrEqual(20);
      if (program.includes("upstream.send")) expect(ended).toEqual({ error: `Error: failure ${calls}` });
    });
  },
);
