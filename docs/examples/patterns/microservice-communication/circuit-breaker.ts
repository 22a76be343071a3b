import { AppError } from "../error-handling/errors.ts";

interface BreakerOptions {
  /** The share of failed calls, of the last `window` ones, from which on no more are made. */
  readonly threshold?: number;
  readonly window?: number;
  readonly openMs?: number;
  readonly now?: () => number;
}

/**
 * Stops calling a dependency that fails: callers get their answer at once, and the dependency gets quiet to recover.
 * After a while one single call is let through to see how it is.
 */
export class CircuitBreaker {
  readonly #name: string;
  readonly #threshold: number;
  readonly #window: number;
  readonly #openMs: number;
  readonly #now: () => number;
  #outcomes: boolean[] = [];
  #openUntil = 0;
  #probing = false;

  constructor(
    name: string,
    { threshold = 0.5, window = 20, openMs = 10_000, now = () => performance.now() }: BreakerOptions = {},
  ) {
    this.#name = name;
    this.#threshold = threshold;
    this.#window = window;
    this.#openMs = openMs;
    this.#now = now;
  }

  /** `isFailure` tells the dependency's failures from its answers: a 404 is an answer. */
  async run<Result>(work: () => Promise<Result>, isFailure: (error: unknown) => boolean): Promise<Result> {
    const probe = this.#admit();
    try {
      const result = await work();
      this.#record(true, probe);
      return result;
    } catch (error) {
      this.#record(!isFailure(error), probe);
      throw error;
    }
  }

  #admit(): boolean {
    if (this.#openUntil === 0) return false;
    if (this.#probing || this.#now() < this.#openUntil) {
      throw new AppError(503, "dependency_unavailable", `${this.#name} is not available`);
    }
    this.#probing = true;
    return true;
  }

  #record(ok: boolean, probe: boolean): void {
    if (probe) {
      this.#probing = false;
      this.#outcomes = [];
      this.#openUntil = ok ? 0 : this.#now() + this.#openMs;
      return;
    }
    if (this.#openUntil !== 0) return; // a straggler from before it opened
    this.#outcomes.push(ok);
    if (this.#outcomes.length > this.#window) this.#outcomes.shift();
    const failed = this.#outcomes.filter((outcome) => !outcome).length;
    if (this.#outcomes.length === this.#window && failed / this.#window >= this.#threshold) {
      this.#openUntil = this.#now() + this.#openMs;
    }
  }
}
