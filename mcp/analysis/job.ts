import type { Roots } from "../roots.ts";

/** What a job may use of the process that it runs in. */
export interface JobContext {
  roots: Roots;
  /** Whether the project's own ESLint configuration, which is code, may be loaded. */
  config: boolean;
  signal: AbortSignal;
  /** Epoch milliseconds: what isn't begun by then is left out. */
  deadline: number;
  onProgress(done: number, total: number): void;
}
