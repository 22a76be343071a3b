import type { TSESTree } from "@typescript-eslint/utils";
import type { CallbackModel, CallModel } from "../models/model.ts";
import { CALLED_WITH_ELEMENTS } from "../syntax/array-methods.ts";
import { keyName, parameterPattern } from "../syntax/nodes.ts";
import { parameterCalls } from "../syntax/parameter-calls.ts";
import { defaultExport } from "./exports.ts";
import type { Origins } from "./origins.ts";
import { elementOf, referenced, settled } from "./reference.ts";
import { typeArgumentContext, typeValue } from "./type-annotation.ts";
import type { Frame, LibraryValue, MethodValue, Value } from "./value.ts";

/** The `index`th parameter of a value that is declared to be a function. */
export function functionTypeParameter(
  origins: Origins,
  type: Value | undefined,
  index: number,
  frame: Frame,
): Value | undefined {
  if (type?.kind === "method") return undefined;
  if (type?.kind === "library")
    return modelledParameter(origins, origins.models.call(type.type)?.callbacks?.[0], type, index, frame);
  if (
    type?.kind !== "shape" ||
    (type.node.type !== "TSFunctionType" && type.node.type !== "TSMethodSignature")
  )
    return undefined;
  const parameter = type.node.params[index];
  const annotation =
    parameter &&
    (parameterPattern(parameter) as { typeAnnotation?: TSESTree.TSTypeAnnotation | null }).typeAnnotation;
  return annotation == null
    ? undefined
    : typeValue(origins, annotation.typeAnnotation, type.frame, type.typeArguments);
}

/** What the function at an argument of a call gets, or at a property of that argument. */
export function callbackParameter(
  origins: Origins,
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  argument: TSESTree.Node,
  property: string | undefined,
  index: number,
  frame: Frame,
): Value | undefined {
  const position = call.arguments.indexOf(argument as TSESTree.CallExpressionArgument);
  if (position < 0) return undefined;
  const callee = origins.value(call.callee, frame);
  if (callee === undefined) return arrayElement(origins, call, index, frame);
  return (
    parameterOfCallback(origins, callee, call, position, property, index, frame) ??
    arrayElement(origins, call, index, frame)
  );
}

function parameterOfCallback(
  origins: Origins,
  callee: Value,
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  position: number,
  property: string | undefined,
  index: number,
  frame: Frame,
): Value | undefined {
  switch (callee.kind) {
    case "method":
    case "library": {
      const model = callee.kind === "method" ? callee.call : calledModel(origins, callee, call);
      const owner = withContext(origins, callee.kind === "method" ? callee.owner : callee, call, frame);
      const callback = callbackAt(model, position, call.arguments.length, property);
      if (
        callback?.runs === "each" &&
        callback.parameters === undefined &&
        index === (callback.element ?? 0)
      ) {
        const collection = iteratedCollection(callback, call);
        const value = collection && settled(origins, origins.value(collection, frame), frame);
        return value && elementOf(origins, value, frame);
      }
      return modelledParameter(origins, callback, owner, index, frame, callee);
    }
    case "function": {
      if (property !== undefined) return undefined;
      const parameter = callee.node.params[position];
      if (parameter === undefined) return undefined;
      const annotation = (
        parameterPattern(parameter) as { typeAnnotation?: TSESTree.TSTypeAnnotation | null }
      ).typeAnnotation;
      const declared =
        annotation == null
          ? undefined
          : functionTypeParameter(
              origins,
              typeValue(origins, annotation.typeAnnotation, callee.frame),
              index,
              frame,
            );
      if (declared !== undefined) return declared;
      // Untyped: what the function hands to it.
      const inside = origins.withArguments(callee, call, call.arguments, frame);
      for (const inner of parameterCalls(callee.node, position)) {
        const handed = inner.arguments[index];
        const value = handed && origins.value(handed, inside);
        if (value !== undefined) return value;
      }
      return undefined;
    }
    case "package": {
      const main = defaultExport(origins, callee);
      return main && parameterOfCallback(origins, main, call, position, property, index, frame);
    }
    case "alternatives":
      for (const value of callee.values) {
        const found = parameterOfCallback(origins, value, call, position, property, index, frame);
        if (found !== undefined) return found;
      }
      return undefined;
    default:
      return undefined;
  }
}

/** `createMiddleware<Env>(async (c) => ...)`: without an application, the call itself says what the context is. */
function withContext(
  origins: Origins,
  owner: LibraryValue | undefined,
  call: TSESTree.Node,
  frame: Frame,
): LibraryValue | undefined {
  if (owner === undefined || owner.context !== undefined) return owner;
  const context = typeArgumentContext(origins, call, frame);
  return context === undefined ? owner : { ...owner, context };
}

function calledModel(
  origins: Origins,
  callee: LibraryValue,
  call: TSESTree.CallExpression | TSESTree.NewExpression,
): CallModel | undefined {
  return call.type === "NewExpression" ? callee.type.type.construct : origins.models.call(callee.type);
}

/** The collection whose elements a callback of this call gets. */
export function iteratedCollection(
  callback: CallbackModel,
  call: TSESTree.CallExpression | TSESTree.NewExpression,
): TSESTree.Node | undefined {
  if (callback.collection?.receiver !== true) return call.arguments.at(callback.collection?.argument ?? 0);
  return call.callee.type === "MemberExpression" ? call.callee.object : undefined;
}

/** The callback that a model describes at a position; negative positions count from the end. */
export function callbackAt(
  call: CallModel | undefined,
  position: number,
  count: number,
  property?: string,
): CallbackModel | undefined {
  return call?.callbacks?.find(
    (c) => (c.argument < 0 ? c.argument + count : c.argument) === position && c.property === property,
  );
}

/** What a model says that a callback gets as its `index`th argument. */
export function modelledParameter(
  origins: Origins,
  callback: CallbackModel | undefined,
  owner: LibraryValue | undefined,
  index: number,
  frame: Frame,
  callee?: MethodValue | LibraryValue,
): Value | undefined {
  const reference = callback?.parameters?.[index];
  const model = callee?.kind === "method" ? callee.ownerType.model : owner?.type.model;
  if (reference == null || model === undefined) return undefined;
  return referenced(origins, reference, { model, owner, captures: owner?.captures ?? {}, frame });
}

/** `models.map((Model) => Model.find())`, `User.findOne().then((user) => user.save())`. */
function arrayElement(
  origins: Origins,
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  index: number,
  frame: Frame,
): Value | undefined {
  if (index !== 0 || call.callee.type !== "MemberExpression") return undefined;
  const name = keyName(call.callee);
  if (name === "then") return settled(origins, origins.value(call.callee.object, frame), frame);
  if (name === undefined || !CALLED_WITH_ELEMENTS.has(name)) return undefined;
  const collection = origins.value(call.callee.object, frame);
  return collection && elementOf(origins, collection, frame);
}
