import type { TSESTree } from "@typescript-eslint/utils";
import type { Purpose } from "../../models/model.ts";
import type { FunctionNode, FunctionValue, Value } from "../../origins/value.ts";
import { isFunction, keyName, unwrapped } from "../../syntax/nodes.ts";
import { variableAt } from "../../syntax/scopes.ts";
import { ofClass } from "./class-step.ts";
import { inside } from "./expressions.ts";
import { stronger, weaker, type Inquiry, type Verdict } from "./inquiry.ts";
import { ofLibrary } from "./library-step.ts";
import { nextParameter } from "./next-call.ts";
import type { Placed } from "./texts.ts";
import { checkText, OPEN, verdictOfWalk, type Style, type Walk } from "./walk.ts";
import { namesPermission, soundsLikeAuthentication } from "./words.ts";

/** Something that runs before a handler, and what it does. */
export interface Step {
  readonly text: string;
  readonly placed: Placed;
  /** Whether nobody unknown comes past it. */
  readonly authenticates: Verdict;
  readonly purposes: ReadonlySet<Purpose>;
}

/** What a step is read for, and what comes of it besides its verdict. */
export interface Reading {
  readonly purposes: Set<Purpose>;
  /** It is called like something that checks: what can't be seen of it may well do so. */
  readonly isNamed: boolean;
}

/** What a middleware, guard, hook or pipe does. `style`: how such a function lets a request go on. */
export function stepOf(
  inquiry: Inquiry,
  placed: Placed,
  style: "next" | "completes" | "returns" = "next",
): Step {
  const { node, frame, does } = placed;
  if (does !== undefined)
    return {
      text: checkText(node, frame),
      placed,
      authenticates: does === "authenticates" ? "present" : "absent",
      purposes: new Set([does]),
    };
  const value = inquiry.origins.value(node, frame);
  const text = checkText(node, frame);
  const purposes = new Set<Purpose>();
  const reading = { purposes, isNamed: soundsLikeAuthentication(nameOf(node)) };
  const found = verdictOf(inquiry, value, placed, style, reading);
  const authenticates = found === "absent" && isHandedIn(placed, value) ? "unknown" : found;
  if (authenticates === "present") purposes.add("authenticates");
  else purposes.delete("authenticates");
  if (value?.kind !== "library" && namesPermission(nameOf(node))) purposes.add("authorises");
  return { text, placed, authenticates, purposes };
}

/** `(app, middleware) => app.use(middleware)`: whoever calls decides what it does. */
function isHandedIn({ node, frame }: Placed, value: Value | undefined): boolean {
  const inner = unwrapped(node);
  if (inner.type !== "Identifier" || value?.kind === "function") return false;
  const definition = variableAt(frame.module.scopes, inner, inner.name)?.defs[0];
  return definition?.type === "Parameter";
}

function verdictOf(
  inquiry: Inquiry,
  value: Value | undefined,
  placed: Placed,
  style: Style,
  reading: Reading,
): Verdict {
  switch (value?.kind) {
    case "library": {
      const { function: inner } = value.captures;
      if (inner !== undefined && typeof inner !== "string")
        return verdictOf(inquiry, inquiry.origins.value(inner.node, inner.frame), inner, style, reading);
      return ofLibrary(inquiry, value, reading, (one) =>
        verdictOf(inquiry, inquiry.origins.value(one.node, one.frame), one, style, reading),
      );
    }
    case "function":
      return verdictInside(inquiry, value, styleFor(style, value.node), reading);
    case "class":
    case "instance":
      return ofClass(inquiry, value, placed, reading, (fn, own) => verdictInside(inquiry, fn, own, reading));
    case "alternatives":
      return value.values
        .map((one) => verdictOf(inquiry, one, placed, style, reading))
        .reduce<Verdict>(weaker, "present");
    // A list of them, by name: each runs.
    case "array":
      return value.elements
        .map((one) => verdictOf(inquiry, one, placed, style, reading))
        .reduce<Verdict>(stronger, "absent");
    default:
      return reading.isNamed && value?.kind !== "method" ? "unknown" : "absent";
  }
}

function verdictInside(inquiry: Inquiry, fn: FunctionValue, style: Style, reading: Reading): Verdict {
  const walk = walked(inquiry, fn, style, reading.isNamed);
  for (const { purpose } of walk.checks) if (purpose !== "authenticates") reading.purposes.add(purpose);
  return verdictOfWalk(walk);
}

/** A function with no parameter to go on by goes on when it is done. */
function styleFor(style: Style, fn: FunctionNode): Style {
  if (style !== "next") return style;
  return nextParameter(fn as TSESTree.Node) === undefined ? "completes" : "next";
}

/** Reads a function and what it calls; `style`: what counts as going on. */
export function walked(
  inquiry: Inquiry,
  fn: FunctionValue,
  style: Style,
  isNamed = false,
): Pick<Walk, "points" | "checks"> {
  const walk: Walk = { inquiry, style, points: [], checks: [], root: fn.node, isNamed };
  const site = {
    walk,
    frame: fn.frame,
    tail: true,
    missing: false,
    conditional: false,
    depth: 0,
    trail: [],
    exits: [],
  };
  const end = inside(site, fn, OPEN, true);
  if (style === "completes" && end !== undefined)
    walk.points.push({ guarded: end.guarded, node: fn.node, work: "read", conditional: false });
  return walk;
}

/** The name by which something is called or handed over. */
export function nameOf(node: TSESTree.Node): string {
  const inner = unwrapped(node);
  if (inner.type === "Identifier") return inner.name;
  if (inner.type === "MemberExpression") return `${nameOf(inner.object)} ${keyName(inner) ?? ""}`;
  if (inner.type === "CallExpression" || inner.type === "NewExpression") return nameOf(inner.callee);
  if (isFunction(inner)) return inner.id?.name ?? "";
  return "";
}
