import path from "node:path";
import { functionsIn } from "../../origins/value.ts";
import type { TSESTree } from "@typescript-eslint/utils";
import type { Origins } from "../../origins/origins.ts";
import { importedBindings } from "../../project/imported-bindings.ts";
import type { Module } from "../../project/module.ts";
import { callsByBody } from "../../syntax/calls.ts";
import { keyName, unwrapped } from "../../syntax/nodes.ts";
import { keyOf } from "./handler.ts";
import { filesImporting } from "./importers.ts";
import { routersAt, type RouterParameter } from "./routers.ts";

/** Where something is registered: what is registered earlier runs earlier. */
export interface Position {
  readonly module: Module;
  readonly node: TSESTree.Node;
}

interface RouterCall {
  readonly routers: readonly string[];
  readonly position: Position;
}

/** By the module of the function: a text that isn't saved has calls of its own. */
const remembered = new WeakMap<Origins, WeakMap<Module, Map<string, readonly RouterCall[]>>>();

/** The calls that hand a router to a function: `registerRoutes(app)`. */
export function callsWith(origins: Origins, { fn, index, frame }: RouterParameter): readonly RouterCall[] {
  const { module } = frame;
  let modules = remembered.get(origins);
  if (modules === undefined) remembered.set(origins, (modules = new WeakMap()));
  let known = modules.get(module);
  if (known === undefined) modules.set(module, (known = new Map()));
  const key = `${keyOf(module, fn)}:${index}`;
  let found = known.get(key);
  if (found === undefined) {
    const names = namesOf(fn, module);
    const files = filesImporting(origins.project, module.filename, names);
    const others = files
      .filter((file) => file !== module.filename)
      .map((file) => origins.project.module(file))
      .filter((one) => one !== undefined);
    found = [module, ...others].flatMap((one) => callsIn(origins, one, keyOf(module, fn), index, names));
    known.set(key, found);
  }
  return found;
}

/** The words by which other files may import a function: its name, its file, or the folder of an index. */
function namesOf(fn: TSESTree.FunctionLike, { filename }: Module): string[] {
  const stem = path.basename(filename).replace(/\.[^.]+$/, "");
  const file = stem === "index" ? path.basename(path.dirname(filename)) : stem;
  return [file, nameOfFunction(fn)].filter((name) => name !== undefined && name !== "") as string[];
}

function callsIn(
  origins: Origins,
  module: Module,
  key: string,
  index: number,
  names: readonly string[],
): RouterCall[] {
  const frame = origins.root(module);
  return [...callsByBody(module.ast).values()]
    .flatMap(({ calls }) => calls)
    .flatMap((call): RouterCall[] => {
      if (call.type === "TaggedTemplateExpression" || !mayMean(call.callee, module, names)) return [];
      const argument = call.arguments[index];
      if (argument === undefined) return [];
      const callee = origins.value(call.callee, frame);
      if (!functionsIn(callee).some((one) => keyOf(one.frame.module, one.node) === key)) return [];
      return [{ routers: routersAt(origins, argument, frame), position: { module, node: call } }];
    });
}

/** The cheap test that spares most calls any look-up. */
function mayMean(callee: TSESTree.Node, module: Module, names: readonly string[]): boolean {
  const inner = unwrapped(callee);
  if (inner.type === "MemberExpression") return names.includes(keyName(inner) ?? "");
  if (inner.type !== "Identifier" || names.includes(inner.name)) return true;
  const source = importedBindings(module).get(inner.name);
  return source === undefined
    ? !module.exports.named.has(inner.name)
    : names.some((name) => source.name === name || source.specifier.includes(name));
}

function nameOfFunction(fn: TSESTree.FunctionLike): string | undefined {
  if ("id" in fn && fn.id != null) return fn.id.name;
  const parent = fn.parent as TSESTree.Node | undefined;
  if (parent?.type === "VariableDeclarator" && parent.id.type === "Identifier") return parent.id.name;
  if (parent?.type === "MethodDefinition" && parent.key.type === "Identifier") return parent.key.name;
  return undefined;
}
