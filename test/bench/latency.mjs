/**
 * Lints file after file in a warm process, as an editor does, and prints what this plugin's rules add to each, as JSON.
 *
 * Usage: node latency.mjs '{ "cwd": "...", "files": 200, "rounds": 5 }'
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import { ESLint } from "eslint";
import { configFor } from "./configuration.mjs";

const { cwd, files: wanted, rounds } = JSON.parse(process.argv[2]);
const options = { cwd, overrideConfigFile: true, allowInlineConfig: false, warnIgnored: false };
const [bare, full] = await Promise.all(
  [{ kind: "parser" }, { kind: "ours", preset: "strict" }].map(
    async (configuration) => new ESLint({ ...options, overrideConfig: await configFor(configuration, cwd) }),
  ),
);

const results = await full.lintFiles(["**/*.{js,jsx,mjs,cjs,ts,tsx,mts,cts}"]);
const all = results.map(({ filePath }) => filePath);
const step = Math.max(1, Math.floor(all.length / wanted));
const sample = all.filter((_, index) => index % step === 0);

const added = [];
for (const filePath of sample) {
  const text = readFileSync(filePath, "utf8");
  const differences = [];
  for (let round = 0; round < rounds; round++) {
    // Another text each time: nothing that is kept per text may count.
    const edited = `${text}\n// ${round}\n`;
    const bareTime = await timeOf(bare, edited, filePath);
    differences.push((await timeOf(full, edited, filePath)) - bareTime);
  }
  added.push({ file: path.relative(cwd, filePath), milliseconds: median(differences) });
}
process.stdout.write(JSON.stringify(added));

async function timeOf(eslint, text, filePath) {
  const start = performance.now();
  await eslint.lintText(text, { filePath });
  return performance.now() - start;
}

function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
}
