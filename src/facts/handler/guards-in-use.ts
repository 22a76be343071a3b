import type { TSESTree } from "@typescript-eslint/utils";
import type { Origins } from "../../origins/origins.ts";
import { importedBindings } from "../../project/imported-bindings.ts";
import type { Module } from "../../project/module.ts";
import type { NamedExport } from "../../settings.ts";
import { unwrapped } from "../../syntax/nodes.ts";
import { nearestFirst, specifierFor } from "../vocabulary/import-path.ts";
import { authenticationOf } from "./authentication.ts";
import type { Handler } from "./handler.ts";
import { handlersOf } from "./handlers.ts";
import { filesThatSay } from "./registrations.ts";
import { inquiry } from "./inquiry.ts";
import { namedGuard } from "./named-guard.ts";
import { stepOf } from "./step.ts";
import type { Placed } from "./texts.ts";

/** How the project keeps strangers from handlers of one framework. */
export interface GuardInUse {
  /** `wrapper`: a function around the handler; `step`: something in front of it; `base`: the builder that a chain begins with. */
  readonly form: "wrapper" | "step" | "base";
  /** As it is written there: `requireAuth`, `auth()`. */
  readonly text: string;
  /** The name in `text` that has to mean something. */
  readonly name: string;
  readonly exported: string;
  /** `undefined`: the file has it already. */
  readonly specifier: string | undefined;
  /** What puts it in front of a method, where decorators do. */
  readonly decorator?: { readonly name: string; readonly specifier: string };
}

interface Candidate {
  readonly form: GuardInUse["form"];
  readonly text: string;
  readonly root: TSESTree.Identifier;
  readonly module: Module;
}

const MAX_FILES = 25;

const remembered = new WeakMap<Origins, WeakMap<Module, Map<string, GuardInUse | undefined>>>();

/** What guards the project's other handlers of this kind: the one that the settings name, or the most used one, the nearest of several. */
export function guardInUse(
  origins: Origins,
  handler: Handler,
  named: NamedExport | undefined,
): GuardInUse | undefined {
  const { module, framework, registered } = handler;
  if (named !== undefined) return decorated(origins, handler, namedGuard(origins, handler, named));
  let modules = remembered.get(origins);
  if (modules === undefined) remembered.set(origins, (modules = new WeakMap()));
  let kinds = modules.get(module);
  if (kinds === undefined) modules.set(module, (kinds = new Map()));
  const kind = `${registered.by} ${framework}`;
  if (!kinds.has(kind)) kinds.set(kind, mostUsed(origins, handler));
  return kinds.get(kind);
}

function mostUsed(origins: Origins, handler: Handler): GuardInUse | undefined {
  const { module } = handler;
  const counts = new Map<string, { count: number; guard: GuardInUse }>();
  for (const other of modulesLike(origins, handler)) {
    for (const one of handlersOf(origins, other)) {
      if (one.framework !== handler.framework || one.registered.by !== handler.registered.by) continue;
      for (const candidate of candidatesAt(origins, one)) {
        const guard = known(origins, module, candidate);
        if (guard === undefined) continue;
        const key = `${guard.form} ${guard.text} ${guard.specifier ?? ""}`;
        const before = counts.get(key);
        counts.set(key, { count: (before?.count ?? 0) + 1, guard: before?.guard ?? guard });
      }
    }
  }
  const [most] = [...counts.values()].toSorted((a, b) => b.count - a.count);
  return decorated(origins, handler, most?.guard);
}

function decorated(
  origins: Origins,
  handler: Handler,
  guard: GuardInUse | undefined,
): GuardInUse | undefined {
  const decorator = handler.registered.by === "decorator" ? guardingDecorator(origins, handler) : undefined;
  return guard && { ...guard, ...(decorator && { decorator }) };
}

/** The decorator of the framework that takes guards. */
function guardingDecorator(origins: Origins, { framework }: Handler): GuardInUse["decorator"] {
  const decorators = Object.entries(origins.models.named(framework)?.decorators ?? {});
  const [name, model] = decorators.find(([, { puts }]) => puts === "guards") ?? [];
  const [specifier] = model?.from ?? [];
  return name === undefined || specifier === undefined ? undefined : { name, specifier };
}

