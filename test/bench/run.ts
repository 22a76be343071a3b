import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { format } from "prettier";
import { allRules, otherConfigurations, ownConfigurations, parserOnly } from "./configurations.ts";
import { writeCorpus } from "./corpus.ts";
import { measure, measureLatency } from "./measure.ts";
import { measureOxlint } from "./oxlint.ts";
import { pageOf, type Measurements, type Subject } from "./page.ts";

const usage = `Usage: npm run bench -- [options] [checkouts...]

Measures what the rules cost and writes docs/performance.md. Other work on the machine falls on all configurations, but keep it quiet.

  --rounds <n>     how often everything is measured (5)
  --sizes <n,...>  files of the generated backends by which growth is measured (500,2000,8000)
  --page <file>    where the page goes (docs/performance.md)
  --quick          a few files once, printed: to see that the benchmark works

Most of the time goes into the largest size: \`--sizes 500,1000,2000\` has every figure too, in less time.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    help: { type: "boolean", default: false },
    rounds: { type: "string", default: "5" },
    sizes: { type: "string", default: "500,2000,8000" },
    quick: { type: "boolean", default: false },
    page: { type: "string", default: "docs/performance.md" },
  },
});
if (values.help) {
  console.log(usage);
  process.exit(0);
}
// A few files, once: to see that the benchmark itself works.
const rounds = values.quick ? 1 : Number(values.rounds);
const sizes = values.quick ? [20, 40] : values.sizes.split(",").map(Number);
const smallSize = values.quick ? 20 : 500;
const mainSize = values.quick ? 40 : 2000;
const depths = values.quick ? [1] : [1, 8, 32];
const depthSize = values.quick ? 40 : 1000;
const latencyFiles = values.quick ? 2 : 200;

const parser = { [parserOnly]: { kind: "parser" } } as const;
const everyRule = { [allRules]: { kind: "ours" } } as const;

const folder = mkdtempSync(path.join(tmpdir(), "backend-patterns-bench-"));
try {
  const page = await format(pageOf(await measurements()), { parser: "markdown", printWidth: 110 });
  if (values.quick) console.log(page);
  else writeFileSync(values.page, page);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function corpus(files: number, depth = 6): string {
  const root = path.join(folder, `${files}-files-${depth}-deep`);
  if (!existsSync(root)) {
    mkdirSync(root);
    writeCorpus(root, { files, depth });
  }
  return root;
}

async function measurements(): Promise<Measurements> {
  const others = values.quick ? {} : otherConfigurations();
  const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim();
  return {
    commit,
    rounds,
    small: measure(corpus(smallSize), pick(ownConfigurations, 3), { rounds }),
    main: subject(
      corpus(mainSize),
      values.quick ? { ...parser, ...everyRule } : { ...ownConfigurations, ...others },
    ),
    checkouts: positionals.map((checkout) =>
      subject(path.resolve(checkout), { ...ownConfigurations, ...others }),
    ),
    sizes: sizes.map((size) => ({ size, ...measure(corpus(size), { ...parser, ...everyRule }, { rounds }) })),
    depths: depths.map((depth) => ({
      depth,
      ...measure(corpus(depthSize, depth), { ...parser, ...everyRule }, { rounds }),
    })),
  };
}

function subject(cwd: string, configurations: typeof ownConfigurations): Subject {
  return {
    name: path.basename(cwd),
    runs: measure(cwd, configurations, { rounds }),
    warm: measure(cwd, { ...parser, ...everyRule }, { rounds, passes: 2 }),
    latency: measureLatency(cwd, { files: latencyFiles, rounds: values.quick ? 2 : Math.max(rounds, 5) }),
    oxlint: measureOxlint(cwd, rounds),
  };
}

function pick(configurations: typeof ownConfigurations, count: number): typeof ownConfigurations {
  return Object.fromEntries(Object.entries(configurations).slice(0, count));
}
