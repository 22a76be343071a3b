import type { TSESTree } from "@typescript-eslint/utils";

/** What the condition in front of a failure looks at. */
export type Subject =
  /** What a query found. */
  | "row"
  /** What the request brought along. */
  | "input"
  /** Who is calling, and what they may do. */
  | "identity"
  /** What another service answered. */
  | "upstream"
  /** The result of an awaited call that can't be looked into. */
  | "answer"
  /** The result of another call that can't be looked into, or an argument. */
  | "unknown"
  /** An error that was caught. */
  | "caught"
  /** What a write gave back, which tells about the code and not about the caller. */
  | "written"
  | "configuration";

/** How the condition looks at it: that it isn't there, that it is there, or at what it is. */
export type Condition = "missing" | "present" | "state";

/** `throw new Error(...)` and its like, where a request can get. */
export interface Failure {
  readonly node: TSESTree.ThrowStatement | TSESTree.CallExpression;
  /** What is thrown, or what the promise is rejected with. */
  readonly thrown: TSESTree.Expression;
  readonly form: "error" | "text" | "object";
  /** A function makes it, for others too: what it is can't be changed for one of them. */
  readonly shared?: true;
  /** The text that it carries, as far as the code spells it out; names of constants are words too. */
  readonly message: string;
  readonly subject: Subject;
  readonly condition: Condition;
  /** The variable of the `catch` clause that it is thrown from. */
  readonly cause: CaughtError | undefined;
}

export interface CaughtError {
  readonly clause: TSESTree.CatchClause;
  /** Absent for `catch {`. */
  readonly name: string | undefined;
}
