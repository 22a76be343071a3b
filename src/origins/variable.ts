import type { Definition, Variable } from "@typescript-eslint/scope-manager";
import type { TSESTree } from "@typescript-eslint/utils";
import { isClass, isFunction } from "../syntax/nodes.ts";
import { pathTo, type PatternPath } from "../syntax/patterns.ts";
import { importedValue } from "./exports.ts";
import { memberOf } from "./member.ts";
import type { Origins } from "./origins.ts";
import { parameterValue } from "./parameter.ts";
import { elementOf } from "./reference.ts";
import { typeValue } from "./type-annotation.ts";
import { alternatives, type Frame, type FunctionNode, type Value } from "./value.ts";

/** More writes than this, and the variable is a moving target rather than a lazily made singleton. */
const MAX_WRITES = 4;

/** What a variable holds. */
export function variableValue(origins: Origins, variable: Variable, frame: Frame): Value | undefined {
  const definition = definitionWithBody(variable);
  if (definition === undefined) return undefined;
  switch (definition.type) {
    case "ImportBinding":
      return importBindingValue(origins, definition, frame);
    case "FunctionName":
      return { kind: "function", node: definition.node as FunctionNode, frame };
    case "ClassName":
      return isClass(definition.node) ? { kind: "class", node: definition.node, frame } : undefined;
    case "Parameter":
      return parameterValue(origins, definition, frame);
    case "Variable":
      return declaredValue(
        origins,
        variable,
        definition.node as TSESTree.VariableDeclarator,
        definition.name,
        frame,
      );
    default:
      return undefined;
  }
}

/** Overloads declare a function several times; the last definition with a body is the function. */
function definitionWithBody(variable: Variable): Definition | undefined {
  return (
    variable.defs.findLast((d) => d.type === "FunctionName" && isFunction(d.node as TSESTree.Node)) ??
    variable.defs.at(-1)
  );
}

function importBindingValue(origins: Origins, definition: Definition, frame: Frame): Value | undefined {
  const node = definition.node as TSESTree.Node;
  const importer = frame.module.filename;
  if (node.type === "TSImportEqualsDeclaration") {
    const reference = node.moduleReference;
    if (reference.type !== "TSExternalModuleReference") return undefined;
    const specifier = reference.expression.type === "Literal" ? reference.expression.value : undefined;
    return typeof specifier === "string" ? importedValue(origins, specifier, "*", importer) : undefined;
  }
  const declaration = definition.parent as TSESTree.Node | null | undefined;
  if (declaration?.type !== "ImportDeclaration" || typeof declaration.source.value !== "string")
    return undefined;
  return importedValue(origins, declaration.source.value, importedName(node), importer);
}

/** The exported name that an import specifier asks for; `*` for a namespace import. */
export function importedName(node: TSESTree.Node): string {
  if (node.type === "ImportDefaultSpecifier") return "default";
  if (node.type !== "ImportSpecifier") return "*";
  return node.imported.type === "Identifier" ? node.imported.name : node.imported.value;
}

function declaredValue(
  origins: Origins,
  variable: Variable,
  declarator: TSESTree.VariableDeclarator,
  name: TSESTree.Node,
  frame: Frame,
): Value | undefined {
  const loop = declarator.parent.parent;
  const path = pathTo(declarator.id, name);
  if (path === undefined) return undefined;
  if ((loop.type === "ForOfStatement" || loop.type === "ForInStatement") && loop.left === declarator.parent) {
    const collection = loop.type === "ForOfStatement" ? origins.value(loop.right, frame) : undefined;
    return collection && follow(origins, elementOf(origins, collection, frame), path, frame);
  }
  const annotation = declarator.id.typeAnnotation?.typeAnnotation;
  const initial =
    declarator.init == null ? undefined : follow(origins, origins.value(declarator.init, frame), path, frame);
  const values = [initial, ...writtenValues(origins, variable, frame)];
  const known = alternatives(distinct(values));
  if (annotation == null) return known;
  if (known !== undefined && known.kind !== "package") return known;
  return follow(origins, typeValue(origins, annotation, frame), path, frame) ?? known;
}

/** Assignments after the declaration: `let db; ... db = connect()`. */
function writtenValues(origins: Origins, variable: Variable, frame: Frame): (Value | undefined)[] {
  const writes = variable.references.filter((r) => r.isWrite() && !r.init && r.writeExpr != null);
  if (writes.length > MAX_WRITES) return [];
  return writes.map((write) => {
    const assignment = write.identifier.parent;
    const direct =
      assignment?.type === "AssignmentExpression" && assignment.left === (write.identifier as TSESTree.Node);
    return direct ? origins.value(write.writeExpr as TSESTree.Node, frame) : undefined;
  });
}

function distinct(values: readonly (Value | undefined)[]): Value[] {
  const kept: Value[] = [];
  for (const value of values) {
    if (value === undefined) continue;
    const same = kept.some(
      (other) =>
        other === value ||
        (other.kind === "library" && value.kind === "library" && other.type === value.type) ||
        ("node" in other && "node" in value && other.node === value.node),
    );
    if (!same) kept.push(value);
  }
  return kept;
}

/** The value at the end of a destructuring path. */
export function follow(
  origins: Origins,
  value: Value | undefined,
  path: PatternPath,
  frame: Frame,
): Value | undefined {
  let current = value;
  for (const step of path.steps) {
    if (current === undefined) break;
    current = typeof step === "number" ? indexed(current, step) : memberOf(origins, current, step, frame);
  }
  if (current === undefined && path.fallback !== undefined) return origins.value(path.fallback, frame);
  return current;
}

/** An element by its position; of a collection whose length isn't known, any element. */
export function indexed(value: Value, index: number): Value | undefined {
  if (value.kind === "alternatives") return alternatives(value.values.map((one) => indexed(one, index)));
  if (value.kind !== "array") return undefined;
  return value.uniform === true ? value.elements[0] : value.elements[index];
}
