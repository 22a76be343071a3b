import type { TSESTree } from "@typescript-eslint/utils";
import type { Origins } from "../../origins/origins.ts";
import type { Metadata } from "./metadata.ts";

/** `unknown` where something that can't be seen into decides: rules stay silent then. */
export type Verdict = "present" | "absent" | "unknown";

/** What is known of the request that code is read for. */
export interface RequestFacts {
  readonly method?: string;
  /** The whole path, with `:name` or `[name]` for what varies. */
  readonly path?: string;
  readonly metadata?: Metadata;
}

/** One question about what happens to a request, with the bounds that keep it from reading the whole project. */
export interface Inquiry {
  readonly origins: Origins;
  readonly request: RequestFacts;
  /** Reads on where the caller is known already: for all checks, not only the first that decides. */
  readonly thorough: boolean;
  /** Functions that may still be read. */
  budget: number;
  /** Functions that are being read, so that recursion ends. */
  readonly running: Set<TSESTree.Node>;
}

const MAX_FUNCTIONS = 300;

export function inquiry(origins: Origins, request: RequestFacts = {}, thorough = false): Inquiry {
  return { origins, request, thorough, budget: MAX_FUNCTIONS, running: new Set() };
}

export function weaker(a: Verdict, b: Verdict): Verdict {
  if (a === "absent" || b === "absent") return "absent";
  return a === "unknown" || b === "unknown" ? "unknown" : "present";
}

export function stronger(a: Verdict, b: Verdict): Verdict {
  if (a === "present" || b === "present") return "present";
  return a === "unknown" || b === "unknown" ? "unknown" : "absent";
}
