/** The moment by which an answer is worth something, carried through all the calls that one request makes. */
export class Deadline {
  readonly signal: AbortSignal;
  readonly #endsAt: number;

  private constructor(endsAt: number, signal: AbortSignal) {
    this.#endsAt = endsAt;
    this.signal = signal;
  }

  /** In `ms` from now, or when `leaving` says that the caller went away. */
  static in(ms: number, leaving?: AbortSignal): Deadline {
    const timeout = AbortSignal.timeout(Math.floor(ms)); // which takes whole milliseconds only
    return new Deadline(performance.now() + ms, leaving ? AbortSignal.any([timeout, leaving]) : timeout);
  }

  get remainingMs(): number {
    return Math.max(0, Math.floor(this.#endsAt - performance.now()));
  }

  /** For one step: `ms`, or what is left if that is less, minus what the caller needs to still answer. */
  atMost(ms: number, reserveMs = 0): Deadline {
    return Deadline.in(Math.max(0, Math.min(ms, this.remainingMs - reserveMs)), this.signal);
  }
}

/** The server that is called learns how long its answer is wanted. A duration, since clocks of two machines differ. */
export const budgetHeader = "X-Budget-Ms";
