import { setTimeout as sleep } from "node:timers/promises";
import type { Pool } from "pg";
import { claim, complete, fail, type Job } from "./queue.ts";

/** Does the work of a job. It may be called again for the same job, so it must be safe to repeat. */
export type JobHandler = (payload: unknown, signal: AbortSignal) => Promise<void>;

interface WorkerOptions {
  readonly handlers: Readonly<Record<string, JobHandler>>;
  readonly log: { error(fields: { err: unknown; job: string; kind: string }, message: string): void };
  /** Aborted on SIGTERM: the worker finishes what it has and takes nothing more. */
  readonly stopping: AbortSignal;
  readonly idleMs?: number;
}

// Shorter than the lease: work that lasts longer would be done by two workers at once.
const jobTimeoutMs = 50_000;

export async function runWorker(
  pool: Pool,
  { handlers, log, stopping, idleMs = 1_000 }: WorkerOptions,
): Promise<void> {
  while (!stopping.aborted) {
    const job = await claim(pool);
    if (job) await perform(pool, job, handlers, log);
    else await sleep(idleMs, undefined, { signal: stopping }).catch(() => {});
  }
}

async function perform(
  pool: Pool,
  job: Job,
  handlers: WorkerOptions["handlers"],
  log: WorkerOptions["log"],
): Promise<void> {
  try {
    const handler = Object.hasOwn(handlers, job.kind) ? handlers[job.kind] : undefined;
    if (!handler) throw new Error(`No handler for jobs of kind ${job.kind}`);
    await handler(job.payload, AbortSignal.timeout(jobTimeoutMs));
    await complete(pool, job);
  } catch (error) {
    log.error({ err: error, job: job.id, kind: job.kind }, "job failed");
    await fail(pool, job, error);
  }
}
