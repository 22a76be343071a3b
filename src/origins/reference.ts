import type { TSESTree } from "@typescript-eslint/utils";
import type { Model, TypeReference } from "../models/model.ts";
import { isClass, literalText } from "../syntax/nodes.ts";
import { contextOf, memberOf } from "./member.ts";
import type { Origins } from "./origins.ts";
import { typeValue } from "./type-annotation.ts";
import {
  alternatives,
  type Captures,
  type ClassNode,
  type Frame,
  type LibraryValue,
  type Value,
} from "./value.ts";

/** Whose reference is resolved: the model that writes it, the value that it is written for, and what was captured so far. */
export interface ReferenceSite {
  readonly model: Model;
  readonly owner?: LibraryValue | undefined;
  readonly captures: Captures;
  readonly frame: Frame;
}

/** The value that a model's reference stands for. */
export function referenced(
  origins: Origins,
  reference: TypeReference,
  site: ReferenceSite,
): Value | undefined {
  if (reference.endsWith("[]")) {
    const element = referenced(origins, reference.slice(0, -2), site);
    return element && { kind: "array", elements: [element], uniform: true };
  }
  const [head, ...path] = reference.split(".");
  if (head !== undefined && path.length > 0)
    return memberAlong(origins, referenced(origins, head, site), path, site);
  const { owner, captures } = site;
  switch (reference) {
    case "this":
      return owner;
    case "context":
      return owner && contextOf(origins, owner, site.frame);
    case "row":
      return rowValue(origins, site);
    default: {
      const type = origins.models.type(reference, site.model);
      if (type === undefined) return undefined;
      return {
        ...origins.library(type, captures, owner?.likely),
        ...(owner?.context && { context: owner.context }),
      };
    }
  }
}

/** `context.Variables.{name}`: a name in braces is what was captured under it. */
function memberAlong(
  origins: Origins,
  start: Value | undefined,
  path: readonly string[],
  { captures, frame }: ReferenceSite,
): Value | undefined {
  let value = start;
  for (const step of path) {
    const captured = step.startsWith("{") ? captures[step.slice(1, -1)] : step;
    const name = typeof captured === "string" ? captured : literalText(captured?.node);
    value = value === undefined || name === undefined ? undefined : memberOf(origins, value, name, frame);
  }
  return value;
}

/** A row of the captured table: an instance of the class that describes the table, and whatever every row can do. */
function rowValue(origins: Origins, { model, owner, captures }: ReferenceSite): Value | undefined {
  const type = origins.models.type("Row", model);
  const row = type && origins.library(type, captures, owner?.likely);
  const described = describedRow(origins, captures);
  // A class that extends the library's own has the library's members already.
  const complete = described?.kind === "instance" && extendsLibrary(origins, described.node, described.frame);
  return complete ? described : alternatives([described, row]);
}

function extendsLibrary(origins: Origins, node: ClassNode, frame: Frame, depth = 0): boolean {
  const base = node.superClass == null || depth > 16 ? undefined : origins.value(node.superClass, frame);
  if (base?.kind === "class") return extendsLibrary(origins, base.node, base.frame, depth + 1);
  return base?.kind === "library";
}

/** A row by the class or the type that describes the captured table. */
export function describedRow(origins: Origins, captures: Captures): Value | undefined {
  const capture = captures["table"] ?? captures["class"];
  if (capture === undefined || typeof capture === "string") return undefined;
  const { node, frame } = capture;
  if (isClass(node)) return origins.instance(node, frame);
  if (isType(node)) {
    const value = typeValue(origins, node, frame);
    return value?.kind === "class" ? origins.instance(value.node, value.frame) : value;
  }
  const value = origins.value(node, frame);
  return value?.kind === "class" ? origins.instance(value.node, value.frame) : undefined;
}

function isType(node: TSESTree.Node): boolean {
  return node.type.startsWith("TS") && node.type !== "TSAsExpression" && node.type !== "TSNonNullExpression";
}

/** What awaiting the value gives. */
export function settled(origins: Origins, value: Value | undefined, frame: Frame): Value | undefined {
  switch (value?.kind) {
    case "library": {
      const reference = origins.models.resolves(value.type);
      if (reference === undefined) return value;
      return referenced(origins, reference, {
        model: value.type.model,
        owner: value,
        captures: value.captures,
        frame,
      });
    }
    case "alternatives":
      return alternatives(value.values.map((one) => settled(origins, one, frame)));
    default:
      return value;
  }
}

/** What a loop over the value, or a callback of an iterating method, sees. */
export function elementOf(origins: Origins, value: Value, frame: Frame): Value | undefined {
  switch (value.kind) {
    case "array":
      return alternatives(value.elements);
    case "library": {
      const reference = origins.models.element(value.type);
      if (reference === undefined) return undefined;
      return referenced(origins, reference, {
        model: value.type.model,
        owner: value,
        captures: value.captures,
        frame,
      });
    }
    case "alternatives":
      return alternatives(value.values.map((one) => elementOf(origins, one, frame)));
    default:
      return undefined;
  }
}
