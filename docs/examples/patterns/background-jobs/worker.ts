import { setTimeout as sleep } from "node:timers/promises";
import type { Pool } from "pg";
import { claim, complete, fail, maxAttempts, type Job } from "./queue.ts";

/** Does the work of a job. It may be called again for the same job, so it must be safe to repeat. */
export type JobHandler = (payload: unknown, signal: AbortSignal) => Promise<void>;

interface WorkerOptions {
  readonly handlers: Readonly<Record<string, JobHandler>>;
  readonly log: { error(fields: { err: unknown; job?: string; kind?: string }, message: string): void };
  /** Aborted on SIGTERM: the worker finishes what it has and takes nothing more. */
  readonly stopping: AbortSignal;
  readonly idleMs?: number;
  /** Shorter than the lease: work that lasts longer would be done by two workers at once. */
  readonly jobTimeoutMs?: number;
}

/** Works until it is told to stop. Several may run in one process, and in as many processes as you like. */
export async function runWorker(
  pool: Pool,
  { handlers, log, stopping, idleMs = 1_000, jobTimeoutMs = 50_000 }: WorkerOptions,
): Promise<void> {
  while (!stopping.aborted) {
    try {
      const job = await claim(pool);
      if (job) {
        await perform(pool, job, handlers, log, jobTimeoutMs);
        continue;
      }
    } catch (error) {
      // The database is away. What was claimed comes back when its lease ends; the worker has to be there then.
      log.error({ err: error }, "worker can't reach its queue");
    }
    await sleep(idleMs, undefined, { signal: stopping }).catch(() => {});
  }
}

async function perform(
  pool: Pool,
  job: Job,
  handlers: WorkerOptions["handlers"],
  log: WorkerOptions["log"],
  jobTimeoutMs: number,
): Promise<void> {
  try {
    // A job that kills its process (out of memory, say) never fails: without this it would be claimed for ever.
    if (job.attempts > maxAttempts) throw new Error("None of its workers came back");
    const handler = Object.hasOwn(handlers, job.kind) ? handlers[job.kind] : undefined;
    if (!handler) throw new Error(`No handler for jobs of kind ${job.kind}`);
    const timeout = AbortSignal.timeout(jobTimeoutMs);
    // A handler that doesn't listen to the signal is left alone with its work, and the worker goes on.
    await Promise.race([handler(job.payload, timeout), rejectionOf(timeout)]);
    await complete(pool, job);
  } catch (error) {
    log.error({ err: error, job: job.id, kind: job.kind }, "job failed");
    await fail(pool, job, error);
  }
}

function rejectionOf(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason as Error), { once: true });
  });
}
