import type { TSESTree } from "@typescript-eslint/utils";
import type { Frame, FunctionNode } from "../../origins/value.ts";
import type { Inquiry, Verdict } from "./inquiry.ts";
import { weaker } from "./inquiry.ts";

/**
 * What counts as going on without a check. `work`: doing anything (handlers). `next`: calling the parameter that runs what
 * comes after (middleware). `returns`: returning anything but a refusal (middleware files). `truth`: returning anything but
 * `false` (guards). `completes`: coming to the end without an error (hooks, helpers).
 */
export type Style = "work" | "next" | "returns" | "truth" | "completes";

/** How much is known of the caller at a point of the code. */
export interface State {
  readonly guarded: Verdict;
  /** What was looked up since, which is no harm if a check follows. */
  readonly pending: readonly TSESTree.Node[];
}

export const OPEN: State = { guarded: "absent", pending: [] };
export const GUARDED: State = { guarded: "present", pending: [] };

/** `undefined`: control doesn't come here. */
export function join(a: State | undefined, b: State | undefined): State | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  if (a === b) return a;
  return { guarded: weaker(a.guarded, b.guarded), pending: [...new Set([...a.pending, ...b.pending])] };
}

export function guardedAs(state: State, verdict: Verdict): State {
  if (verdict === "present") return GUARDED;
  return state.guarded === "absent" && verdict === "unknown" ? { ...state, guarded: "unknown" } : state;
}

/** A check that the walk came by. */
export interface Check {
  readonly purpose: "authenticates" | "authorises" | "validates" | "limits";
  readonly node: TSESTree.Node;
  readonly frame: Frame;
  readonly text: string;
  /** The calls that lead to it, outermost first. */
  readonly trail: readonly Call[];
}

export interface Call {
  readonly node: TSESTree.CallExpression;
  readonly frame: Frame;
}

/** Writes down that the code checks something here. */
export function check(
  site: Pick<Site, "walk" | "frame" | "trail">,
  purpose: Check["purpose"],
  node: TSESTree.Node,
  named = node,
): void {
  const { walk, frame, trail } = site;
  walk.checks.push({ purpose, node, frame, text: checkText(named, frame), trail });
}

/** A point where the code goes on, and what was known of the caller there. */
export interface Point {
  readonly guarded: Verdict;
  readonly node: TSESTree.Node;
  /** It changes something, or ends what was only looked up. */
  readonly work: "write" | "read";
  /** Some requests come here, by a rule that can't be read. */
  readonly conditional: boolean;
}

/** What a walk through something that runs before handlers comes to. */
export function verdictOfWalk({
  points,
  checks,
}: {
  readonly points: readonly Point[];
  readonly checks: readonly Check[];
}): Verdict {
  const checksSomething =
    checks.some(({ purpose }) => purpose === "authenticates") ||
    points.some(({ guarded }) => guarded === "present");
  return points
    .map(({ guarded, conditional }) =>
      // What it lets through on a condition is an exception to what it checks, if it checks anything.
      guarded === "absent" && conditional && checksSomething ? "unknown" : guarded,
    )
    .reduce<Verdict>(weaker, "present");
}

/** One walk through a function and through what it calls. */
export interface Walk {
  readonly inquiry: Inquiry;
  readonly style: Style;
  readonly points: Point[];
  readonly checks: Check[];
  /** `next`: the parameter of the function that the walk began with. */
  readonly root: FunctionNode;
  /** It is called like something that checks: what it hands the request to may well do so. */
  readonly isNamed: boolean;
}

/** Where in the walk a statement stands. */
export interface Site {
  readonly walk: Walk;
  readonly frame: Frame;
  /** What this function returns is what the handler returns. */
  readonly tail: boolean;
  /** Only those come here who have no credential. */
  readonly missing: boolean;
  /** Only some requests come here, and which can't be told. */
  readonly conditional: boolean;
  readonly depth: number;
  /** The calls that led here from the function that the walk began with. */
  readonly trail: readonly Call[];
  /** What is known where the function returns. */
  readonly exits: State[];
}

export function point(site: Site, node: TSESTree.Node, state: State, work: Point["work"] = "read"): void {
  site.walk.points.push({ guarded: state.guarded, node, work, conditional: site.conditional });
}

export function checkText(node: TSESTree.Node, frame: Frame): string {
  const text = frame.module.text.slice(node.range[0], node.range[1]).replace(/\s+/g, " ");
  return text.length <= 60 ? text : `${text.slice(0, 57)}...`;
}
