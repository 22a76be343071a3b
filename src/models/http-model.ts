import type { Place } from "./model.ts";

/** A call that sends a request to another service, or makes a client that does. */
export interface OutboundModel {
  /** `client`: what comes out sends requests with the options that are given here. */
  readonly makes: "request" | "client";
  /** Where the address stands. */
  readonly address?: Place;
  /** Where options may stand; the first is where a call without options gets them. None: another call of the chain takes them. */
  readonly options: readonly Place[];
  /** A call that leaves out what else stands in front of the options. */
  readonly shortened?: ShortenedCall;
  /** Options that end a call which takes too long, or let its caller end it. */
  readonly limits: readonly string[];
  /** Options whose value may hold such a limit: agents, dispatchers. */
  readonly carriers?: readonly string[];
  /** Methods of what comes out that set a limit: `request.setTimeout(...)`, `get(url).timeout(...)`. */
  readonly limitedBy?: readonly string[];
  /** The option that limits the whole call, and its value as it is written; `$` stands for milliseconds. */
  readonly written?: { readonly property: string; readonly value: string };
  /** A link of the chain that limits the whole call, as it is written: `.timeout($)`. */
  readonly link?: string;
  /** The member of the answer that is a stream. */
  readonly stream?: string;
  /** What code does that sets a limit for all calls of the package. */
  readonly setFor?: readonly ProcessLimit[];
}

/** Has so many arguments, the first of which is one of these words in any case: then the options are the last. */
export interface ShortenedCall {
  readonly length: number;
  readonly words: readonly string[];
}

/** A call with one of these options somewhere in what it is given, or an assignment to such a member: `defaults.timeout`. */
export type ProcessLimit =
  { readonly call: string; readonly options: readonly string[] } | { readonly assigned: string };
