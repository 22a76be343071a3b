// Run by .ci/node-matrix in a project that has the packed package installed; plain JavaScript, since nothing else is there.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { ESLint } from "eslint";
import { defineConfig } from "eslint/config";
import plugin from "eslint-plugin-backend-patterns";

const hasTypeScript = existsSync("node_modules/typescript");
assert.equal(hasTypeScript, process.argv[2] !== "without-typescript");

writeFileSync(
  "loop.js",
  `import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
export async function names(ids) {
  const names = [];
  for (const id of ids) names.push((await prisma.user.findUnique({ where: { id } })).name);
  return names;
}
`,
);

// As a plugin, in a configuration of one's own.
const config = defineConfig({
  plugins: { "backend-patterns": plugin },
  extends: ["backend-patterns/recommended"],
});
const eslint = new ESLint({ overrideConfigFile: true, overrideConfig: config });
const results = await eslint.lintFiles(hasTypeScript ? ["loop.js", "shop/src"] : ["loop.js"]);
const messages = results.flatMap((result) => result.messages);
assert.deepEqual(
  messages.filter(({ fatal }) => fatal),
  [],
);
assert.ok(messages.some(({ ruleId }) => ruleId === "backend-patterns/no-query-in-loop"));

// As a command.
const { bin } = createRequire(import.meta.url)("eslint-plugin-backend-patterns/package.json");
const main = `node_modules/eslint-plugin-backend-patterns/${bin["backend-patterns"]}`;
const check = spawnSync(process.execPath, [main, "check", "loop.js", "shop/src", "--json"], {
  encoding: "utf8",
});
assert.equal(check.status, 1, check.stderr);
const report = JSON.parse(check.stdout);
if (hasTypeScript) {
  assert.deepEqual(report.errors, []);
  assert.equal(report.summary.errors, messages.length);
} else {
  assert.match(report.errors[0].message, /TypeScript is not installed/);
}
console.log(
  `ESLint ${ESLint.version}: ${report.summary.errors} findings, ${report.errors.length} files left out`,
);
