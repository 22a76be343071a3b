import { AppError } from "../error-handling/errors.ts";
import { budgetHeader, type Deadline } from "./deadline.ts";

/** A GET that is over by the deadline: connecting, waiting for headers *and* reading the body. */
export async function getJson(url: string | URL, deadline: Deadline): Promise<unknown> {
  const { signal, remainingMs } = deadline;
  try {
    const response = await fetch(url, { signal, headers: { [budgetHeader]: String(remainingMs) } });
    // The signal still holds for the body. A server that sends one byte per second never trips a header timeout.
    if (response.ok) return await response.json();
    await response.body?.cancel();
    throw new Error(`${new URL(url).host} answered ${response.status}`);
  } catch (error) {
    throw failureOf(error, signal);
  }
}

/** Slow, refused, cut off or not JSON: their failure, which we report as such. Only a caller who left is nobody's. */
function failureOf(error: unknown, signal: AbortSignal): unknown {
  if (error instanceof DOMException && error.name === "TimeoutError")
    return new AppError(503, "upstream_timeout", "A service we depend on took too long", { cause: error });
  if (signal.aborted) return error;
  return new AppError(503, "upstream_failed", "A service we depend on failed", { cause: error });
}
