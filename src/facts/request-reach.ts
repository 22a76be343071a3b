import type { TSESTree } from "@typescript-eslint/utils";
import type { Origins } from "../origins/origins.ts";
import type { Frame, Value } from "../origins/value.ts";
import type { Module } from "../project/module.ts";
import { decoratorsOf } from "../syntax/decorators.ts";
import { functionName, isClass, isFunction, keyName, parameterPattern } from "../syntax/nodes.ts";
import { importedBindings } from "../project/imported-bindings.ts";
import { callersOf } from "./callers.ts";
import { handlersOf } from "./handler/handlers.ts";
import { queriesOf } from "./query.ts";
import { environmentsOf, packageEnvironments } from "./environment.ts";
import { surroundingsOf } from "./repetition.ts";

/** How sure it is that requests get to a function: `module` by its own module, `package` only by the company it keeps. */
export type Reach = { readonly fn: TSESTree.FunctionLike; readonly by: "module" | "package" };

/**
 * The function that a node runs in, if a request can get there: a handler, or a function of the modules that handlers
 * call. `undefined` for start-up code, jobs, scripts, tests, browser code, and callbacks that a library calls by rules
 * of its own.
 */
export function reachedByRequest(origins: Origins, node: TSESTree.Node, frame: Frame): Reach | undefined {
  const { body } = surroundingsOf(origins, node, frame);
  if (body.type === "Program" || !isFunction(body)) return undefined;
  const served = servedBy(origins, frame.module);
  const by = served === undefined ? undefined : takesRequest(body) ? "module" : served;
  if (by === undefined) return undefined;
  for (let fn: TSESTree.Node | undefined = body; fn != null; fn = enclosing(fn)) {
    if (!isFunction(fn) || isHandler(origins, fn, frame.module)) continue;
    if (isConstructor(fn) || isScheduled(origins, fn, frame.module) || isForeign(origins, fn, frame))
      return undefined;
  }
  if (isStartUp(origins, body, frame)) return undefined;
  return { fn: body, by };
}

function isHandler(origins: Origins, fn: TSESTree.Node, module: Module): boolean {
  return handlersOf(origins, module).some(
    ({ handler: { node, frame } }) =>
      frame.module === module && node.range[0] <= fn.range[0] && node.range[1] >= fn.range[1],
  );
}

/** A function that is handed the request itself, by whatever name frameworks and projects have for it. */
function takesRequest(fn: TSESTree.FunctionLike): boolean {
  return fn.params.some((parameter) => {
    const pattern = parameterPattern(parameter);
    if (pattern.type === "Identifier") return /^(?:req|request)$/.test(pattern.name);
    return (
      pattern.type === "ObjectPattern" &&
      pattern.properties.some(
        (property) => property.type === "Property" && /^(?:req|request)$/.test(keyName(property) ?? ""),
      )
    );
  });
}

function enclosing(node: TSESTree.Node): TSESTree.Node | undefined {
  for (let current = node.parent as TSESTree.Node | undefined; current != null; current = current.parent)
    if (isFunction(current)) return current;
  return undefined;
}

const known = new WeakMap<Origins, WeakMap<Module, Reach["by"] | "none">>();

/** Whether functions of this module take part in answering requests, as far as its imports, its place and its queries tell. */
function servedBy(origins: Origins, module: Module): Reach["by"] | undefined {
  let modules = known.get(origins);
  if (modules === undefined) known.set(origins, (modules = new WeakMap()));
  let by = modules.get(module);
  if (by === undefined) modules.set(module, (by = findServed(origins, module)));
  return by === "none" ? undefined : by;
}

function findServed(origins: Origins, module: Module): Reach["by"] | "none" {
  const environments = environmentsOf(origins, module);
  if (environments.has("browser") || environments.has("tests") || environments.has("commands")) return "none";
  if (environments.has("requests") || handlersOf(origins, module).length > 0) return "module";
  if (environments.has("jobs") || hasElements(module) || isProgram(module)) return "none";
  if (queriesOf(origins, module).length > 0) return "module";
  const around = packageEnvironments(origins, module.filename);
  return around.has("requests") && !around.has("browser") ? "module" : "package";
}

