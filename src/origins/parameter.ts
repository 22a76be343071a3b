import type { Definition } from "@typescript-eslint/scope-manager";
import type { TSESTree } from "@typescript-eslint/utils";
import { keyName, parameterPattern } from "../syntax/nodes.ts";
import { pathTo } from "../syntax/patterns.ts";
import { callbackParameter, functionTypeParameter } from "./callback-parameter.ts";
import { injectedValue } from "./injection.ts";
import { memberOf } from "./member.ts";
import type { Origins } from "./origins.ts";
import { typeValue } from "./type-annotation.ts";
import { isVague, type Frame, type FunctionNode, type Value } from "./value.ts";
import { follow } from "./variable.ts";

/** What a function's parameter holds: by its annotation, by the call that the frame stands for, or by the context that the function is written in. */
export function parameterValue(origins: Origins, definition: Definition, frame: Frame): Value | undefined {
  const fn = definition.node as FunctionNode;
  const name = definition.name as TSESTree.Node;
  for (const [index, parameter] of (fn.params ?? []).entries()) {
    const path = pathTo(parameter, name);
    if (path === undefined) continue;
    const value = wholeParameter(origins, fn, index, parameter, frame);
    if (value === undefined && path.fallback === undefined && parameter.type === "AssignmentPattern") {
      return follow(origins, origins.value(parameter.right, frame), { ...path, steps: path.steps }, frame);
    }
    return follow(origins, value, path, frame);
  }
  return undefined;
}

function wholeParameter(
  origins: Origins,
  fn: FunctionNode,
  index: number,
  parameter: TSESTree.Parameter,
  frame: Frame,
): Value | undefined {
  const pattern = (parameter.type === "RestElement" ? parameter : parameterPattern(parameter)) as {
    typeAnnotation?: TSESTree.TSTypeAnnotation | null;
    decorators?: TSESTree.Decorator[];
  };
  const annotated =
    pattern.typeAnnotation == null
      ? undefined
      : typeValue(origins, pattern.typeAnnotation.typeAnnotation, frame);
  if (annotated !== undefined && !isVague(annotated)) return annotated;
  const decorators = parameter.type === "TSParameterProperty" ? parameter.decorators : pattern.decorators;
  const injected = injectedValue(origins, decorators, frame);
  if (injected !== undefined) return injected;
  const argument = origins.argument(parameter, frame);
  const passed = argument && origins.value(argument.node, argument.frame);
  if (passed !== undefined) return passed;
  return annotated ?? contextualParameter(origins, fn, index, frame);
}

/** The type that a function expression's parameter takes from where the function stands. */
function contextualParameter(
  origins: Origins,
  fn: FunctionNode,
  index: number,
  frame: Frame,
): Value | undefined {
  const parent = fn.parent as TSESTree.Node | undefined;
  switch (parent?.type) {
    case "CallExpression":
    case "NewExpression":
      return callbackParameter(origins, parent, fn, undefined, index, frame);
    case "Property": {
      // `{ handler: (request) => ... }` as an argument, or of a declared type.
      const object = parent.parent;
      if (object?.type !== "ObjectExpression") return undefined;
      const { parent: outer } = object;
      if (outer.type === "CallExpression" || outer.type === "NewExpression")
        return callbackParameter(origins, outer, object, keyName(parent), index, frame);
      const declared = declaredObject(origins, object, frame);
      const name = keyName(parent);
      const member =
        declared === undefined || name === undefined ? undefined : memberOf(origins, declared, name, frame);
      return functionTypeParameter(origins, member, index, frame);
    }
    case "VariableDeclarator":
      return parent.id.typeAnnotation == null
        ? undefined
        : functionTypeParameter(
            origins,
            typeValue(origins, parent.id.typeAnnotation.typeAnnotation, frame),
            index,
            frame,
          );
    case "TSAsExpression":
    case "TSSatisfiesExpression":
      return functionTypeParameter(origins, typeValue(origins, parent.typeAnnotation, frame), index, frame);
    case "PropertyDefinition":
      return parent.typeAnnotation == null
        ? undefined
        : functionTypeParameter(
            origins,
            typeValue(origins, parent.typeAnnotation.typeAnnotation, frame),
            index,
            frame,
          );
    default:
      return undefined;
  }
}

/** The type that an object literal is declared to have: `const job: Job = { ... }`, `{ ... } satisfies Job`. */
function declaredObject(
  origins: Origins,
  { parent }: TSESTree.ObjectExpression,
  frame: Frame,
): Value | undefined {
  const annotation =
    parent.type === "VariableDeclarator"
      ? parent.id.typeAnnotation?.typeAnnotation
      : parent.type === "TSAsExpression" || parent.type === "TSSatisfiesExpression"
        ? parent.typeAnnotation
        : undefined;
  const type = annotation == null ? undefined : typeValue(origins, annotation, frame);
  return type?.kind === "shape" ? type : undefined;
}
