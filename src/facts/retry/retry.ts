import type { TSESTree } from "@typescript-eslint/utils";

export type RetryLoop = TSESTree.WhileStatement | TSESTree.DoWhileStatement | TSESTree.ForStatement;

interface Attempted {
  /** What is called again, as the code names it: `client.send`. */
  readonly operation: TSESTree.Node;
  readonly bound: Bound;
  /** Repeated because somebody else was faster (a unique key, a version check, a deadlock): waiting is optional. */
  readonly conflict: boolean;
  /** What happens between two attempts. */
  readonly wait: Wait;
}

/** `counted`: a limit on the attempts. `timed`: a deadline or an abort signal. `unknown`: something is called that may give up. */
export type Bound = "absent" | "counted" | "timed" | "unknown";

/** `unknown`: something is awaited that may well be a wait. */
export type Wait = "absent" | "constant" | "growing" | "unknown";

/** An operation that is repeated because it failed. */
export type Retry =
  /** A loop around `try`/`catch` that is left on success and goes on after a failure. */
  | (Attempted & {
      readonly form: "catch";
      readonly node: RetryLoop;
      readonly statement: TSESTree.TryStatement;
    })
  /** An answer that says no (429, `!response.ok`), and a `continue` or a loop that goes on while it does. */
  | (Attempted & {
      readonly form: "answer";
      readonly node: RetryLoop;
      /** Where the answer is looked at, unless the loop's own test does so. */
      readonly branch?: TSESTree.IfStatement;
    })
  /** Candidates are drawn until one is free. */
  | (Attempted & { readonly form: "probe"; readonly node: RetryLoop })
  /** A function that calls itself after its own failure. */
  | (Attempted & {
      readonly form: "recursion";
      readonly node: TSESTree.CallExpression;
      readonly fn: TSESTree.FunctionLike;
    })
  /** A library that is told to go on for ever, by an option or by leaving it out. */
  | (Attempted & {
      readonly form: "option";
      readonly node: TSESTree.CallExpression | TSESTree.NewExpression;
      /** What says so: `retries: Infinity`, `forever: true`. */
      readonly option?: TSESTree.Property;
      /** The name of the option that limits the attempts. */
      readonly limit: string;
    });
