import type { Pool, PoolClient } from "pg";

export interface NewJob {
  readonly kind: string;
  readonly payload: unknown;
  /** Names the intent ("welcome mail of user 7"), so that it is queued once. */
  readonly idempotencyKey?: string;
}

export interface Job {
  readonly id: string;
  readonly kind: string;
  readonly payload: unknown;
  /** How often it was started, this time included: with `id` it identifies this lease. */
  readonly attempts: number;
}

export const maxAttempts = 5;
const leaseSeconds = 60;

/**
 * Stores a job with the caller's own writes: it exists if and only if they do (a transactional outbox). Nothing is lost
 * between the commit and the queue, because there is no gap between them.
 */
export async function enqueue(client: PoolClient, { kind, payload, idempotencyKey }: NewJob): Promise<void> {
  await client.query(
    `INSERT INTO jobs (kind, payload, idempotency_key) VALUES ($1, $2, $3)
     ON CONFLICT (idempotency_key) DO NOTHING`,
    [kind, JSON.stringify(payload), idempotencyKey ?? null],
  );
}

/** Takes a due job that no living worker has. SKIP LOCKED: workers pass each other instead of queueing for one row. */
export async function claim(pool: Pool): Promise<Job | undefined> {
  const { rows } = await pool.query<Job>(
    `UPDATE jobs SET attempts = attempts + 1, leased_until = now() + make_interval(secs => $1)
     WHERE id = (
       SELECT id FROM jobs
       WHERE done_at IS NULL AND failed_at IS NULL AND run_at <= now() AND (leased_until IS NULL OR leased_until < now())
       ORDER BY run_at, id
       LIMIT 1
       FOR UPDATE SKIP LOCKED
     )
     RETURNING id, kind, payload, attempts`,
    [leaseSeconds],
  );
  return rows[0];
}

/** Only the holder of the lease may say that a job is done: a worker that came back late has no say. */
export async function complete(pool: Pool, { id, attempts }: Job): Promise<void> {
  await pool.query("UPDATE jobs SET done_at = now() WHERE id = $1 AND attempts = $2", [id, attempts]);
}

/** Forgets jobs that are done, once nobody will repeat the requests that caused them. */
export async function forgetDone(pool: Pool, olderThanDays: number): Promise<void> {
  await pool.query("DELETE FROM jobs WHERE done_at < now() - make_interval(days => $1)", [olderThanDays]);
}

/** Later again, with growing and jittered waits; after the last attempt the job stays, to be looked at by a person. */
export async function fail(pool: Pool, { id, attempts }: Job, error: unknown): Promise<void> {
  const waitSeconds = Math.random() * Math.min(3_600, 10 * 2 ** attempts);
  await pool.query(
    `UPDATE jobs SET
       leased_until = NULL,
       run_at = now() + make_interval(secs => $3),
       failed_at = CASE WHEN attempts >= $4 THEN now() END,
       last_error = $5
     WHERE id = $1 AND attempts = $2`,
    [id, attempts, waitSeconds, maxAttempts, String(error).slice(0, 1_000)],
  );
}
