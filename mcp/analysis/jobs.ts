import type { JobContext } from "./job.ts";

/** What the analysis can be asked for. Each is loaded when it is first asked for. */
export const jobs = {
  audit: async () => (await import("./audit-files.ts")).auditFiles,
  check: async () => (await import("./check-files.ts")).checkFiles,
  checkCode: async () => (await import("./check-code.ts")).checkCode,
  fix: async () => (await import("./fix-files.ts")).fixFiles,
  refactor: async () => (await import("./refactor.ts")).refactor,
  rules: async () => (await import("./describe-rules.ts")).describeRules,
} as const satisfies Record<string, () => Promise<(input: never, context: JobContext) => Promise<unknown>>>;

export type JobName = keyof typeof jobs;
type Job<N extends JobName> = Awaited<ReturnType<(typeof jobs)[N]>>;
export type JobInput<N extends JobName> = Parameters<Job<N>>[0];
export type JobOutput<N extends JobName> = Awaited<ReturnType<Job<N>>>;

export async function runJob<N extends JobName>(
  name: N,
  input: JobInput<N>,
  context: JobContext,
): Promise<JobOutput<N>> {
  const job = (await jobs[name]()) as (input: JobInput<N>, context: JobContext) => Promise<JobOutput<N>>;
  return await job(input, context);
}

/** Runs jobs, wherever. */
export interface Engine {
  call<N extends JobName>(
    name: N,
    input: JobInput<N>,
    options: { signal: AbortSignal; onProgress?: JobContext["onProgress"] },
  ): Promise<JobOutput<N>>;
}
