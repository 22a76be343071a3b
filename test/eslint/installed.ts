import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, symlinkSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import type { Linter } from "eslint";
import { project } from "../cli/run-check.ts";

export const repository = resolve(import.meta.dirname, "../..");

/** A project in which this package, as it was built, is installed beside what the configurations of tests import. */
export function installed(files: Readonly<Record<string, string>>): string {
  if (!existsSync(join(repository, "dist/src/index.js")))
    throw new Error("This test uses the built package: `npm run build` first.");
  const folder = project({ "package.json": "{}", ...files });
  const modules = join(folder, "node_modules");
  mkdirSync(modules);
  symlinkSync(repository, join(modules, "eslint-plugin-backend-patterns"));
  for (const name of ["eslint", "typescript-eslint", "jiti", "typescript"])
    symlinkSync(join(repository, "node_modules", name), join(modules, name));
  return folder;
}

export const recommendedConfig = `import backendPatterns from "eslint-plugin-backend-patterns";
export default backendPatterns.configs.recommended;
`;

export interface FileFindings {
  file: string;
  messages: Linter.LintMessage[];
}

/** What ESLint's own command finds, in a process of its own. */
export function runEslint(folder: string, args: readonly string[]): FileFindings[] {
  const bin = join(repository, "node_modules/eslint/bin/eslint.js");
  const { stdout, stderr } = spawnSync(process.execPath, [bin, "-f", "json", ...args], {
    cwd: folder,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  if (stdout === "") throw new Error(stderr);
  const results = JSON.parse(stdout) as { filePath: string; messages: Linter.LintMessage[] }[];
  return results.map(({ filePath, messages }) => ({
    file: relative(folder, filePath).split(sep).join("/"),
    messages,
  }));
}
