/** What an argument of an error says. */
export type ErrorPart = "message" | "status" | "code" | "cause" | "options";

/** An error class of a library, which the library answers with the error's own status. */
export interface ErrorModel {
  readonly name: string;
  readonly from: string;
  /** Files that import one of these are such that want it; those that import `from`, unless given. */
  readonly wantedWith?: readonly string[];
  /** The only status that it has; without one, an argument says it. */
  readonly status?: number;
  /** In order; or an object, with the part that stands at each path: `{ "extensions.code": "code" }`. */
  readonly arguments: readonly (ErrorPart | Readonly<Record<string, ErrorPart>>)[];
  /** What `code` is, by status. */
  readonly codes?: Readonly<Record<number, string>>;
}
