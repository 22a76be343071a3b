import type { TSESTree } from "@typescript-eslint/utils";
import type { Frame } from "../../origins/value.ts";
import { isFunction, keyName } from "../../syntax/nodes.ts";
import { variableAt } from "../../syntax/scopes.ts";
import { escape, follow, test, typedAs, useOf, type Flow } from "./flow.ts";
import { elementOf, relatedShape, type Shape } from "./shape.ts";

/** Follows a value into what a declaration, a parameter or a destructuring makes of it. */
export function bind(flow: Flow, pattern: TSESTree.Node, value: Shape, frame: Frame): void {
  const annotation = "typeAnnotation" in pattern ? pattern.typeAnnotation : undefined;
  if (annotation != null && annotation.type === "TSTypeAnnotation")
    typedAs(flow, annotation.typeAnnotation, value, frame, isParameter(pattern));
  switch (pattern.type) {
    case "Identifier":
      return bindVariable(flow, pattern, value, frame);
    case "AssignmentPattern":
      return bind(flow, pattern.left, value, frame);
    case "ObjectPattern":
      return bindProperties(flow, pattern, value, frame);
    case "ArrayPattern":
      return bindElements(flow, pattern, value, frame);
    default:
      return escape(flow, pattern, value);
  }
}

/** `target = value`, for any kind of assignment that may put the value there. */
export function assign(
  flow: Flow,
  { left, operator }: TSESTree.AssignmentExpression,
  value: Shape,
  frame: Frame,
): void {
  if (operator === "=" || operator === "??=" || operator === "||=" || operator === "&&=")
    bind(flow, left, value, frame);
  else escape(flow, left, value);
}

function isParameter(pattern: TSESTree.Node): boolean {
  const { parent } = pattern;
  return isFunction(parent?.type === "AssignmentPattern" ? parent.parent : parent);
}

function bindVariable(flow: Flow, identifier: TSESTree.Identifier, value: Shape, frame: Frame): void {
  const variable = variableAt(frame.module.scopes, identifier, identifier.name);
  const [definition] = variable?.defs ?? [];
  if (variable === undefined || definition === undefined) return escape(flow, identifier, value);
  if (flow.seen.has(variable)) return;
  flow.seen.add(variable);
  const declaration = definition.parent as TSESTree.Node | null | undefined;
  if (declaration?.parent?.type === "ExportNamedDeclaration") return escape(flow, identifier, value);
  const declared = "typeAnnotation" in definition.name ? definition.name.typeAnnotation : undefined;
  if (declared != null && (definition.name as TSESTree.Node) !== identifier)
    typedAs(flow, declared.typeAnnotation, value, frame);
  const writes = variable.references.filter((reference) => reference.isWrite());
  // The variable's type comes from all of its values, or from the first.
  if (writes.length > 1) useOf(flow, value).typed ??= identifier;
  for (const reference of variable.references) {
    if (!reference.isRead()) continue;
    follow(flow, reference.identifier as TSESTree.Node, value, frame);
  }
}

function bindProperties(flow: Flow, pattern: TSESTree.ObjectPattern, value: Shape, frame: Frame): void {
  for (const property of pattern.properties) {
    if (property.type === "RestElement") {
      escape(flow, property, value);
      continue;
    }
    const name = keyName(property);
    if (name === undefined) {
      escape(flow, property, value);
      continue;
    }
    const inner = propertyOf(flow, value, name, property, frame);
    if (inner !== undefined) bind(flow, property.value, inner, frame);
  }
  test(flow, value);
}

/** Notes the read of a property; what is in it, where that holds rows. */
export function propertyOf(
  flow: Flow,
  value: Shape,
  name: string,
  node: TSESTree.Node,
  frame: Frame,
): Shape | undefined {
  switch (value.kind) {
    case "row":
    case "either": {
      if (value.kind === "either" && name === "length") {
        useOf(flow, value).counted = true;
        return undefined;
      }
      if (isIndex(name)) {
        if (value.kind === "either") return { kind: "row", source: value.source };
        // Drivers that give a row as an array count columns from the left.
        escape(flow, node, value);
        return undefined;
      }
      const related = relatedShape(value.source, name);
      if (related === undefined) useOf(flow, value).read(name, node, frame);
      else flow.use.at([...value.source.path, name]);
      return related;
    }
    case "object":
      return value.name === name ? value.of : columnsAt(value, name);
    case "columns":
      escape(flow, node, value);
      return undefined;
    case "dictionary":
      return value.of;
    case "tuple":
      if (name === "length") return undefined;
      if (isIndex(name)) return name === String(value.index) ? value.of : columnsAt(value, Number(name));
      escape(flow, node, value);
      return undefined;
    case "list":
      if (name === "length") useOf(flow, value).counted = true;
      else if (isIndex(name)) return value.of;
      else escape(flow, node, value);
      return undefined;
    case "map":
      if (name !== "size") escape(flow, node, value);
      else useOf(flow, value).counted = true;
      return undefined;
  }
}

function isIndex(name: string): boolean {
  return /^\d+$/.test(name);
}

/** What a result tells of its columns at this place. */
function columnsAt(
  { of, columnsAt: places }: Extract<Shape, { kind: "object" | "tuple" }>,
  place: string | number,
): Shape | undefined {
  return places?.includes(place) === true ? { kind: "columns", of } : undefined;
}

function bindElements(flow: Flow, pattern: TSESTree.ArrayPattern, value: Shape, frame: Frame): void {
  const element = elementOf(value);
  if (element === undefined || value.kind === "map") return escape(flow, pattern, value);
  for (const [index, target] of pattern.elements.entries()) {
    if (target === null) continue;
    if (value.kind === "tuple" && index !== value.index && target.type !== "RestElement") {
      const columns = columnsAt(value, index);
      if (columns !== undefined) bind(flow, target, columns, frame);
      continue;
    }
    if (target.type !== "RestElement") bind(flow, target, element, frame);
    else if (value.kind !== "tuple") bind(flow, target.argument, { kind: "list", of: element }, frame);
    else if (index <= value.index)
      bind(flow, target.argument, { ...value, index: value.index - index }, frame);
  }
}
