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
            const response = await this.#post("/reservations", { items }, attempt, {
              "Idempotency-Key": idempotencyKey,
              [budgetHeader]: String(attempt.remainingMs),
              ...(traceparent === undefined ? {} : { traceparent }),
            });
            return readReservation(response);
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
  ): Promise<Response> {
    try {
      return await fetch(new URL(path, this.#baseUrl), {
        method: "POST",
        signal,
        redirect: "error", // an internal service that redirects is misconfigured, or isn't the service
        headers: { "content-type": "application/json", ...headers },
        body: JSON.stringify(body),
      });
    } catch (error) {
      throw new TransientError("inventory did not answer", { cause: error });
    }
  }
}

/** Its statuses become our errors: a conflict there may be one here, an internal error there is not ours to repeat. */
async function readReservation(response: Response): Promise<Reservation> {
  if (response.status === 409) {
    await response.body?.cancel();
    throw new ConflictError("Not enough in stock");
  }
  if (response.status === 429 || response.status >= 502) {
    await response.body?.cancel();
    throw new TransientError(`inventory answered ${response.status}`);
  }
  const parsed = reservation.safeParse(response.ok ? await response.json() : undefined);
  if (parsed.success) return parsed.data;
  await response.body?.cancel().catch(() => {});
  throw new AppError(503, "inventory_failed", "The inventory service failed", {
    cause: response.ok ? parsed.error : response.status,
  });
}
