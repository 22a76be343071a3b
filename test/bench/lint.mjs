/**
 * Lints a folder with one configuration and prints what it took, as JSON. Run in a process of its own, so that every
 * configuration pays for its start.
 *
 * Usage: node --expose-gc lint.mjs '{ "cwd": "...", "configuration": { "kind": "ours", "preset": "strict" }, "passes": 2 }'
 */
import { ESLint } from "eslint";
import { configFor } from "./configuration.mjs";

const { cwd, configuration, passes = 1 } = JSON.parse(process.argv[2]);
const config = await configFor(configuration, cwd);
const times = [];
let results = [];
for (let pass = 0; pass < passes; pass++) {
  const start = pass === 0 ? 0 : performance.now();
  const eslint = new ESLint({
    cwd,
    overrideConfigFile: true,
    overrideConfig: config,
    allowInlineConfig: false,
    warnIgnored: false,
    errorOnUnmatchedPattern: false,
  });
  results = await eslint.lintFiles(["**/*.{js,jsx,mjs,cjs,ts,tsx,mts,cts}"]);
  // The first pass counts from the start of the process.
  times.push(performance.now() - start);
}
const fatal = results.flatMap(({ messages }) => messages).filter((message) => message.fatal);
const { user, system } = process.cpuUsage();
const processorSeconds = (user + system) / 1e6;
const peakMegabytes = process.resourceUsage().maxRSS / 1024;
globalThis.gc();
const liveMegabytes = process.memoryUsage().heapUsed / 2 ** 20;
process.stdout.write(
  JSON.stringify({
    times,
    processorSeconds,
    peakMegabytes,
    liveMegabytes,
    files: results.length,
    findings: results.flatMap(({ messages }) => messages).length - fatal.length,
    fatal: fatal.length,
  }),
);
