import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** The package.json of a folder; `undefined` where there is none, or none that can be read. */
export function manifestOf(folder: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const manifest: unknown = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    return typeof manifest === "object" && manifest !== null
      ? (manifest as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

export interface PackageManager {
  readonly name: "npm" | "pnpm" | "yarn" | "bun";
  /** Installs exactly what the lock file says. */
  readonly install: string;
  /** Adds packages that only development needs. */
  readonly add: string;
  /** Runs a command of an installed package. */
  readonly exec: string;
}

const npm: PackageManager = { name: "npm", install: "npm ci", add: "npm install --save-dev", exec: "npx" };

const yarn: PackageManager = {
  name: "yarn",
  install: "yarn install --immutable",
  add: "yarn add -D",
  exec: "yarn",
};
const oldYarn: PackageManager = { ...yarn, install: "yarn install --frozen-lockfile" };

const byLockFile: readonly (readonly [lockFile: string, manager: PackageManager])[] = [
  [
    "pnpm-lock.yaml",
    { name: "pnpm", install: "pnpm install --frozen-lockfile", add: "pnpm add -D", exec: "pnpm exec" },
  ],
  ["yarn.lock", yarn],
  ["bun.lock", { name: "bun", install: "bun install --frozen-lockfile", add: "bun add -d", exec: "bunx" }],
  ["bun.lockb", { name: "bun", install: "bun install --frozen-lockfile", add: "bun add -d", exec: "bunx" }],
  ["package-lock.json", npm],
];

/** What installs a folder's packages, told by the nearest lock file. */
export function packageManagerOf(folder: string): PackageManager {
  for (let current = folder; ; current = dirname(current)) {
    const found = byLockFile.find(([lockFile]) => existsSync(join(current, lockFile)));
    if (found) return isOldYarn(current, found[1]) ? oldYarn : found[1];
    if (existsSync(join(current, ".git")) || dirname(current) === current) return npm;
  }
}

/** Yarn 1 has no such file, and other flags. */
function isOldYarn(folder: string, manager: PackageManager): boolean {
  return manager === yarn && !existsSync(join(folder, ".yarnrc.yml"));
}
