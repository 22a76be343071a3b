import { cpSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { installed, recommendedConfig, repository, runEslint } from "./installed.ts";

it("finds the same in two threads as in one", { timeout: 120_000 }, () => {
  const folder = installed({ "eslint.config.mjs": recommendedConfig.replace("recommended", "strict") });
  cpSync(join(repository, "docs/examples/shop"), join(folder, "shop"), { recursive: true });
  const alone = runEslint(folder, ["shop/src", "--concurrency", "off"]);
  expect(alone.flatMap(({ messages }) => messages).length).toBeGreaterThan(10);
  expect(runEslint(folder, ["shop/src", "--concurrency", "2"])).toEqual(alone);
});
