import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { packageInfo } from "../package-info.ts";

/** Packages that linting a folder needs and that can't be found from there. */
export function missingPackages(folder: string): string[] {
  const wanted = [
    ["eslint", "eslint/package.json"],
    [packageInfo.name, `${packageInfo.name}/package.json`],
  ] as const;
  return wanted.filter(([, file]) => resolved(folder, file) === undefined).map(([name]) => name);
}

function resolved(folder: string, specifier: string): string | undefined {
  try {
    return createRequire(join(folder, "package.json")).resolve(specifier);
  } catch {
    return undefined;
  }
}

const loadConfig = `
import { ESLint } from "eslint";
const eslint = new ESLint();
for (const file of ["src/index.js", "src/index.ts"]) await eslint.calculateConfigForFile(file);
`;

/** Why ESLint can't load the configuration of a folder; `undefined` where it can. */
export function configProblem(folder: string): string | undefined {
  const { status, stderr } = spawnSync(process.execPath, ["--input-type=module", "--eval", loadConfig], {
    cwd: folder,
    encoding: "utf8",
  });
  if (status === 0) return undefined;
  const text = stripVTControlCharacters(stderr);
  return /^(?:\w*Error\b.*|Oops!.*)$/m.exec(text)?.[0] ?? text.trim().split("\n")[0] ?? "";
}

/** Notes what the rules find at present in ESLint's suppressions file. Returns why it couldn't. */
export function makeBaseline(folder: string, rules: readonly string[]): string | undefined {
  const manifest = resolved(folder, "eslint/package.json");
  if (manifest === undefined) return "ESLint is not installed";
  const bin = join(dirname(manifest), "bin/eslint.js");
  const choices = rules.flatMap((rule) => ["--suppress-rule", rule]);
  const { status, stderr } = spawnSync(process.execPath, [bin, ".", ...choices], {
    cwd: folder,
    encoding: "utf8",
  });
  // 1: findings are left, of other rules.
  return status === 0 || status === 1 ? undefined : stderr.trim().split("\n")[0];
}
