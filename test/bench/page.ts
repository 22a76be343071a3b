import { cpus, totalmem } from "node:os";
import { allRules, bothRules, parserOnly, trivialRule } from "./configurations.ts";
import type { AddedLatency, Run } from "./measure.ts";
import { quantile, ratios, spreadOf } from "./statistics.ts";

type Runs = Readonly<Record<string, readonly Run[]>>;
type Pair = Readonly<Record<typeof parserOnly | typeof allRules, readonly Run[]>>;

export interface Subject {
  name: string;
  runs: Runs;
  warm: Pair;
  latency: readonly AddedLatency[];
  oxlint: Readonly<Record<"bare" | "plugin", readonly number[]>>;
}

export interface Measurements {
  /** What was measured; the working tree may be at another by the time the page is written. */
  commit: string;
  rounds: number;
  small: Runs;
  main: Subject;
  checkouts: readonly Subject[];
  sizes: readonly ({ size: number } & Pair)[];
  depths: readonly ({ depth: number } & Pair)[];
}

/** docs/performance.md. */
export function pageOf(measurements: Measurements): string {
  const { commit, rounds, main, checkouts, sizes, depths } = measurements;
  return `# Performance

What the rules cost, written by \`npm run bench\`${checkouts.length > 0 ? " with checkouts of real backends" : ""} on ${machine()}, at ${commit}. Each figure is the median of ${rounds}
rounds, with the lowest and the highest in brackets. Every configuration runs in a process of its own, one after the other in each
round; times count from the start of the process to the last finding, ratios are taken round by round. Processor time is that of all
threads together.

## Budgets

${budgets(measurements)}

## What each configuration costs

${nameOf(main)}: generated from [the examples](examples), with modules that call each other through barrels.

${costs(main)}

${extras(main)}
${checkouts.map((checkout) => `\n### ${nameOf(checkout)}\n\n${costs(checkout)}\n\n${extras(checkout)}\n`).join("")}
## As a project grows

${table(
  ["files", "parser only", "every rule", "ratio", "memory over parser only"],
  sizes.map(({ size, ...pair }) => [size, ...growth(pair)]),
)}

By the length of the chain of calls, each in a file of its own, that leads to a query (${filesOf(depths[0])} files):

${table(
  ["calls", "parser only", "every rule", "ratio", "memory over parser only"],
  depths.map(({ depth, ...pair }) => [depth, ...growth(pair)]),
)}

The other plugins are installed for the comparison only, with their recommended rules. Typed linting runs where no packages are
installed, so that it has fewer types to read than in daily use.
`;
}

function machine(): string {
  const [{ model } = { model: "an unknown processor" }] = cpus();
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  return `Node ${process.versions.node}, ${cpus().length} cores of ${model.trim()}, ${gigabytes} GB`;
}

function budgets({ small, main, sizes, depths: _ }: Measurements): string {
  const doublings = Math.log2((sizes.at(-1)?.size ?? 1) / (sizes[0]?.size ?? 1));
  const [first, last] = [sizes[0]?.[allRules], sizes.at(-1)?.[allRules]];
  const perDoubling =
    first && last ? ratios(times(last), times(first)).map((ratio) => ratio ** (1 / doublings)) : [];
  const added = main.latency.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  const rows: [string, readonly number[], number, string][] = [
    [
      `${bothRules} against ${trivialRule}, ${small[parserOnly]?.[0]?.files} files`,
      ratios(times(small[bothRules]), times(small[trivialRule])),
      1.25,
      " ×",
    ],
    [
      `${allRules} against ${parserOnly}, ${main.runs[parserOnly]?.[0]?.files} files`,
      ratios(times(main.runs[allRules]), times(main.runs[parserOnly])),
      1.35,
      " ×",
    ],
    [
      "memory over parser only, at its highest",
      overParser("peakMegabytes", main.runs[allRules], main.runs[parserOnly]),
      300,
      " MB",
    ],
    [
      "memory over parser only, at the end, without garbage",
      overParser("liveMegabytes", main.runs[allRules], main.runs[parserOnly]),
      300,
      " MB",
    ],
    ["added to linting one file again in a warm process, median", [quantile(added, 0.5)], 10, " ms"],
    ["time when the files double", perDoubling, 2.1, " ×"],
  ];
  return table(
    ["", "measured", "budget", ""],
    rows.map(([name, numbers, budget, unit]) => {
      const { median } = spreadOf(numbers);
      return [name, spread(numbers, unit), `${budget}${unit}`, median <= budget ? "met" : "**not met**"];
    }),
  );
}

function costs({ runs }: Subject): string {
  const parser = runs[parserOnly];
  return table(
    ["configuration", "time against parser only", "processor time", "seconds", "memory over parser only"],
    Object.entries(runs).map(([name, own]) => [
      name,
      spread(ratios(times(own), times(parser)), " ×"),
      spread(ratios(processorTimes(own), processorTimes(parser)), " ×"),
      spread(times(own).map((time) => time / 1000)),
      spread(overParser("peakMegabytes", own, parser), " MB"),
    ]),
  );
}

function extras({ warm, latency, oxlint, runs }: Subject): string {
  const added = latency.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  const heaviest = latency.reduce((a, b) => (a.milliseconds > b.milliseconds ? a : b));
  const again = ratios(times(warm[allRules], 1), times(warm[parserOnly], 1));
  const bare = spreadOf(oxlint.bare).median;
  const withPlugin = spreadOf(oxlint.plugin).median;
  const eslint = spreadOf(times(runs[allRules])).median;
  return `- Linting all of it once more in the same process, with every neighbour known: ${spread(again, " ×")} of parser only.
- Linting one file again in a warm process (${latency.length} files, each with another text each time): the strict rules add
  ${quantile(added, 0.5).toFixed(1)} ms in the median, ${quantile(added, 0.95).toFixed(1)} ms in the 95th percentile; at most
  ${heaviest.milliseconds.toFixed(1)} ms, for \`${heaviest.file}\`.
- oxlint with every rule: ${(withPlugin / 1000).toFixed(1)} s on one thread, without the plugin ${(bare / 1000).toFixed(1)} s; ESLint takes
  ${(eslint / withPlugin).toFixed(1)} times as long.`;
}

