import type { TSESTree } from "@typescript-eslint/utils";
import type { Models } from "../../models/compile.ts";
import type { Place, RegistrationModel } from "../../models/model.ts";
import type { Origins } from "../../origins/origins.ts";
import { placedNode, property } from "../../origins/place.ts";
import type { Capture, Frame, MethodValue, Value } from "../../origins/value.ts";
import type { CallNode } from "../../syntax/calls.ts";
import { enclosingFunction, isFunction, keyName, unwrapped } from "../../syntax/nodes.ts";
import { pathTo } from "../../syntax/patterns.ts";
import { variableAt } from "../../syntax/scopes.ts";
import { methodsOf } from "../chain.ts";
import { keyOf } from "./handler.ts";
import { textsOf, type Placed } from "./texts.ts";

/** A call that hands functions or routers to a framework. */
export interface Registration {
  readonly model: RegistrationModel;
  readonly framework: string;
  readonly call: TSESTree.CallExpression;
  readonly frame: Frame;
  /** Keys of the routers that the call may be made on. */
  readonly routers: readonly string[];
  readonly methods: readonly string[];
  /** `undefined`: it can't be read. Several for a list of paths. */
  readonly paths: readonly (string | undefined)[];
  /** In order, arrays taken apart. */
  readonly handlers: readonly Placed[];
  /** What an options argument puts in front of them. */
  readonly before: readonly Placed[];
}

const names = new WeakMap<Models, ReadonlySet<string>>();

/** The names of the methods that register something, of all models. */
export function registrationNames(models: Models): ReadonlySet<string> {
  let known = names.get(models);
  if (known === undefined) {
    const found = new Set<string>();
    for (const model of models.all) {
      const types = [
        ...Object.values(model.types ?? {}),
        ...model.modules.flatMap(({ exports }) => Object.values(exports)),
      ];
      for (const type of types) {
        for (const [name, member] of Object.entries(type.members ?? {}))
          if (!("type" in member) && member.registers !== undefined) found.add(name);
      }
      for (const { exports } of model.modules)
        for (const [name, entry] of Object.entries(exports))
          if (entry.call?.registers !== undefined) found.add(name);
    }
    names.set(models, (known = found));
  }
  return known;
}

/** What a call registers, if anything. */
export function registrationAt(origins: Origins, call: CallNode, frame: Frame): Registration | undefined {
  if (call.type !== "CallExpression") return undefined;
  const callee = unwrapped(call.callee);
  const name =
    callee.type === "MemberExpression"
      ? keyName(callee)
      : callee.type === "Identifier"
        ? callee.name
        : undefined;
  if (name === undefined || !registrationNames(origins.models).has(name)) return undefined;
  for (const method of methodsOf(origins, origins.value(call.callee, frame), call)) {
    const { registers } = method.call;
    if (registers !== undefined) return read(origins, registers, method, call, frame);
  }
  return undefined;
}

function read(
  origins: Origins,
  model: RegistrationModel,
  method: MethodValue,
  call: TSESTree.CallExpression,
  frame: Frame,
): Registration | undefined {
  const args = call.arguments;
  if (model.event !== undefined) {
    const event = args[0] && textsOf(origins, args[0], frame);
    if (event?.some((one) => model.event?.includes(one)) !== true) return undefined;
  }
  const { paths, next } = pathsOf(origins, model, method, call, frame);
  const from = Math.max(model.handlers?.argument ?? 0, next);
  const options = args.find((argument) => unwrapped(argument).type === "ObjectExpression");
  const handlers =
    model.handlers?.property === undefined
      ? flattened(args.slice(from), frame).filter(
          ({ node }) => node !== options && unwrapped(node).type !== "ObjectExpression",
        )
      : placed(placedNode(args, model.handlers), frame);
  const before = (model.before ?? []).flatMap((name) => {
    const value = options && property(unwrapped(options), name);
    return flattened(value === undefined ? [] : [value], frame);
  });
  return {
    model,
    framework: method.ownerType.model.name,
    call,
    frame,
    routers: routersOf(origins, call, method, frame),
    methods: methodsAt(origins, model, call, frame),
    paths,
    handlers: model.single === true ? handlers.slice(0, 1) : handlers,
    before,
  };
}

function placed(node: TSESTree.Node | undefined, frame: Frame): Placed[] {
  return node === undefined ? [] : flattened([node], frame);
}

function flattened(nodes: readonly TSESTree.Node[], frame: Frame): Placed[] {
  return nodes.flatMap((node): Placed[] => {
    const inner = unwrapped(node.type === "SpreadElement" ? node.argument : node);
    if (inner.type === "ArrayExpression")
      return flattened(
        inner.elements.filter((element) => element !== null),
        frame,
      );
    return [{ node: inner, frame }];
  });
}

function methodsAt(
  origins: Origins,
  { method }: RegistrationModel,
  call: TSESTree.CallExpression,
  frame: Frame,
): string[] {
  if (method === undefined) return ["*"];
  if (typeof method === "string") return [method];
  const node = placedNode(call.arguments, method);
  return (node && textsOf(origins, node, frame))?.map((one) => one.toUpperCase()) ?? ["*"];
}

