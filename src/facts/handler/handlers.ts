import type { TSESTree } from "@typescript-eslint/utils";
import type { Origins } from "../../origins/origins.ts";
import type { Module } from "../../project/module.ts";
import { builtHandlers } from "./builders.ts";
import { decoratedHandlers } from "./decorated.ts";
import { directedHandlers } from "./directives.ts";
import { fileRoutes } from "./file-routes.ts";
import { routesTold } from "./handled-methods.ts";
import type { Handler } from "./handler.ts";
import type { Registration } from "./registration.ts";
import { registrationsOf } from "./registrations.ts";

const remembered = new WeakMap<Origins, WeakMap<Module, readonly Handler[]>>();

/** The handlers that a file holds or registers. */
export function handlersOf(origins: Origins, module: Module): readonly Handler[] {
  let modules = remembered.get(origins);
  if (modules === undefined) remembered.set(origins, (modules = new WeakMap()));
  let found = modules.get(module);
  if (found === undefined) {
    const built = builtHandlers(origins, module);
    const ends = new Set(built.map(({ registered }) => registered.by === "builder" && registered.call));
    found = [
      ...registrationsOf(origins, module).flatMap((one) => registeredHandlers(origins, one)),
      ...built,
      ...fileRoutes(origins, module),
      ...decoratedHandlers(origins, module),
      // An action at the end of a chain is exported by a file of actions as well.
      ...directedHandlers(origins, module).filter(({ handler }) => !ends.has(handler.node as never)),
    ];
    modules.set(module, found);
  }
  return found;
}

function registeredHandlers(origins: Origins, registration: Registration): Handler[] {
  const { model, framework, call, frame, routers, methods, paths, handlers, before, notes } = registration;
  const handler = handlers.at(-1);
  if (model.as !== "route" || model.builder === true || handler === undefined) return [];
  const common = {
    framework,
    head: headOf(call),
    handler,
    module: frame.module,
    before: [...before, ...handlers.slice(0, -1)],
    notes,
    registered: { by: "call", call, routers },
  } as const;
  if (model.single === true)
    return routesTold(origins, handler).map(({ method, path }) => ({
      ...common,
      methods: [method],
      path,
      registered: { by: "server", call, listens: model.listens },
    }));
  return paths.map((path) => ({ ...common, methods, path }));
}

function headOf({ callee }: TSESTree.CallExpression): TSESTree.Node {
  return callee.type === "MemberExpression" ? callee.property : callee;
}
