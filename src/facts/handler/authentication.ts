import type { Origins } from "../../origins/origins.ts";
import { functionsIn } from "../../origins/value.ts";
import { methodsOf } from "../chain.ts";
import { unwrapped } from "../../syntax/nodes.ts";
import { applicationPath } from "./application-path.ts";
import { applicationSteps } from "./application-steps.ts";
import { guardingExports } from "./guarded-files.ts";
import type { Handler } from "./handler.ts";
import { isLocal } from "./local-server.ts";
import { inquiry, stronger, weaker, type Inquiry, type Verdict } from "./inquiry.ts";
import { routesTo, type MountedStep } from "./mounts.ts";
import { nameOf, stepOf, walked, type Step } from "./step.ts";
import type { Placed } from "./texts.ts";
import { checkText, type Check, type Point } from "./walk.ts";
import { soundsLikeAuthentication } from "./words.ts";

/** What is known of one handler's callers. */
export interface Authentication {
  readonly verdict: Verdict;
  /** The whole path, as far as it is known. */
  readonly path: string | undefined;
  readonly steps: readonly Step[];
  /** What the handler itself checks. */
  readonly checks: readonly Check[];
  /** What it does with nobody checked. */
  readonly work: readonly Point[];
  /** Nothing checks who calls, and nothing is done that asks for it. */
  readonly idle: boolean;
}

const remembered = new WeakMap<Origins, WeakMap<Handler, Authentication>>();

/** Whether nobody unknown comes to the handler's work: by what runs before it, or by what it does first. */
export function authenticationOf(origins: Origins, handler: Handler): Authentication {
  let known = remembered.get(origins);
  if (known === undefined) remembered.set(origins, (known = new WeakMap()));
  let found = known.get(handler);
  if (found === undefined) known.set(handler, (found = find(origins, handler)));
  return found;
}

/** Each way to the handler by itself, with all that runs and all that is checked on it. */
export function waysOf(origins: Origins, handler: Handler): Authentication[] {
  return waysTo(origins, handler).map((way) => alongWay(origins, handler, way, true));
}

function find(origins: Origins, handler: Handler): Authentication {
  const results = waysTo(origins, handler).map((way) => alongWay(origins, handler, way, false));
  const [first] = results;
  if (first === undefined)
    return { verdict: "unknown", path: handler.path, steps: [], checks: [], work: [], idle: true };
  const verdict = results.map((one) => one.verdict).reduce(weaker);
  return { ...(results.find((one) => one.verdict === verdict) ?? first), verdict };
}

interface Way {
  readonly path: string | undefined;
  readonly steps: readonly (MountedStep & { readonly style?: "returns" | "completes" })[];
  readonly complete: boolean;
}

function waysTo(origins: Origins, handler: Handler): Way[] {
  const { registered, module } = handler;
  const own = handler.before.map((placed) => ({ placed, certain: true }));
  switch (registered.by) {
    case "call":
      return routesTo(origins, module, registered.routers, handler.path, { module, node: handler.head }).map(
        (route) => ({ ...route, steps: [...route.steps, ...own] }),
      );
    case "decorator":
      return [
        {
          path: applicationPath(origins, handler),
          steps: [...applicationSteps(origins, handler), ...own],
          complete: true,
        },
      ];
    case "server":
      return [{ path: handler.path, steps: own, complete: !isLocal(origins, registered, module) }];
    case "file": {
      const steps = guardingExports(origins, handler).map((one) => ({ ...one, style: "returns" as const }));
      return [{ path: handler.path, steps: [...steps, ...own], complete: true }];
    }
    default:
      return [{ path: handler.path, steps: own, complete: true }];
  }
}

function alongWay(origins: Origins, handler: Handler, way: Way, thorough: boolean): Authentication {
  const [method] = handler.methods;
  const request = {
    ...(method !== undefined && method !== "*" && { method }),
    ...(way.path !== undefined && { path: way.path }),
    ...(handler.metadata !== undefined && { metadata: handler.metadata }),
  };
  const steps: Step[] = [];
  let verdict: Verdict = "absent";
  for (const { placed, certain, style } of way.steps) {
    const step = stepOf(inquiry(origins, request, thorough), placed, style);
    steps.push(step);
    const here = step.authenticates === "present" && !certain ? "unknown" : step.authenticates;
    verdict = stronger(verdict, here);
  }
  const { path } = way;
  const stepped = verdict === "present";
  if (stepped && !thorough) return { verdict, path, steps, checks: [], work: [], idle: false };
  const own = handlerWalk(inquiry(origins, request, thorough), handler.handler);
  verdict = stronger(verdict, own.verdict);
  if (verdict === "absent" && !way.complete) verdict = "unknown";
  return { verdict, path, steps, checks: own.checks, work: own.work, idle: own.idle && !stepped };
}

/** What the handler, wrappers included, does before it knows who calls. */
function handlerWalk(
  question: Inquiry,
  placed: Placed,
): Pick<Authentication, "verdict" | "checks" | "work" | "idle"> {
  const { origins } = question;
  const value = origins.value(placed.node, placed.frame);
  const around = wrappers(question, placed);
  const functions = functionsIn(value);
  if (functions.length === 0) {
    const library = value?.kind === "library" && value.type.type.does === "authenticates";
    return { verdict: library ? "present" : "unknown", checks: around.checks, work: [], idle: false };
  }
  let verdict: Verdict = "present";
  const checks: Check[] = [...around.checks];
  const points: Point[] = [];
  for (const fn of functions) {
    if (fn.node.body == null) return { verdict: "unknown", checks, work: [], idle: false };
    const walk = walked(question, fn, "work");
    checks.push(...walk.checks);
    points.push(...walk.points);
    verdict = weaker(verdict, walk.points.map((one) => one.guarded).reduce<Verdict>(weaker, "present"));
  }
  return {
    verdict: stronger(verdict, around.verdict),
    checks,
    work: points.filter(({ guarded }) => guarded === "absent"),
    idle: points.length === 0 && !checks.some(({ purpose }) => purpose === "authenticates"),
  };
}

/** What the calls around a handler do, as models describe them; what can't be seen into may do anything. */
function wrappers(question: Inquiry, { node, frame }: Placed): { verdict: Verdict; checks: Check[] } {
  let verdict: Verdict = "absent";
  const checks: Check[] = [];
  let current = unwrapped(node);
  while (current.type === "CallExpression") {
    const { callee } = current;
    const value = question.origins.value(callee, frame);
    const methods = methodsOf(question.origins, value, current);
    for (const { call } of methods) {
      if (call.guards === undefined || call.guards === "nothing") continue;
      checks.push({ purpose: call.guards, node: current, frame, text: checkText(callee, frame), trail: [] });
      if (call.guards === "authenticates") verdict = "present";
    }
    const isHidden = methods.length === 0 && functionsIn(value).length === 0;
    if (isHidden && soundsLikeAuthentication(nameOf(callee))) verdict = stronger(verdict, "unknown");
    const inner = current.arguments.find((one) => unwrapped(one).type === "CallExpression");
    if (inner === undefined) break;
    current = unwrapped(inner);
  }
  return { verdict, checks };
}
