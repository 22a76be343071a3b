import type { TSESTree } from "@typescript-eslint/utils";
import type { CompiledType } from "../models/compile.ts";
import type { CallModel, Place, TypeReference } from "../models/model.ts";
import { isFunction } from "../syntax/nodes.ts";
import { defaultExport } from "./exports.ts";
import type { Origins } from "./origins.ts";
import { placedNode } from "./place.ts";
import { referenced } from "./reference.ts";
import { typeArgumentContext, typeValue } from "./type-annotation.ts";
import {
  alternatives,
  isVague,
  type Capture,
  type Captures,
  type Frame,
  type FunctionValue,
  type MethodValue,
  type Value,
} from "./value.ts";

/** A call, a `new` expression or a tagged template, as far as values care. */
export interface CallSite {
  readonly node: TSESTree.Node;
  readonly args: readonly TSESTree.Node[];
  readonly tagged?: boolean;
}

/** More `return`s than this, and a function's result is whatever its annotation says. */
const MAX_RETURNS = 4;

/** What a call of `callee` gives; promises count as what they resolve to. */
export function callResult(origins: Origins, callee: Value, site: CallSite, frame: Frame): Value | undefined {
  switch (callee.kind) {
    case "method":
      return modelledResult(origins, callee.call, callee, site, frame);
    case "library": {
      const { models } = origins;
      const call = site.tagged === true ? models.tag(callee.type) : models.call(callee.type);
      if (call === undefined) return undefined;
      const method: MethodValue = { kind: "method", owner: callee, ownerType: callee.type, name: "", call };
      return modelledResult(origins, call, method, site, frame);
    }
    case "function":
      return functionResult(origins, callee, site, frame);
    case "package": {
      const main = defaultExport(origins, callee);
      return main === undefined
        ? wrappedFunction(origins, site, frame)
        : callResult(origins, main, site, frame);
    }
    case "shape": {
      const node = callee.node as TSESTree.Node;
      if (node.type === "TSFunctionType" || node.type === "TSMethodSignature") {
        return node.returnType == null
          ? undefined
          : typeValue(origins, node.returnType.typeAnnotation, callee.frame, callee.typeArguments);
      }
      return undefined;
    }
    case "alternatives":
      return alternatives(callee.values.map((value) => callResult(origins, value, site, frame)));
    default:
      return undefined;
  }
}

function modelledResult(
  origins: Origins,
  call: CallModel,
  method: MethodValue,
  site: CallSite,
  frame: Frame,
): Value | undefined {
  switch (call.returns) {
    case undefined:
      return undefined;
    case "this":
      return method.owner && withCaptures(method.owner, captured(call, site, frame, method.owner.captures));
    case "argument": {
      const [argument] = site.args;
      return argument && origins.value(argument, frame);
    }
    case "callback": {
      for (const callback of call.callbacks ?? []) {
        const argument = placedNode(site.args, callback);
        const value = argument && origins.value(argument, frame);
        if (value?.kind === "function")
          return functionResult(origins, value, { node: site.node, args: [] }, frame);
      }
      return undefined;
    }
    case "instance": {
      const [argument] = site.args;
      const value = argument && origins.value(argument, frame);
      // A token: the caller says what is kept under it.
      return value?.kind === "class"
        ? origins.instance(value.node, value.frame)
        : typeArgumentContext(origins, site.node, frame);
    }
    default: {
      const { owner, ownerType } = method;
      const captures = captured(call, site, frame, owner?.captures ?? {});
      const made = referenced(origins, call.returns, { model: ownerType.model, owner, captures, frame });
      const mixed = call.mixin && placedNode(site.args, call.mixin);
      if (mixed !== undefined) return alternatives([made, origins.value(mixed, frame)]);
      if (made?.kind !== "library" || made.context !== undefined) return made;
      const context = typeArgumentContext(origins, site.node, frame);
      return context === undefined ? made : { ...made, context };
    }
  }
}

function withCaptures(value: Extract<Value, { kind: "library" }>, captures: Captures): Value {
  return captures === value.captures ? value : { ...value, captures };
}

/** The receiver's captures and those that this call adds. */
export function captured(call: CallModel, site: CallSite, frame: Frame, before: Captures): Captures {
  if (call.captures === undefined) return before;
  const captures: Record<string, Capture> = { ...before };
  for (const [name, place] of Object.entries(call.captures)) {
    const capture = captureAt(place, site, frame, before);
    if (capture !== undefined) captures[name] = capture;
  }
  return captures;
}

function captureAt(place: Place, site: CallSite, frame: Frame, before: Captures): Capture | undefined {
  if (place.capture !== undefined) return before[place.capture];
  const node = place.call === true ? site.node : placedNode(site.args, place);
  return node && { node, frame };
}

