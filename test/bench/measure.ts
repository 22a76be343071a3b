import { spawnSync } from "node:child_process";
import path from "node:path";
import type { Configuration, Configurations } from "./configurations.ts";

/** What `lint.mjs` prints of one process. */
export interface Run {
  /** Milliseconds: from the start of the process to the end of the first pass, then pass by pass. */
  times: number[];
  /** Of all threads together; less is spent waiting for a busy machine's other work. */
  processorSeconds: number;
  peakMegabytes: number;
  /** In use at the end, garbage apart. */
  liveMegabytes: number;
  files: number;
  findings: number;
  fatal: number;
}

/** What `latency.mjs` prints. */
export interface AddedLatency {
  file: string;
  milliseconds: number;
}

/** All configurations in turn, round by round, so that what else the machine does falls on all of them. */
export function measure<Name extends string>(
  cwd: string,
  configurations: Readonly<Record<Name, Configuration>>,
  options: { rounds: number; passes?: number },
): Record<Name, Run[]>;
export function measure(
  cwd: string,
  configurations: Configurations,
  { rounds, passes = 1 }: { rounds: number; passes?: number },
): Record<string, Run[]> {
  const runs: Record<string, Run[]> = {};
  for (let round = 0; round < rounds; round++) {
    for (const [name, configuration] of Object.entries(configurations)) {
      const run = child<Run>("lint.mjs", { cwd, configuration, passes });
      (runs[name] ??= []).push(run);
      const seconds = run.times.map((time) => (time / 1000).toFixed(1)).join(" + ");
      console.log(
        `${path.basename(cwd)}, round ${round + 1}, ${name}: ${seconds} s, ${run.files} files, ${run.findings} findings`,
      );
    }
  }
  return runs;
}

export function measureLatency(cwd: string, options: { files: number; rounds: number }): AddedLatency[] {
  return child<AddedLatency[]>("latency.mjs", { cwd, ...options });
}

function child<Result>(script: string, options: object): Result {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ["--expose-gc", path.join(import.meta.dirname, script), JSON.stringify(options)],
    { encoding: "utf8", maxBuffer: 2 ** 28 },
  );
  if (status !== 0) throw new Error(`${script} ended with ${status}: ${stderr}`);
  return JSON.parse(stdout) as Result;
}