function growth(pair: Pair): string[] {
  const [own, parser] = [pair[allRules], pair[parserOnly]];
  return [
    seconds(parser),
    seconds(own),
    spread(ratios(times(own), times(parser)), " ×"),
    spread(overParser("peakMegabytes", own, parser), " MB"),
  ];
}

const seconds = (runs: readonly Run[]) => `${spread(times(runs).map((time) => time / 1000))} s`;
const filesOf = (pair: Pair | undefined) => pair?.[parserOnly][0]?.files ?? 0;
const nameOf = ({ name, runs }: Subject) =>
  `${name.replace(/\+|__/, "/")}, ${runs[parserOnly]?.[0]?.files} linted files`;

function times(runs: readonly Run[] = [], pass = 0): number[] {
  return runs.map((run) => run.times[pass] ?? Number.NaN);
}

function processorTimes(runs: readonly Run[] = []): number[] {
  return runs.map(({ processorSeconds }) => processorSeconds);
}

function overParser(
  memory: "peakMegabytes" | "liveMegabytes",
  runs: readonly Run[] = [],
  parser: readonly Run[] = [],
): number[] {
  return runs.map((run, round) => run[memory] - (parser[round]?.[memory] ?? 0));
}

function spread(numbers: readonly number[], unit = ""): string {
  const { median, low, high } = spreadOf(numbers);
  const digits = unit === " MB" ? 0 : 2;
  const text = `${median.toFixed(digits)}${unit}`;
  return numbers.length === 1 ? text : `${text} (${low.toFixed(digits)}–${high.toFixed(digits)})`;
}

function table(heads: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const lines = [heads, heads.map((_, index) => (index === 0 ? "---" : "---:")), ...rows];
  return lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