function modulesLike(origins: Origins, { module, registered }: Handler): Module[] {
  const said =
    registered.by === "call" || registered.by === "builder"
      ? new RegExp(`\\.(?:get|post|put|patch|delete|mutation|query|action|route)\\s*\\(`)
      : registered.by === "decorator"
        ? /@\w+\s*\(/
        : registered.by === "directive"
          ? /["']use server["']/
          : /\bexport\b[^;]*\b(?:GET|POST|PUT|PATCH|DELETE|default)\b/;
  const near = nearestFirst(filesThatSay(origins.project, module.filename, said), module.filename);
  const others = near.slice(0, MAX_FILES).map((file) => origins.project.module(file));
  return [module, ...others.filter((one) => one !== undefined)];
}

function candidatesAt(origins: Origins, handler: Handler): Candidate[] {
  const { module, registered } = handler;
  if (registered.by === "builder") return baseAt(origins, handler);
  if (registered.by === "call" || registered.by === "decorator") {
    return handler.before
      .filter((placed) => placed.frame.module === module)
      .filter((placed) => stepOf(inquiry(origins), placed).authenticates === "present")
      .flatMap((placed) => candidateAt("step", placed));
  }
  const inner = unwrapped(handler.handler.node);
  if (
    inner.type !== "CallExpression" ||
    inner.arguments.length !== 1 ||
    handler.handler.frame.module !== module
  )
    return [];
  const [argument] = inner.arguments;
  const value = origins.value(inner, handler.handler.frame);
  const handed = argument && unwrapped(argument);
  // What comes out is a function of the wrapper's own, and it is that one which checks.
  const isWrapper =
    value?.kind === "function" &&
    value.node !== (handed as TSESTree.Node | undefined) &&
    value.frame.module !== module;
  if (!isWrapper || inner.callee.type !== "Identifier" || !checksIn(origins, handler)) return [];
  return [{ form: "wrapper", text: inner.callee.name, root: inner.callee, module }];
}

function checksIn(origins: Origins, handler: Handler): boolean {
  const { verdict, checks } = authenticationOf(origins, handler);
  return (
    verdict === "present" &&
    checks.some((check) => check.purpose === "authenticates" && check.frame.module !== handler.module)
  );
}

/** `requireAuth`, `auth()`: an identifier, or a call of one with nothing in it that belongs to this handler alone. */
function candidateAt(form: Candidate["form"], { node, frame }: Placed): Candidate[] {
  const inner = unwrapped(node);
  const { module } = frame;
  if (inner.type === "Identifier") return [{ form, text: inner.name, root: inner, module }];
  if (inner.type !== "CallExpression" || inner.callee.type !== "Identifier" || inner.arguments.length > 0)
    return [];
  return [{ form, text: `${inner.callee.name}()`, root: inner.callee, module }];
}

/** `protectedProcedure`: the name that the chain of a guarded handler begins with. */
function baseAt(origins: Origins, handler: Handler): Candidate[] {
  if (handler.registered.by !== "builder") return [];
  const guarded = handler.before.some(
    (placed) => stepOf(inquiry(origins), placed).authenticates === "present",
  );
  const root = chainBase(handler.registered.call);
  return guarded && root !== undefined
    ? [{ form: "base", text: root.name, root, module: handler.module }]
    : [];
}

/** The identifier that a chain of calls begins with. */
export function chainBase(call: TSESTree.CallExpression): TSESTree.Identifier | undefined {
  let current: TSESTree.Node = call;
  for (;;) {
    const inner = unwrapped(current);
    if (inner.type === "CallExpression") current = inner.callee;
    else if (inner.type === "MemberExpression") current = inner.object;
    else return inner.type === "Identifier" ? inner : undefined;
  }
}

/** The candidate as `module` would write it: with a name that it imports, or declares at its top. */
function known(
  origins: Origins,
  module: Module,
  { form, text, root, module: from }: Candidate,
): GuardInUse | undefined {
  if (from === module) return { form, text, name: root.name, exported: root.name, specifier: undefined };
  const source = importedBindings(from).get(root.name);
  if (source === undefined) {
    if (!from.exports.named.has(root.name)) return undefined;
    const target = { filename: from.filename, exported: root.name, name: root.name };
    return {
      form,
      text,
      name: root.name,
      exported: root.name,
      specifier: specifierFor(origins, module, target, []),
    };
  }
  if (source.name === "*") return undefined;
  const end = origins.project.imported(source.specifier, source.name, from.filename);
  if (end === undefined || end.kind === "package" || end.kind === "namespace") {
    const specifier = source.specifier.startsWith(".") ? undefined : source.specifier;
    return specifier === undefined
      ? undefined
      : { form, text, name: root.name, exported: source.name, specifier };
  }
  const target = {
    filename: end.module.filename,
    exported: source.name,
    name: end.kind === "binding" ? end.name : root.name,
  };
  const specifier = specifierFor(origins, module, target, [from.filename]);
  return { form, text, name: root.name, exported: source.name, specifier };
}
