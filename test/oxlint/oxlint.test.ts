import { spawnSync } from "node:child_process";
import { cpSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { z } from "zod";
import plugin from "../../src/index.ts";
import { installed, repository, runEslint } from "../eslint/installed.ts";

const report = z.object({
  diagnostics: z.array(
    z.object({
      message: z.string(),
      code: z.string(),
      filename: z.string(),
      labels: z.array(z.object({ span: z.object({ line: z.number(), column: z.number() }) })),
    }),
  ),
});

/** The strict rules, as the presets have them. */
const rules = Object.assign({}, ...plugin.configs.strict.map((config) => config.rules ?? {})) as object;

const configurations = {
  "eslint.config.mjs": `import backendPatterns from "eslint-plugin-backend-patterns";
export default backendPatterns.configs.strict;
`,
  ".oxlintrc.json": JSON.stringify({
    jsPlugins: ["eslint-plugin-backend-patterns"],
    plugins: [],
    categories: { correctness: "off" },
    rules,
  }),
};

function shop(): string {
  const folder = installed(configurations);
  cpSync(join(repository, "docs/examples/shop"), join(folder, "shop"), { recursive: true });
  return folder;
}

function runOxlint(folder: string, args: readonly string[]): string {
  const bin = join(repository, "node_modules/oxlint/bin/oxlint");
  const { stdout, stderr } = spawnSync(process.execPath, [bin, ...args], { cwd: folder, encoding: "utf8" });
  if (stdout === "") throw new Error(stderr);
  return stdout;
}

it(
  "finds in the shop what ESLint finds, at the same places and in the same words",
  { timeout: 60_000 },
  () => {
    const folder = shop();
    const { diagnostics } = report.parse(JSON.parse(runOxlint(folder, ["-f", "json", "shop/src"])));
    const found = diagnostics.map(({ code, filename, labels: [label], message }) => {
      const rule = code.replace(/^(.*)\((.*)\)$/, "$1/$2");
      return `${filename}:${label?.span.line}:${label?.span.column} ${rule} ${message}`;
    });
    const expected = runEslint(folder, ["shop/src"]).flatMap(({ file, messages }) =>
      messages.map(({ ruleId, line, column, message }) => `${file}:${line}:${column} ${ruleId} ${message}`),
    );
    expect(expected.length).toBeGreaterThan(10);
    expect(found.sort()).toEqual(expected.sort());
  },
);

it("fixes what ESLint fixes", { timeout: 60_000 }, () => {
  const folder = shop();
  const other = shop();
  runEslint(folder, ["shop/src", "--fix"]);
  // ESLint goes over a file until nothing changes; oxlint does so once a run.
  runOxlint(other, ["shop/src", "--fix"]);
  runOxlint(other, ["shop/src", "--fix"]);
  const sources = readdirSync(join(folder, "shop/src"), { recursive: true, encoding: "utf8" }).filter(
    (name) => name.endsWith(".ts"),
  );
  const textsIn = (project: string) =>
    Object.fromEntries(sources.map((name) => [name, readFileSync(join(project, "shop/src", name), "utf8")]));
  expect(textsIn(other)).toEqual(textsIn(folder));
  expect(textsIn(folder)).not.toEqual(textsIn(join(repository, "docs/examples")));
});
