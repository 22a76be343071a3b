import type { JobInput, JobName, JobOutput } from "./jobs.ts";

/** What the analysis process is started with. */
export interface Setup {
  roots: readonly string[];
  config: boolean;
}

export type ToAnalysis =
  | { type: "call"; id: number; job: JobName; input: JobInput<JobName>; milliseconds: number }
  | { type: "cancel"; id: number };

export type FromAnalysis =
  | { type: "progress"; id: number; done: number; total: number }
  | { type: "result"; id: number; value: JobOutput<JobName> }
  /** A configuration has changed that is loaded: only a new process can answer. */
  | { type: "outdated"; id: number }
  /** `message` may go to the caller where it is the caller's failure; anything else is for our own eyes. */
  | { type: "failure"; id: number; ofCaller: boolean; message: string };
