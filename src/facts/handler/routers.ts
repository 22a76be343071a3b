import type { TSESTree } from "@typescript-eslint/utils";
import type { Origins } from "../../origins/origins.ts";
import type { Frame, MethodValue, Value } from "../../origins/value.ts";
import type { Module } from "../../project/module.ts";
import { enclosingFunction, unwrapped } from "../../syntax/nodes.ts";
import { pathTo } from "../../syntax/patterns.ts";
import { variableAt } from "../../syntax/scopes.ts";
import { keyOf } from "./handler.ts";

/** The keys of the routers that the receiver of a call may be. */
export function routersOf(
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

/** Whoever holds a key holds the module that it is from; what keeps keys alone must not keep every file that was ever linted. */
class RouterParameters {
  readonly #modules = new Map<string, WeakRef<Module>>();
  readonly #parameters = new WeakMap<Module, Map<string, RouterParameter>>();

  get(key: string, near: Module | undefined): RouterParameter | undefined {
    const own = near && this.#parameters.get(near)?.get(key);
    const module = this.#modules.get(key)?.deref();
    return own ?? (module && this.#parameters.get(module)?.get(key));
  }

  set(key: string, parameter: RouterParameter): void {
    const { module } = parameter.frame;
    if (this.#modules.get(key)?.deref() !== module) this.#modules.set(key, new WeakRef(module));
    let known = this.#parameters.get(module);
    if (known === undefined) this.#parameters.set(module, (known = new Map()));
    known.set(key, parameter);
  }
}

const parameters = new WeakMap<Origins, RouterParameters>();

function parameterKey(origins: Origins, name: TSESTree.Node, frame: Frame): string {
  let known = parameters.get(origins);
  if (known === undefined) parameters.set(origins, (known = new RouterParameters()));
  const key = keyOf(frame.module, name);
  const fn = enclosingFunction(name);
  const index = fn?.params.findIndex((one) => pathTo(one, name) !== undefined) ?? -1;
  if (fn !== undefined && index >= 0) known.set(key, { fn, index, frame });
  return key;
}

/** The function whose parameter a router's key stands for; as `near` has it, which may be another text of a file than the disk's. */
export function routerParameter(origins: Origins, key: string, near?: Module): RouterParameter | undefined {
  return parameters.get(origins)?.get(key, near);
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