function functionResult(
  origins: Origins,
  fn: FunctionValue,
  site: CallSite,
  caller: Frame,
): Value | undefined {
  const { node } = fn;
  const annotated =
    node.returnType == null ? undefined : typeValue(origins, node.returnType.typeAnnotation, fn.frame);
  if (annotated !== undefined && !isVague(annotated)) return annotated;
  if (node.body == null || node.generator) return annotated;
  const frame = origins.withArguments(fn, site.node, site.args, caller);
  if (node.body.type !== "BlockStatement") return typed(origins.value(node.body, frame), annotated);
  const returned = returnedExpressions(node.body);
  if (returned.length > MAX_RETURNS) return annotated;
  return typed(alternatives(returned.map((expression) => origins.value(expression, frame))), annotated);
}

/** An object literal's members are often known by the declared type alone: `{ Model: adapter.models[slug] }`. */
function typed(value: Value | undefined, annotated: Value | undefined): Value | undefined {
  const literals =
    value?.kind === "object" ||
    (value?.kind === "alternatives" && value.values.every(({ kind }) => kind === "object"));
  return literals ? alternatives([value, annotated]) : (value ?? annotated);
}

const returns = new WeakMap<TSESTree.BlockStatement, TSESTree.Expression[]>();

/** What the function's own `return` statements give, those of inner functions left out. */
export function returnedExpressions(body: TSESTree.BlockStatement): readonly TSESTree.Expression[] {
  let found = returns.get(body);
  if (found === undefined) {
    found = [];
    collectReturns(body, found);
    returns.set(body, found);
  }
  return found;
}

function collectReturns(node: TSESTree.Statement | null | undefined, into: TSESTree.Expression[]): void {
  if (node == null) return;
  switch (node.type) {
    case "ReturnStatement":
      if (node.argument != null) into.push(node.argument);
      return;
    case "BlockStatement":
      for (const statement of node.body) collectReturns(statement, into);
      return;
    case "IfStatement":
      collectReturns(node.consequent, into);
      collectReturns(node.alternate, into);
      return;
    case "TryStatement":
      collectReturns(node.block, into);
      collectReturns(node.handler?.body, into);
      collectReturns(node.finalizer, into);
      return;
    case "SwitchStatement":
      for (const branch of node.cases)
        for (const statement of branch.consequent) collectReturns(statement, into);
      return;
    case "ForStatement":
    case "ForInStatement":
    case "ForOfStatement":
    case "WhileStatement":
    case "DoWhileStatement":
    case "LabeledStatement":
    case "WithStatement":
      collectReturns(node.body, into);
      return;
    default:
      return;
  }
}

/** `cache(fn)`, `memoize(fn)`, `asyncHandler(fn)`: calling what an unknown package made of a function calls the function. */
function wrappedFunction(origins: Origins, site: CallSite, frame: Frame): Value | undefined {
  const [first] = site.args;
  if (first === undefined) return undefined;
  if (isFunction(first)) return origins.value(first, frame);
  if (first.type !== "Identifier" && first.type !== "MemberExpression") return undefined;
  const value = origins.value(first, frame);
  // `withAccelerate(prisma)`: an extended client is still a client.
  return value?.kind === "function" || value?.kind === "library" || value?.kind === "class"
    ? value
    : undefined;
}

/** What `new callee(...)` gives. */
export function constructed(
  origins: Origins,
  callee: Value,
  node: TSESTree.NewExpression,
  frame: Frame,
): Value | undefined {
  switch (callee.kind) {
    case "class":
      return origins.instance(callee.node, callee.frame);
    case "library": {
      const { construct, instance } = callee.type.type;
      const site: CallSite = { node, args: node.arguments };
      if (construct !== undefined) {
        const method: MethodValue = {
          kind: "method",
          owner: callee,
          ownerType: callee.type,
          name: "new",
          call: construct,
        };
        return modelledResult(origins, construct, method, site, frame);
      }
      const made = instanceType(origins, callee.type, instance);
      if (made === undefined) return undefined;
      const context = typeArgumentContext(origins, node, frame);
      const captures: Record<string, Capture> = { ...callee.captures };
      for (const [name, index] of Object.entries(callee.type.type.typeArguments ?? {})) {
        const argument = node.typeArguments?.params[index];
        if (argument !== undefined) captures[name] = { node: argument, frame };
      }
      return { ...origins.library(made, captures, callee.likely), ...(context && { context }) };
    }
    case "alternatives":
      return alternatives(callee.values.map((value) => constructed(origins, value, node, frame)));
    case "function":
      return functionResult(origins, callee, { node, args: node.arguments }, frame);
    case "package": {
      const main = defaultExport(origins, callee);
      return main && constructed(origins, main, node, frame);
    }
    default:
      return undefined;
  }
}

export function instanceType(
  origins: Origins,
  type: CompiledType,
  instance: TypeReference | undefined,
): CompiledType | undefined {
  return instance === undefined ? undefined : origins.models.type(instance, type.model);
}
