import type { TSESTree } from "@typescript-eslint/utils";
import type { Models } from "../../models/compile.ts";
import type { Place, RegistrationModel } from "../../models/model.ts";
import type { Origins } from "../../origins/origins.ts";
import { placedNode, property } from "../../origins/place.ts";
import type { Capture, Frame, MethodValue } from "../../origins/value.ts";
import { importedBindings } from "../../project/imported-bindings.ts";
import type { CallNode } from "../../syntax/calls.ts";
import { isFunction, lastName, unwrapped } from "../../syntax/nodes.ts";
import { methodsOf } from "../chain.ts";
import type { Note } from "./handler.ts";
import { routersOf } from "./routers.ts";
import { objectAt, textsOf, type Placed } from "./texts.ts";

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
  /** What an options argument says of them. */
  readonly notes: readonly Note[];
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
  const name = lastName(callee);
  if (name === undefined || !mayRegister(origins.models, callee, name, frame)) return undefined;
  for (const method of methodsOf(origins, origins.value(call.callee, frame), call)) {
    const { registers } = method.call;
    if (registers !== undefined) return read(origins, registers, method, call, frame);
  }
  return undefined;
}

function mayRegister(models: Models, callee: TSESTree.Node, name: string, frame: Frame): boolean {
  const known = registrationNames(models);
  if (known.has(name)) return true;
  if (callee.type !== "Identifier") return false;
  const exported = importedBindings(frame.module).get(name)?.name;
  return exported !== undefined && known.has(exported);
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
  const options = optionsAt(origins, model, args, frame);
  const handlers =
    model.handlers?.property === undefined
      ? flattened(args.slice(from), frame).filter(
          ({ node }) => node !== options?.node && unwrapped(node).type !== "ObjectExpression",
        )
      : placed(placedNode(args, model.handlers), frame);
  const before = (model.before ?? []).flatMap((name) => {
    const value = options && property(options.node, name);
    return options === undefined || value === undefined ? [] : flattened([value], options.frame);
  });
  return {
    model,
    framework: method.ownerType.model.name,
    call,
    frame,
    routers: routersOf(origins, call, method, frame),
    methods: methodsAt(origins, model, call, frame),
    paths,
    handlers: (model.single === true ? handlers.slice(0, 1) : handlers).map((one) =>
      model.does === undefined ? one : { ...one, does: model.does },
    ),
    before,
    notes: options === undefined ? [] : notesIn(model, options),
  };
}

function optionsAt(
  origins: Origins,
  model: RegistrationModel,
  args: readonly TSESTree.Node[],
  frame: Frame,
): Placed | undefined {
  const literal = args.find((argument) => unwrapped(argument).type === "ObjectExpression");
  if (literal !== undefined) return { node: unwrapped(literal), frame };
  if (model.before === undefined && model.states === undefined) return undefined;
  for (const argument of args) {
    const found = isFunction(unwrapped(argument)) ? undefined : objectAt(origins, argument, frame);
    if (found !== undefined) return found;
  }
  return undefined;
}

function notesIn({ states = {} }: RegistrationModel, options: Placed): Note[] {
  return Object.entries(states).flatMap(([text, { purpose, by }]) => {
    const value = placedNode([options.node], { argument: 0, property: text });
    if (value === undefined) return [];
    // A part of a literal that isn't there says nothing; what can't be read is taken to say it.
    const inner = unwrapped(value);
    const says =
      inner.type !== "ObjectExpression" || by === undefined || by.some((name) => property(inner, name));
    return says ? [{ purpose, text }] : [];
  });
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
  const node = nodeAt(origins, call, method, frame);
  return (node && textsOf(origins, node, frame))?.map((one) => one.toUpperCase()) ?? ["*"];
}

/** What stands at a place, also where the argument is a name for the object that has it. */
function nodeAt(
  origins: Origins,
  call: TSESTree.CallExpression,
  place: Place,
  frame: Frame,
): TSESTree.Node | undefined {
  const here = placedNode(call.arguments, place);
  const argument = call.arguments.at(place.argument ?? 0);
  if (here !== undefined || place.property === undefined || argument === undefined) return here;
  const object = objectAt(origins, argument, frame);
  return object && placedNode([object.node], { argument: 0, property: place.property });
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
  const node = nodeAt(origins, call, place, frame);
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
