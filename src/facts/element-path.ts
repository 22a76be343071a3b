import type { TSESTree } from "@typescript-eslint/utils";
import type { Variable } from "@typescript-eslint/scope-manager";
import type { Module } from "../project/module.ts";
import { keyName, parameterPattern } from "../syntax/nodes.ts";
import { pathTo, type PatternStep } from "../syntax/patterns.ts";
import { variableAt } from "../syntax/scopes.ts";
import type { Repetition } from "./repetition.ts";

/** How a value is read out of the element that a repetition has come to. */
export interface ElementPath {
  /** Property names and indexes; none for the element itself. */
  readonly steps: readonly PatternStep[];
  /** The code claims more of its type than is known: `order.userId!`. */
  readonly asserted: boolean;
}

const ELEMENT: ElementPath = { steps: [], asserted: false };

/** The path from the repetition's element to the value of `node`; `undefined` if it is anything else than a path. */
export function elementPath(
  node: TSESTree.Node,
  repetition: Repetition,
  module: Module,
  depth = 0,
): ElementPath | undefined {
  if (depth > 8) return undefined;
  switch (node.type) {
    case "TSNonNullExpression":
    case "TSAsExpression": {
      const path = elementPath(node.expression, repetition, module, depth + 1);
      return path && { ...path, asserted: true };
    }
    case "MemberExpression": {
      if (node.optional) return undefined;
      if (isCountedElement(node, repetition, module)) return ELEMENT;
      const name = keyName(node);
      if (name === undefined) return undefined;
      const path = elementPath(node.object, repetition, module, depth + 1);
      return path && extended(path, [name]);
    }
    case "Identifier": {
      const variable = variableAt(module.scopes, node, node.name);
      return variable && variablePath(variable, repetition, module, depth);
    }
    default:
      return undefined;
  }
}

function variablePath(
  variable: Variable,
  repetition: Repetition,
  module: Module,
  depth: number,
): ElementPath | undefined {
  const [definition] = variable.defs;
  if (definition === undefined || variable.defs.length > 1 || isReassigned(variable)) return undefined;
  const name = definition.name as TSESTree.Node;
  const { element } = repetition;
  if (element !== undefined && isWithin(name, element)) {
    const hasDefault = element.type === "AssignmentPattern" || element.type === "RestElement";
    const path = hasDefault ? undefined : pathTo(parameterPattern(element as TSESTree.Parameter), name);
    return path && isPlain(path) ? extended(ELEMENT, path.steps) : undefined;
  }
  const declarator = definition.node as TSESTree.Node;
  if (declarator.type !== "VariableDeclarator" || declarator.init == null) return undefined;
  if (!isWithin(declarator, repetition.node)) return undefined;
  const path = pathTo(declarator.id, name);
  if (path === undefined || !isPlain(path)) return undefined;
  const base = elementPath(declarator.init, repetition, module, depth + 1);
  return base && extended(base, path.steps);
}

function isPlain({ fallback, rest }: { fallback?: unknown; rest: boolean }): boolean {
  return fallback === undefined && !rest;
}

function extended({ steps, asserted }: ElementPath, more: readonly PatternStep[]): ElementPath {
  return { steps: [...steps, ...more], asserted };
}

/** True if something is assigned to the variable after its declaration. */
export function isReassigned(variable: Variable): boolean {
  return variable.references.some((reference) => reference.isWrite() && reference.init !== true);
}

/** `xs[i]` in a loop that counts `i` over the indexes of `xs`. */
function isCountedElement(
  node: TSESTree.MemberExpression,
  { node: loop, collection }: Repetition,
  module: Module,
): boolean {
  if (loop.type !== "ForStatement" || !node.computed || node.property.type !== "Identifier") return false;
  const counter = loop.update?.type === "UpdateExpression" ? loop.update.argument : undefined;
  if (counter?.type !== "Identifier" || counter.name !== node.property.name) return false;
  if (variableAt(module.scopes, node, counter.name) !== variableAt(module.scopes, loop.body, counter.name))
    return false;
  const text = (part: TSESTree.Node) => module.text.slice(part.range[0], part.range[1]);
  return text(node.object) === text(collection);
}

export function isWithin(inner: TSESTree.Node, outer: TSESTree.Node): boolean {
  return inner.range[0] >= outer.range[0] && inner.range[1] <= outer.range[1];
}
