import type { TSESTree } from "@typescript-eslint/utils";
import type { Origins } from "../../origins/origins.ts";
import { property } from "../../origins/place.ts";
import { functionsIn, type Frame } from "../../origins/value.ts";
import { importedBindings } from "../../project/imported-bindings.ts";
import type { Module } from "../../project/module.ts";
import { childrenOf } from "../../syntax/awaits.ts";
import { unwrapped } from "../../syntax/nodes.ts";
import { resultsOf } from "./decorations.ts";
import type { Handler } from "./handler.ts";
import type { MountedStep } from "./mounts.ts";
import { filesThatSay, registrationsAround } from "./registrations.ts";
import type { Registration } from "./registration.ts";
import { matchesRoute } from "./route-match.ts";
import type { Placed } from "./texts.ts";

/** What an application runs before the handlers that decorators make: global guards, providers under a token, middleware. */
export function applicationSteps(origins: Origins, handler: Handler): MountedStep[] {
  const around = registrationsAround(origins, handler.module);
  return [
    ...around
      .filter(({ model }) => model.as === "global")
      .flatMap(({ handlers }) => handlers)
      .map((placed) => ({ placed, certain: true })),
    ...providedSteps(origins, handler.module).map((placed) => ({ placed, certain: true })),
    ...around.filter(({ model }) => model.as === "for").flatMap((one) => appliedSteps(origins, one, handler)),
    ...hostSteps(origins, around, handler),
  ];
}

/** `app.use(requireUser)` on the application that serves the handlers: for which of them isn't known. */
function hostSteps(origins: Origins, around: readonly Registration[], { framework }: Handler): MountedStep[] {
  const host = origins.models.all.find(({ name }) => name === framework)?.hostedBy;
  return around
    .filter((one) => host !== undefined && one.framework === host && one.model.as === "mount")
    .flatMap(({ handlers }) => handlers)
    .map((placed) => ({ placed, certain: false }));
}

const provided = new WeakMap<Origins, Map<string, readonly Placed[]>>();

/** `{ provide: APP_GUARD, useClass: AuthGuard }`, anywhere in the project. */
function providedSteps(origins: Origins, module: Module): readonly Placed[] {
  const tokens = origins.models.all.flatMap((model) =>
    model.modules.flatMap(({ exports }) =>
      Object.entries(exports).flatMap(([name, entry]) => (entry.token === "before" ? [name] : [])),
    ),
  );
  if (tokens.length === 0) return [];
  const files = filesThatSay(origins.project, module.filename, new RegExp(`\\b(?:${tokens.join("|")})\\b`));
  let known = provided.get(origins);
  if (known === undefined) provided.set(origins, (known = new Map()));
  const key = files.join("\0");
  let found = known.get(key);
  if (found === undefined) {
    found = files.flatMap((file) => {
      const other = origins.project.module(file);
      return other === undefined ? [] : providersIn(origins, other, other.ast);
    });
    known.set(key, found);
  }
  return found;
}

function providersIn(origins: Origins, module: Module, node: TSESTree.Node): Placed[] {
  const found: Placed[] = [];
  const pending: TSESTree.Node[] = [node];
  const frame = origins.root(module);
  for (let current = pending.pop(); current !== undefined; current = pending.pop()) {
    pending.push(...childrenOf(current));
    if (current.type !== "ObjectExpression") continue;
    const token = property(current, "provide");
    if (token?.type !== "Identifier") continue;
    const source = importedBindings(module).get(token.name);
    if (
      source === undefined ||
      origins.models.exported(source.specifier, source.name)?.type.token !== "before"
    )
      continue;
    const value =
      property(current, "useClass") ?? property(current, "useExisting") ?? property(current, "useValue");
    if (value !== undefined) found.push({ node: value, frame });
    else {
      const factory = property(current, "useFactory");
      found.push(...(factory === undefined ? [] : madeBy(origins, factory, frame)));
    }
  }
  return found;
}

/** `useFactory: (jwt) => new AuthGuard(jwt)`: what comes out. */
function madeBy(origins: Origins, factory: TSESTree.Node, frame: Frame): Placed[] {
  return functionsIn(origins.value(factory, frame)).flatMap((fn) =>
    fn.node.body == null
      ? []
      : resultsOf(fn.node.body).map((node) => ({ node: unwrapped(node), frame: fn.frame })),
  );
}

/** `consumer.apply(Authentication).exclude("health").forRoutes(...)`. */
function appliedSteps(origins: Origins, registration: Registration, handler: Handler): MountedStep[] {
  const applied: Placed[] = [];
  let excluded: boolean | undefined = false;
  let current = receiver(registration.call);
  const inChain = (call: TSESTree.CallExpression) =>
    registrationsAround(origins, handler.module).find(
      (one) =>
        one.call.range[0] === call.range[0] &&
        one.call.range[1] === call.range[1] &&
        one.frame.module === registration.frame.module,
    );
  while (current !== undefined) {
    const link = inChain(current);
    if (link?.model.as === "apply") applied.push(...link.handlers);
    if (link?.model.as === "except")
      excluded = matchesAny(origins, current.arguments, link.frame, handler) ?? undefined;
    current = receiver(current);
  }
  if (excluded === true) return [];
  const covered = matchesAny(origins, registration.call.arguments, registration.frame, handler);
  if (covered === false) return [];
  return applied.map((placed) => ({ placed, certain: covered === true && excluded === false }));
}

function receiver(call: TSESTree.CallExpression): TSESTree.CallExpression | undefined {
  const callee = unwrapped(call.callee);
  const object = callee.type === "MemberExpression" ? unwrapped(callee.object) : undefined;
  return object?.type === "CallExpression" ? object : undefined;
}

function matchesAny(
  origins: Origins,
  args: readonly TSESTree.Node[],
  frame: Frame,
  handler: Handler,
): boolean | undefined {
  const results = args.map((argument) => matchesRoute(origins, argument, frame, handler));
  if (results.includes(true)) return true;
  return results.includes(undefined) ? undefined : false;
}
