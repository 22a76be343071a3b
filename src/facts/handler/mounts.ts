import type { Origins } from "../../origins/origins.ts";
import type { Module } from "../../project/module.ts";
import { enclosingFunction, unwrapped } from "../../syntax/nodes.ts";
import { callsWith, type Position } from "./router-callers.ts";
import { mounted, registrationsOn } from "./mounted.ts";
import type { Registration } from "./registration.ts";
import { routerParameter, routersAt } from "./routers.ts";
import { registrationsAround } from "./registrations.ts";
import { covers } from "./paths.ts";
import type { Placed } from "./texts.ts";

/** One way from the application to a router's handlers: what runs before them, outermost first. */
export interface Route {
  readonly path: string | undefined;
  readonly steps: readonly MountedStep[];
  /** Everything that could put something in front is in sight. */
  readonly complete: boolean;
}

export interface MountedStep {
  readonly placed: Placed;
  /** `false`: whether it runs for this very path isn't known. */
  readonly certain: boolean;
}

const MAX_MOUNTS = 8;
const MAX_ROUTES = 24;

/** The ways that lead to what is registered on these routers at `at`, below `inner`. */
export function routesTo(
  origins: Origins,
  module: Module,
  routers: readonly string[],
  inner: string | undefined,
  at: Position,
  seen: readonly string[] = [],
): Route[] {
  if (routers.length === 0) return [{ path: inner, steps: [], complete: false }];
  const routes: Route[] = [];
  for (const router of new Set(routers)) {
    if (seen.includes(router) || seen.length > MAX_MOUNTS) continue;
    routes.push(...routesThrough(origins, module, router, inner, at, [...seen, router]));
    if (routes.length > MAX_ROUTES) break;
  }
  return routes;
}

function routesThrough(
  origins: Origins,
  module: Module,
  router: string,
  inner: string | undefined,
  at: Position,
  seen: readonly string[],
): Route[] {
  const around = registrationsAround(origins, module);
  const own = registrationsOn(origins, around, router);
  const steps = own.filter((one) => isEarlier(one, at)).flatMap((one) => stepsOf(origins, one, inner));
  const outer: Route[] = [];
  for (const registration of around) {
    const { model } = registration;
    if (model.as !== "mount" && model.as !== "plugin") continue;
    const below = mounted(origins, registration).find((one) => one.router === router);
    if (below === undefined) continue;
    for (const own of registration.paths) {
      const prefix = own === undefined ? undefined : joined(own, below.path);
      const path = prefix === undefined || inner === undefined ? undefined : joined(prefix, inner);
      outer.push(
        ...routesTo(origins, module, registration.routers, path, positionOf(registration), seen).map(
          (route) => ({
            ...route,
            steps: [...route.steps, ...argumentSteps(origins, registration)],
          }),
        ),
      );
    }
  }
  const parameter = routerParameter(origins, router, module);
  if (parameter !== undefined) {
    for (const { routers, position } of callsWith(origins, parameter))
      outer.push(...routesTo(origins, module, routers, inner, position, seen));
  }
  if (outer.length > 0) return outer.map((route) => ({ ...route, steps: [...route.steps, ...steps] }));
  const isRoot =
    parameter === undefined &&
    (own.some(({ model }) => model.as === "mount") || !hasUnknownMounts(origins, around));
  return [{ path: inner, steps, complete: isRoot }];
}

function joined(prefix: string, inner: string): string {
  return `${prefix.replace(/\/$/, "")}${inner.startsWith("/") || inner === "" ? "" : "/"}${inner}`;
}

function positionOf({ call, frame }: Registration): Position {
  const { callee } = call;
  return { module: frame.module, node: callee.type === "MemberExpression" ? callee.property : call };
}

/** Between functions and files the order isn't known: what is registered on the same router is taken to come first. */
function isEarlier(registration: Registration, at: Position): boolean {
  const position = positionOf(registration);
  if (registration.model.as === "global" || registration.model.anytime === true) return true;
  if (position.module.filename !== at.module.filename) return true;
  if (enclosingFunction(position.node)?.range[0] !== enclosingFunction(at.node)?.range[0]) return true;
  return position.node.range[0] < at.node.range[0];
}

/** What a `use` puts in front of what is registered after it. */
function stepsOf(origins: Origins, registration: Registration, inner: string | undefined): MountedStep[] {
  const { model, paths, handlers } = registration;
  if (model.as === "route") return [];
  // A plugin registers what it has by itself; what a library's adds is for its model to say.
  if (model.as === "plugin")
    return handlers.filter((placed) => adds(origins, placed)).map((placed) => ({ placed, certain: true }));
  if (model.as === "shared" || model.as === "prefix" || model.as === "versions") return [];
  // A parameter may hold a router, or a function that runs before those of this one.
  const routers = mounted(origins, registration).filter(
    ({ router }) => routerParameter(origins, router) === undefined,
  );
  const functions = routers.length > 0 ? [] : handlers;
  const covered = paths.map((one) => covers(one, inner));
  if (covered.every((one) => one === false)) return [];
  return functions.map((placed) => ({ placed, certain: covered.includes(true) }));
}

/** `app.use("/api", requireAuth, router)`: what stands in front of the router. */
function argumentSteps(origins: Origins, { model, handlers, before }: Registration): MountedStep[] {
  const functions =
    model.as === "plugin"
      ? []
      : handlers.filter(({ node, frame }) => routersAt(origins, node, frame).length === 0);
  return [...before, ...functions].map((placed) => ({ placed, certain: true }));
}

function adds(origins: Origins, { node, frame }: Placed): boolean {
  const value = origins.value(node, frame);
  return value?.kind === "library" && value.type.type.does !== undefined;
}

/** Something is mounted that can't be traced: it may be any router. */
function hasUnknownMounts(origins: Origins, around: readonly Registration[]): boolean {
  return around.some(({ model, handlers }) => {
    if (model.as !== "mount" && model.as !== "plugin") return false;
    return handlers.some(({ node, frame }) => {
      const inner = unwrapped(node);
      if (
        inner.type === "CallExpression" &&
        inner.callee.type === "Identifier" &&
        inner.callee.name === "require"
      ) {
        return inner.arguments[0]?.type !== "Literal";
      }
      return (
        (inner.type === "Identifier" || inner.type === "MemberExpression") &&
        origins.value(inner, frame) === undefined
      );
    });
  });
}
