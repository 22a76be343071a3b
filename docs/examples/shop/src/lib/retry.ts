import { setTimeout as sleep } from "node:timers/promises";

interface RetryOptions {
  attempts?: number;
  baseDelayMs?: number;
}

/** Calls `operation` until it succeeds or the attempts are used up, waiting longer each time. */
export async function retry<T>(operation: () => Promise<T>, options: RetryOptions = {}): Promise<T> {
  const { attempts = 4, baseDelayMs = 100 } = options;
  let lastError: unknown;
  for (let attempt = 0; attempt < attempts; attempt++) {
    try {
      return await operation();
    } catch (error) {
      lastError = error;
      await sleep(baseDelayMs * 2 ** attempt * (0.5 + Math.random() / 2));
    }
  }
  throw lastError;
}
