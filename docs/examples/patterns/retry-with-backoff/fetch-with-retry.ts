import { retry, TransientError, type RetryOptions } from "./retry.ts";

/** Statuses that say "not now" rather than "not like this". */
const transient = new Set([408, 429, 502, 503, 504]);
const longestWaitMs = 60_000;

/**
 * A GET that is tried again when the server or the network says that it may help. Each attempt has its own timeout, and
 * includes reading the answer: the body of what is returned is in memory.
 */
export async function getWithRetry(
  url: string | URL,
  options: RetryOptions & { timeoutMs?: number } = {},
): Promise<Response> {
  const { timeoutMs = 2_000, signal, ...retryOptions } = options;
  return retry(
    async () => {
      const timeout = AbortSignal.timeout(timeoutMs);
      const response = await send(url, signal ? AbortSignal.any([signal, timeout]) : timeout, signal);
      if (!transient.has(response.status)) return response;
      const message = `${new URL(url).host} answered ${response.status}`;
      throw new TransientError(message, { retryAfterMs: retryAfterOf(response) });
    },
    { ...retryOptions, ...(signal ? { signal } : {}) },
  );
}

async function send(url: string | URL, signal: AbortSignal, leaving?: AbortSignal): Promise<Response> {
  try {
    const response = await fetch(url, { signal });
    const body = await response.arrayBuffer(); // which may break off as well
    return new Response(body.byteLength === 0 ? null : body, response);
  } catch (error) {
    if (leaving?.aborted) throw error;
    throw new TransientError(`No answer from ${new URL(url).host}`, { cause: error });
  }
}

/** Seconds or an HTTP date; a server's mistake must not put us to sleep for a day. */
function retryAfterOf(response: Response): number {
  const header = response.headers.get("retry-after");
  if (header === null) return 0;
  const ms = /^\d+$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - Date.now();
  return Number.isNaN(ms) ? 0 : Math.min(Math.max(ms, 0), longestWaitMs);
}