/** Nothing can be called from elsewhere: what runs, runs when the module loads. */
function isProgram({ exports, ast }: Module): boolean {
  return (
    exports.named.size === 0 &&
    exports.stars.length === 0 &&
    ast.body.some((node) => node.type === "ExpressionStatement" && isCall(node.expression))
  );
}

function isCall(node: TSESTree.Node): boolean {
  if (node.type === "AwaitExpression" || node.type === "UnaryExpression") return isCall(node.argument);
  return node.type === "CallExpression";
}

/** Markup stands in components, which fail by their error boundary. */
function hasElements({ filename }: Module): boolean {
  return /\.[jt]sx$/.test(filename);
}

function isConstructor(fn: TSESTree.Node): boolean {
  const parent = fn.parent as TSESTree.Node | undefined;
  return parent?.type === "MethodDefinition" && (parent.kind === "constructor" || isHook(parent));
}

/** Methods by which frameworks start and stop what they made. */
function isHook(method: TSESTree.MethodDefinition): boolean {
  return /^on(?:Module|Application)(?:Init|Destroy|Bootstrap|Shutdown)$/.test(keyName(method) ?? "");
}

/** A clock or a queue calls the method, as its decorator says. */
function isScheduled(origins: Origins, fn: TSESTree.Node, module: Module): boolean {
  const method = fn.parent as TSESTree.Node | undefined;
  if (method?.type !== "MethodDefinition") return false;
  return decoratorsOf(method).some(({ expression }) => {
    const name = expression.type === "CallExpression" ? expression.callee : expression;
    const imported = name.type === "Identifier" ? importedBindings(module).get(name.name) : undefined;
    return imported !== undefined && origins.models.environment(imported.specifier, imported.name) === "jobs";
  });
}

const MAX_STEPS = 3;

/** A function that nothing but the loading of its own module calls: `start().catch(exit)`. */
function isStartUp(origins: Origins, fn: TSESTree.FunctionLike, frame: Frame, steps = 0): boolean {
  const name = functionName(fn);
  if (name === undefined || steps > MAX_STEPS || isExported(frame.module, name.name)) return false;
  const callers = callersOf(origins, fn, frame) ?? [];
  return (
    callers.length > 0 &&
    callers.every((caller) => {
      const { body } = surroundingsOf(origins, caller.call, caller.frame);
      return body.type === "Program" || isStartUp(origins, body, frame, steps + 1);
    })
  );
}

function isExported({ exports }: Module, local: string): boolean {
  return [...exports.named.values()].some((target) => target.kind === "binding" && target.name === local);
}

/** Handed to a package, directly or in an object, that is not known to answer requests with it. */
function isForeign(origins: Origins, fn: TSESTree.Node, frame: Frame): boolean {
  let child = fn;
  for (
    let current = fn.parent as TSESTree.Node | undefined;
    current != null;
    child = current, current = current.parent
  ) {
    switch (current.type) {
      case "Property":
      case "ObjectExpression":
      case "ArrayExpression":
      case "TSAsExpression":
      case "TSSatisfiesExpression":
        continue;
      case "CallExpression":
      case "NewExpression":
        if (current.callee === child) return false;
        if (isForeignCallee(origins, origins.value(current.callee, frame))) return true;
        continue;
      // `handlers = { validate(value) { ... } }`, kept by a name: who calls it is open.
      default:
        return false;
    }
  }
  return false;
}

function isForeignCallee(origins: Origins, callee: Value | undefined): boolean {
  switch (callee?.kind) {
    case "package":
      return !["requests"].includes(
        origins.models.environment(callee.specifier, callee.path[0] ?? "*") ?? "",
      );
    case "method":
      return isData(callee.ownerType.model.name, origins) && (callee.call.callbacks ?? []).length === 0;
    case "library":
      return (origins.models.call(callee.type)?.callbacks ?? []).length === 0;
    case "class":
      return isClass(callee.node) && callee.node.superClass != null;
    default:
      return false;
  }
}

/** A model that runs statements: what it is handed are hooks and validators. */
function isData(name: string, origins: Origins): boolean {
  return origins.models.named(name)?.schema !== undefined;
}