/** The paths, and where the arguments behind them begin. */
function pathsOf(
  origins: Origins,
  model: RegistrationModel,
  method: MethodValue,
  call: TSESTree.CallExpression,
  frame: Frame,
): { paths: readonly (string | undefined)[]; next: number } {
  const place: Place | undefined = model.path;
  const prefixes = prefixOf(origins, method.owner?.captures["prefix"]);
  const joined = (paths: readonly (string | undefined)[]) =>
    paths.map((path) => (path === undefined || prefixes === undefined ? path : joinPaths(prefixes, path)));
  if (place === undefined) return { paths: joined([""]), next: 0 };
  if (place.capture !== undefined) {
    const text = prefixOf(origins, method.owner?.captures[place.capture]);
    return { paths: joined([text]), next: 0 };
  }
  const node = placedNode(call.arguments, place);
  if (node === undefined) return { paths: joined([""]), next: 0 };
  const texts = textsOf(origins, node, frame);
  if (place.property !== undefined) return { paths: joined(texts ?? [undefined]), next: 0 };
  if (texts !== undefined) return { paths: joined(texts), next: (place.argument ?? 0) + 1 };
  return isCallable(origins, node, frame)
    ? { paths: joined([""]), next: place.argument ?? 0 }
    : { paths: [undefined], next: (place.argument ?? 0) + (call.arguments.length > 1 ? 1 : 0) };
}

/** A function, a router or a list of them, as opposed to a path that can't be read. */
function isCallable(origins: Origins, node: TSESTree.Node, frame: Frame): boolean {
  const inner = unwrapped(node);
  if (isFunction(inner) || inner.type === "ArrayExpression" || inner.type === "CallExpression") return true;
  const value = origins.value(inner, frame);
  return value !== undefined || inner.type === "Identifier";
}

function prefixOf(origins: Origins, capture: Capture | undefined): string | undefined {
  if (capture === undefined || typeof capture === "string") return capture;
  return textsOf(origins, capture.node, capture.frame)?.[0];
}

/** `/api` and `users/:id` make `/api/users/:id`. */
export function joinPaths(...parts: readonly string[]): string {
  const path = parts
    .flatMap((part) => part.split("/"))
    .filter((segment) => segment !== "")
    .join("/");
  return `/${path}`;
}

/** The keys of the routers that the receiver of a call may be. */
function routersOf(
  origins: Origins,
  call: TSESTree.CallExpression,
  method: MethodValue,
  frame: Frame,
): readonly string[] {
  const callee = unwrapped(call.callee);
  const parameter =
    callee.type === "MemberExpression" ? parameterOf(chainRoot(callee.object), frame) : undefined;
  return parameter === undefined ? routerKeys(method.owner) : [parameterKey(origins, parameter, frame)];
}

/** `app.route("/x").get()`: the identifier that the chain begins with. */
function chainRoot(node: TSESTree.Node): TSESTree.Node {
  let current = unwrapped(node);
  while (current.type === "CallExpression") {
    const callee = unwrapped(current.callee);
    if (callee.type !== "MemberExpression") return current;
    current = unwrapped(callee.object);
  }
  return current;
}

/** The parameter that a name stands for: whoever calls the function says which router it is. */
export function parameterOf(node: TSESTree.Node, frame: Frame): TSESTree.Node | undefined {
  if (node.type !== "Identifier") return undefined;
  const definition = variableAt(frame.module.scopes, node, node.name)?.defs.at(-1);
  return definition?.type === "Parameter" ? (definition.name as TSESTree.Node) : undefined;
}

/** A function that is handed a router, and which of its parameters gets it. */
export interface RouterParameter {
  readonly fn: TSESTree.FunctionLike;
  readonly index: number;
  readonly frame: Frame;
}

const parameters = new WeakMap<Origins, Map<string, RouterParameter>>();

function parameterKey(origins: Origins, name: TSESTree.Node, frame: Frame): string {
  let known = parameters.get(origins);
  if (known === undefined) parameters.set(origins, (known = new Map()));
  const key = keyOf(frame.module, name);
  const fn = enclosingFunction(name);
  const index = fn?.params.findIndex((one) => pathTo(one, name) !== undefined) ?? -1;
  if (fn !== undefined && index >= 0) known.set(key, { fn, index, frame });
  return key;
}

/** The function whose parameter a router's key stands for. */
export function routerParameter(origins: Origins, key: string): RouterParameter | undefined {
  return parameters.get(origins)?.get(key);
}

/** The keys of the routers that an expression may be. */
export function routersAt(origins: Origins, node: TSESTree.Node, frame: Frame): readonly string[] {
  const parameter = parameterOf(unwrapped(node), frame);
  return parameter === undefined
    ? routerKeys(origins.value(node, frame))
    : [parameterKey(origins, parameter, frame)];
}

/** The keys of the routers that a value may be: the calls that made them. */
export function routerKeys(value: Value | undefined): readonly string[] {
  if (value?.kind === "alternatives") return value.values.flatMap(routerKeys);
  if (value?.kind === "array") return value.elements.flatMap(routerKeys);
  const made = value?.kind === "library" ? value.captures["router"] : undefined;
  return made === undefined || typeof made === "string" ? [] : [keyOf(made.frame.module, made.node)];
}
