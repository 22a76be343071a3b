import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { ESLint, type Linter } from "eslint";
import { describe, expect, it } from "vitest";
import { installed, recommendedConfig, runEslint } from "./installed.ts";

const reads = `import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
export const nameOf = async (id: string) => (await prisma.user.findUnique({ where: { id } }))?.name;
`;
const readsNothing = `export const nameOf = async (id: string) => id.toUpperCase();\n`;

const files = {
  "package.json": `{ "type": "module", "workspaces": ["packages/*"] }`,
  "eslint.config.js": recommendedConfig,
  "packages/api/package.json": `{ "name": "api" }`,
  "packages/api/src/names.ts": `import { nameOf } from "users";
export async function names(ids: string[]) {
  const names = [];
  for (const id of ids) names.push(await nameOf(id));
  return names;
}
`,
  "packages/users/package.json": `{ "name": "users", "main": "src/index.ts" }`,
  "packages/users/src/index.ts": `export * from "./repository.js";\n`,
  "packages/users/src/repository.ts": reads,
};

describe.for(["metadata", "content"])(
  "with --cache and the strategy %s",
  { timeout: 120_000 },
  (strategy) => {
    const cached = ["--cache", "--cache-strategy", strategy];

    it("a change in another package, two imports away, is seen at the next run", () => {
      const folder = installed(files);
      const dependency = join(folder, "packages/users/src/repository.ts");
      const found = () => {
        const fromCache = runEslint(folder, ["packages/api", ...cached]);
        expect(fromCache).toEqual(runEslint(folder, ["packages/api"]));
        return fromCache.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId));
      };
      expect(found()).toEqual(["backend-patterns/no-query-in-loop"]);
      writeFileSync(dependency, readsNothing);
      expect(found()).toEqual([]);
      writeFileSync(dependency, reads);
      expect(found()).toEqual(["backend-patterns/no-query-in-loop"]);
    });
  },
);

describe("the version that the cache rests on", () => {
  const countingPlugin = () => {
    const plugin = {
      reads: 0,
      meta: {
        name: "counting",
        get version() {
          return String(++plugin.reads);
        },
      },
      rules: {},
    };
    return plugin;
  };

  it.for([
    [false, 0],
    [true, 1],
  ] as const)("is read by ESLint only where it caches: %s", async ([cache, atLeast]) => {
    const folder = installed({ "a.js": "" });
    const plugin = countingPlugin();
    const eslint = new ESLint({
      cwd: folder,
      overrideConfigFile: true,
      overrideConfig: [{ plugins: { counting: plugin } } as Linter.Config],
      cache,
    });
    await eslint.lintFiles(["a.js"]);
    if (cache) expect(plugin.reads).toBeGreaterThanOrEqual(atLeast);
    else expect(plugin.reads).toBe(0);
  });
});
