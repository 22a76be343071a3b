import { z } from "zod";
import { AppError, ConflictError } from "../error-handling/errors.ts";
import { retry, RetryBudget, TransientError } from "../retry-with-backoff/retry.ts";
import { budgetHeader, type Deadline } from "../timeouts/deadline.ts";
import { CircuitBreaker } from "./circuit-breaker.ts";

const reservation = z.object({ id: z.string(), expiresAt: z.iso.datetime() });
export type Reservation = z.infer<typeof reservation>;

interface Call {
  readonly deadline: Deadline;
  /** W3C trace context of the request that this call is made for. */
  readonly traceparent?: string;
}

interface ReserveItems extends Call {
  /** Names the caller's intent, for ever: the order's id. Never made anew per attempt. */
  readonly idempotencyKey: string;
  readonly items: readonly { productId: string; quantity: number }[];
}

/** The inventory service as this program sees it. Nothing else here knows its address, its format or its failures. */
export class InventoryClient {
  readonly #baseUrl: URL;
  readonly #breaker: CircuitBreaker;
  readonly #budget = new RetryBudget();

  constructor(baseUrl: URL, breaker = new CircuitBreaker("inventory")) {
    this.#baseUrl = baseUrl;
    this.#breaker = breaker;
  }

  /** Safe to repeat, because the service answers an idempotency key that it knows with the first answer. */
  async reserve({ items, idempotencyKey, deadline, traceparent }: ReserveItems): Promise<Reservation> {
    return retry(
      () => {
        const attempt = deadline.atMost(1_000);
        return this.#breaker.run(
          async () => {
            const answer = await this.#post("/reservations", { items }, attempt, {
              "Idempotency-Key": idempotencyKey,
              [budgetHeader]: String(attempt.remainingMs),
              ...(traceparent === undefined ? {} : { traceparent }),
            });
            return readReservation(answer);
          },
          (error) => error instanceof TransientError,
        );
      },
      { attempts: 3, baseMs: 50, signal: deadline.signal, budget: this.#budget },
    );
  }

  async #post(
    path: string,
    body: unknown,
    { signal }: Deadline,
    headers: Record<string, string>,
  ): Promise<Answer> {
    try {
      const response = await fetch(new URL(path, this.#baseUrl), {
        method: "POST",
        signal,
        redirect: "error", // an internal service that redirects is misconfigured, or isn't the service
        headers: { "content-type": "application/json", ...headers },
        body: JSON.stringify(body),
      });
      // Read here: an answer that breaks off is a failure like one that never began.
      return { status: response.status, text: await response.text() };
    } catch (error) {
      if (hasLeft(signal)) throw error; // our caller's doing: no reason to repeat, or to think ill of the service
      throw new TransientError("inventory did not answer", { cause: error });
    }
  }
}

interface Answer {
  readonly status: number;
  readonly text: string;
}

function hasLeft({ aborted, reason }: AbortSignal): boolean {
  return aborted && !(reason instanceof DOMException && reason.name === "TimeoutError");
}

/** Its statuses become our errors: a conflict there may be one here, an internal error there is not ours to repeat. */
function readReservation({ status, text }: Answer): Reservation {
  if (status === 409) throw new ConflictError("Not enough in stock");
  if (status === 429 || status >= 502) throw new TransientError(`inventory answered ${status}`);
  const parsed = status < 300 ? reservation.safeParse(parseJson(text)) : undefined;
  if (parsed?.success) return parsed.data;
  throw new AppError(503, "inventory_failed", "The inventory service failed", {
    cause: parsed?.error ?? new Error(`inventory answered ${status}`),
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // which the schema refuses
  }
}
