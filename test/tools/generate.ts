import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { format, resolveConfig } from "prettier";
import { globSync } from "tinyglobby";
import type { AnyRuleModule } from "../../src/create-rule.ts";
import { generatePatternDocs } from "./generate-pattern-docs.ts";
import { ruleIndex } from "./rule-index.ts";
import { withPatternPages } from "./rule-patterns.ts";
import { writeStatusPage } from "./status-page.ts";

/**
 * Writes everything that follows from the rules: their index, the table in the README, the headers, option lists and
 * tables of their docs pages. With `--check` it leaves the files alone and fails where they are out of date.
 */
async function generate(): Promise<void> {
  await write("rules/index.ts", ruleIndex());
  // The type check is a gate of its own; a half-written file elsewhere is no reason for stale docs.
  run("tsc", ["-p", "tsconfig.build.json", "--noCheck"]);
  run("eslint-doc-generator", []);
  writeStatusPage();
  const { rules } = await import("../../rules/index.ts");
  for (const [name, { meta }] of Object.entries(rules as Record<string, AnyRuleModule>)) {
    const page = `docs/rules/${name}.md`;
    writeFileSync(page, withPatternPages(readFileSync(page, "utf8"), name, meta.docs.pattern));
  }
  for (const page of rulePages()) await write(page, readFileSync(page, "utf8"));
  await generatePatternDocs();
}

const rulePages = () => ["README.md", ...globSync("docs/rules/*.md")];
const generatedPages = () => [...rulePages(), ...globSync(["docs/patterns/*.md", "docs/skills/**/*.md"])];

async function write(path: string, text: string): Promise<void> {
  writeFileSync(path, await format(text, { ...(await resolveConfig(path)), filepath: path }));
}

function run(command: string, args: string[]): void {
  const { status, stdout, stderr } = spawnSync(`node_modules/.bin/${command}`, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(`${command} failed:\n${stdout}${stderr}`);
}

async function staleFiles(): Promise<string[]> {
  const before = new Map(
    ["rules/index.ts", ...generatedPages()].map((path) => [path, readFileSync(path, "utf8")]),
  );
  try {
    await generate();
    return [...before].filter(([path, text]) => readFileSync(path, "utf8") !== text).map(([path]) => path);
  } finally {
    for (const [path, text] of before) if (readFileSync(path, "utf8") !== text) writeFileSync(path, text);
  }
}

if (process.argv.includes("--check")) {
  const stale = await staleFiles();
  for (const path of stale) console.error(`${path} is out of date: run \`npm run generate\`.`);
  if (stale.length > 0) process.exitCode = 1;
} else {
  await generate();
}
