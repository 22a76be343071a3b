import { setTimeout as wait } from "node:timers/promises";

export interface RetryOptions {
  /** How often at the most, the first time included. */
  readonly attempts?: number;
  /** The upper bound of the first wait; it doubles with each further one. */
  readonly baseMs?: number;
  readonly capMs?: number;
  /** Ends the waiting, and through the work's own parameter the work as well. */
  readonly signal?: AbortSignal;
  /** Shared by all calls to one dependency: see RetryBudget. */
  readonly budget?: RetryBudget;
  readonly isRetryable?: (error: unknown) => boolean;
  /** For tests. */
  readonly sleep?: (ms: number, signal: AbortSignal | undefined) => Promise<unknown>;
}

/** A failure that may pass, and perhaps when: what a 503 or a 429 with Retry-After says. */
export class TransientError extends Error {
  override readonly name = "TransientError";
  readonly retryAfterMs: number;

  constructor(
    message: string,
    { retryAfterMs = 0, ...options }: ErrorOptions & { retryAfterMs?: number } = {},
  ) {
    super(message, options);
    this.retryAfterMs = retryAfterMs;
  }
}

/**
 * Lets retries be a tenth of the traffic, not a multiple of it. Each success pays in, each retry takes out; when a
 * dependency is really down, the budget is soon empty and calls fail at once instead of three times.
 */
export class RetryBudget {
  readonly #max: number;
  readonly #perSuccess: number;
  #tokens: number;

  constructor(max = 10, perSuccess = 0.1) {
    this.#max = max;
    this.#perSuccess = perSuccess;
    this.#tokens = max;
  }

  succeeded(): void {
    this.#tokens = Math.min(this.#max, this.#tokens + this.#perSuccess);
  }

  take(): boolean {
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}

/** Runs work that may be run twice, until it succeeds, fails for good, or has been tried often enough. */
export async function retry<Result>(
  work: (attempt: number) => Promise<Result>,
  {
    attempts = 4,
    baseMs = 100,
    capMs = 5_000,
    signal,
    budget,
    isRetryable = (error) => error instanceof TransientError,
    sleep = (ms, abort) => wait(ms, undefined, abort ? { signal: abort } : {}),
  }: RetryOptions = {},
): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    signal?.throwIfAborted();
    try {
      const result = await work(attempt);
      budget?.succeeded();
      return result;
    } catch (error) {
      const last = attempt >= attempts || signal?.aborted === true;
      if (last || !isRetryable(error) || budget?.take() === false) throw error;
      await sleep(waitBefore(attempt, error, baseMs, capMs), signal);
    }
  }
}

/** Full jitter: anywhere up to the bound, so that those who failed together don't come back together. */
function waitBefore(attempt: number, error: unknown, baseMs: number, capMs: number): number {
  const jittered = Math.random() * Math.min(capMs, baseMs * 2 ** (attempt - 1));
  return error instanceof TransientError ? error.retryAfterMs + jittered : jittered;
}
