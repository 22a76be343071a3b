import type { TSESTree } from "@typescript-eslint/utils";
import type { Purpose } from "../../models/model.ts";
import type { FunctionNode, Value } from "../../origins/value.ts";
import { memberOf } from "../../origins/member.ts";
import { isFunction, keyName, unwrapped } from "../../syntax/nodes.ts";
import { variableAt } from "../../syntax/scopes.ts";
import { inside } from "./expressions.ts";
import { stronger, weaker, type Inquiry, type Verdict } from "./inquiry.ts";
import { nextParameter } from "./next-call.ts";
import type { Placed } from "./texts.ts";
import { checkText, OPEN, verdictOfWalk, type Check, type Point, type Style, type Walk } from "./walk.ts";
import { namesPermission, soundsLikeAuthentication } from "./words.ts";

/** Something that runs before a handler, and what it does. */
export interface Step {
  readonly text: string;
  readonly placed: Placed;
  /** Whether nobody unknown comes past it. */
  readonly authenticates: Verdict;
  readonly purposes: ReadonlySet<Purpose>;
}

/** What a middleware, guard, hook or pipe does. `style`: how such a function lets a request go on. */
export function stepOf(
  inquiry: Inquiry,
  placed: Placed,
  style: "next" | "completes" | "returns" = "next",
): Step {
  const { node, frame, does } = placed;
  if (does !== undefined)
    return { text: checkText(node, frame), placed, authenticates: "absent", purposes: new Set([does]) };
  const value = inquiry.origins.value(node, frame);
  const text = checkText(node, frame);
  const purposes = new Set<Purpose>();
  const found = verdictOf(inquiry, value, placed, style, purposes);
  const isHidden =
    isHandedIn(placed, value) || (mayHide(value, purposes) && soundsLikeAuthentication(nameOf(node)));
  const authenticates = found === "absent" && isHidden ? "unknown" : found;
  if (authenticates === "present") purposes.add("authenticates");
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

/** It may well check in a way that can't be seen. What a model describes, or what does something else, doesn't. */
function mayHide(value: Value | undefined, purposes: ReadonlySet<Purpose>): boolean {
  if (value?.kind === "library") return value.type.type.does === undefined;
  return purposes.size === 0 && value?.kind !== "method";
}

function verdictOf(
  inquiry: Inquiry,
  value: Value | undefined,
  placed: Placed,
  style: Style,
  purposes: Set<Purpose>,
): Verdict {
  switch (value?.kind) {
    case "library": {
      const { function: inner } = value.captures;
      if (inner !== undefined && typeof inner !== "string")
        return verdictOf(inquiry, inquiry.origins.value(inner.node, inner.frame), inner, style, purposes);
      const { does, instance } = value.type.type;
      const made =
        does ??
        (instance === undefined
          ? undefined
          : inquiry.origins.models.type(instance, value.type.model)?.type.does);
      if (made !== undefined) purposes.add(made);
      return made === "authenticates"
        ? "present"
        : made === undefined && value.type.type.dispatches === true
          ? "unknown"
          : "absent";
    }
    case "function": {
      const walk = walked(inquiry, value, styleFor(style, value.node));
      for (const { purpose } of walk.checks) if (purpose !== "authenticates") purposes.add(purpose);
      return verdictOfWalk(walk);
    }
    case "class":
    case "instance":
      return ofClass(inquiry, value, placed, purposes);
    case "alternatives":
      return value.values
        .map((one) => verdictOf(inquiry, one, placed, style, purposes))
        .reduce<Verdict>(weaker, "present");
    // A list of them, by name: each runs.
    case "array":
      return value.elements
        .map((one) => verdictOf(inquiry, one, placed, style, purposes))
        .reduce<Verdict>(stronger, "absent");
    default:
      return "absent";
  }
}

/** A function with no parameter to go on by goes on when it is done. */
function styleFor(style: Style, fn: FunctionNode): Style {
  if (style !== "next") return style;
  return nextParameter(fn as TSESTree.Node) === undefined ? "completes" : "next";
}

const HOOKS: readonly (readonly [string, Style])[] = [
  ["canActivate", "truth"],
  ["use", "next"],
  ["transform", "completes"],
];

function ofClass(
  inquiry: Inquiry,
  value: Extract<Value, { kind: "class" | "instance" }>,
  placed: Placed,
  purposes: Set<Purpose>,
): Verdict {
  const { origins } = inquiry;
  const instance = origins.instance(value.node, value.frame);
  const inherited = libraryBase(inquiry, value);
  if (inherited !== undefined) {
    purposes.add(inherited);
    if (inherited === "authenticates") return "present";
  }
  for (const [name, style] of HOOKS) {
    const method = memberOf(origins, instance, name, placed.frame);
    if (method?.kind !== "function") continue;
    const walk = walked(inquiry, method, style);
    for (const { purpose } of walk.checks) if (purpose !== "authenticates") purposes.add(purpose);
    return verdictOfWalk(walk);
  }
  return "unknown";
}

/** What a library's class is for that this one extends. */
function libraryBase(
  inquiry: Inquiry,
  value: Extract<Value, { kind: "class" | "instance" }>,
): Purpose | undefined {
  const { origins } = inquiry;
  let { node, frame } = value;
  for (let depth = 0; depth < 8 && node.superClass != null; depth++) {
    const base = origins.value(node.superClass, frame);
    if (base?.kind === "library") return base.type.type.does;
    if (base?.kind !== "class") return undefined;
    ({ node, frame } = base);
  }
  return undefined;
}

/** Reads a function and what it calls; `style`: what counts as going on. */
export function walked(
  inquiry: Inquiry,
  fn: Extract<Value, { kind: "function" }>,
  style: Style,
): { readonly points: readonly Point[]; readonly checks: readonly Check[] } {
  const walk: Walk = { inquiry, style, points: [], checks: [], root: fn.node };
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
