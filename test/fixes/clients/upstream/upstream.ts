/** What a program retries. */
export interface Upstream {
  /** Rejects the first `failures` times. */
  send(failures: number): Promise<string>;
  /** Answers 429 the first `failures` times. */
  status(failures: number): Promise<number>;
}
