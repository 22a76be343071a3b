/** The parts of what `init` sets up; each can be left out. */
export const parts = ["config", "baseline", "ci", "mcp", "agents"] as const;

export type Part = (typeof parts)[number];

/** A file as it is and as it should be; `before` is empty for a new one. */
export interface Change {
  readonly part: Part;
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** What one part comes to: files to write, and what the user has to know or do. */
export interface Proposal {
  readonly changes: readonly Change[];
  readonly notes: readonly string[];
}
