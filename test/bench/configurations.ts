import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { ESLint } from "eslint";

/** What `configuration.mjs` makes a config of. */
export type Configuration =
  | { kind: "parser" | "trivial" | "typed" }
  | { kind: "ours"; preset?: "recommended" | "strict"; rules?: readonly string[] }
  | { kind: "plugin"; module: string; folder: string };

export type Configurations = Readonly<Record<string, Configuration>>;

export const parserOnly = "parser only";
export const trivialRule = "one rule that does nothing";
export const bothRules = "no-query-in-loop and no-select-star";
export const allRules = "every rule";

const built = path.resolve(import.meta.dirname, "../../dist/src/index.js");
const { default: plugin } = (await import(pathToFileURL(built).href)) as { default: ESLint.Plugin };

export const ruleNames = Object.keys(plugin.rules ?? {});

export const ownConfigurations: Configurations = {
  [parserOnly]: { kind: "parser" },
  [trivialRule]: { kind: "trivial" },
  [bothRules]: { kind: "ours", rules: ["no-query-in-loop", "no-select-star"] },
  recommended: { kind: "ours", preset: "recommended" },
  strict: { kind: "ours", preset: "strict" },
  [allRules]: { kind: "ours" },
  ...Object.fromEntries(
    ruleNames.map((rule): [string, Configuration] => [`${rule} alone`, { kind: "ours", rules: [rule] }]),
  ),
};

const compared = { "eslint-plugin-sonarjs": "4.2.2", "eslint-plugin-security": "4.1.0" };

/** Other plugins' recommended rules. They are installed on demand, beside the corpus, since nothing else needs them. */
export function otherConfigurations(): Configurations {
  const folder = path.join(tmpdir(), "backend-patterns-bench-plugins");
  const packages = Object.entries(compared).map(([name, version]) => `${name}@${version}`);
  if (!Object.keys(compared).every((name) => existsSync(path.join(folder, "node_modules", name)))) {
    mkdirSync(folder, { recursive: true });
    const args = ["install", "--prefix", folder, "--no-save", "--no-audit", "--no-fund", ...packages];
    const { status } = spawnSync("npm", args, { stdio: "inherit" });
    if (status !== 0) throw new Error(`npm couldn't install ${packages.join(" and ")}.`);
  }
  return {
    ...Object.fromEntries(
      Object.entries(compared).map(([module, version]): [string, Configuration] => [
        `${module} ${version}`,
        { kind: "plugin", module, folder },
      ]),
    ),
    "typescript-eslint, type-checked": { kind: "typed" },
  };
}
