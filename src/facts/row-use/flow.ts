import type { TSESTree } from "@typescript-eslint/utils";
import type { Origins, Variable } from "../../origins/origins.ts";
import type { Frame } from "../../origins/value.ts";
import { variableAt } from "../../syntax/scopes.ts";
import { callWith } from "./calls.ts";
import { assign, bind } from "./bind.ts";
import { memberUse } from "./members.ts";
import { returnFrom } from "./returns.ts";
import type { UseCollector } from "./row-use.ts";
import { elementOf, type Shape } from "./shape.ts";

/** One pass along everything that may hold rows of one query. */
export interface Flow {
  readonly origins: Origins;
  readonly use: UseCollector;
  /** Variables that were followed already. */
  readonly seen: Set<Variable>;
  /** What becomes of the value that a function returns, for functions that are being followed. */
  readonly returns: Map<TSESTree.Node, (value: Shape) => void>;
  /** How many named functions deep. */
  readonly depth: number;
}

/** Follows a value from the expression that holds it. */
export function follow(flow: Flow, node: TSESTree.Node, value: Shape, frame: Frame): void {
  const { parent } = node;
  if (parent == null) return escape(flow, node, value);
  switch (parent.type) {
    case "AwaitExpression":
    case "TSNonNullExpression":
    case "ChainExpression":
      return follow(flow, parent, value, frame);
    case "TSAsExpression":
    case "TSTypeAssertion":
    case "TSSatisfiesExpression":
      typedAs(flow, parent.typeAnnotation, value, frame);
      return follow(flow, parent, value, frame);
    case "MemberExpression":
      return parent.object === node ? memberUse(flow, parent, value, frame) : escape(flow, node, value);
    case "CallExpression":
    case "NewExpression":
      return callWith(flow, parent, node, value, frame);
    case "VariableDeclarator":
      return bind(flow, parent.id, value, frame);
    case "AssignmentExpression":
      if (parent.right !== node) return escape(flow, node, value);
      assign(flow, parent, value, frame);
      return follow(flow, parent, value, frame);
    case "AssignmentPattern":
      return bind(flow, parent.left, value, frame);
    case "ForOfStatement":
      return loopOver(flow, parent, node, value, frame);
    case "ReturnStatement":
    case "ArrowFunctionExpression":
      return returnFrom(flow, parent, value, frame);
    case "ExpressionStatement":
      return discard(flow, value);
    case "IfStatement":
    case "WhileStatement":
    case "DoWhileStatement":
    case "ForStatement":
      return test(flow, value);
    case "UnaryExpression":
      return parent.operator === "delete" ? escape(flow, node, value) : test(flow, value);
    case "ConditionalExpression":
      return parent.test === node ? test(flow, value) : follow(flow, parent, value, frame);
    case "LogicalExpression":
      if (parent.left === node) test(flow, value);
      // What falls through `&&` on the left is no row.
      if (parent.left === node && parent.operator === "&&") return;
      return follow(flow, parent, value, frame);
    case "BinaryExpression":
      return isComparisonWithNothing(parent, node) ? test(flow, value) : escape(flow, node, value);
    case "SequenceExpression":
      return parent.expressions.at(-1) === node ? follow(flow, parent, value, frame) : undefined;
    case "ArrayExpression":
      return follow(
        flow,
        parent,
        { kind: "tuple", index: parent.elements.indexOf(node as TSESTree.Expression), of: value },
        frame,
      );
    case "SpreadElement":
      return spread(flow, parent, value, frame);
    case "Property":
      return propertyValue(flow, parent, node, value, frame);
    default:
      return escape(flow, node, value);
  }
}

/** The rows in a value are out of sight from here on. */
export function escape(flow: Flow, node: TSESTree.Node, value: Shape): void {
  useOf(flow, value).escape ??= node;
}

/** The collector for the rows that are in a value. */
export function useOf(flow: Flow, value: Shape): UseCollector {
  let inner = value;
  while (!("source" in inner)) inner = inner.of;
  return flow.use.at(inner.source.path);
}

/** True for a name that the file doesn't declare. */
export function isGlobal({ name }: TSESTree.Identifier, node: TSESTree.Node, { module }: Frame): boolean {
  return (variableAt(module.scopes, node, name)?.defs.length ?? 0) === 0;
}

/** Only whether the value is there is looked at. */
export function test(flow: Flow, value: Shape): void {
  if (value.kind === "row" || value.kind === "either") useOf(flow, value).tested = true;
}

function discard(flow: Flow, value: Shape): void {
  useOf(flow, value).tested = true;
}

/**
 * A declared type: its members are columns, if it spells them out. Else it stands in the way of fewer columns, and the
 * type of a function's parameter or result says that whole rows are wanted.
 */
export function typedAs(
  flow: Flow,
  annotation: TSESTree.TypeNode,
  value: Shape,
  frame: Frame,
  contract = false,
): void {
  const members = spelledMembers(annotation, value);
  if (members !== undefined) for (const name of members) useOf(flow, value).read(name, annotation, frame);
  else if (contract) escape(flow, annotation, value);
  else useOf(flow, value).typed ??= annotation;
}

/** Names that a row must have by its type; `undefined` where the type is not written out. */
function spelledMembers(annotation: TSESTree.TypeNode, value: Shape): readonly string[] | undefined {
  switch (annotation.type) {
    case "TSAnyKeyword":
    case "TSUnknownKeyword":
      return [];
    case "TSTypeReference":
      return referencedMembers(annotation, value);
    case "TSUnionType": {
      const rest = annotation.types.filter(
        ({ type }) => type !== "TSNullKeyword" && type !== "TSUndefinedKeyword",
      );
      return rest.length === 1 && rest[0] ? spelledMembers(rest[0], value) : undefined;
    }
    case "TSArrayType": {
      const element = elementOf(value);
      return element && spelledMembers(annotation.elementType, element);
    }
    case "TSTypeLiteral": {
      if (value.kind !== "row" && value.kind !== "either") return undefined;
      const names: string[] = [];
      for (const member of annotation.members) {
        if (member.type !== "TSPropertySignature" || member.key.type !== "Identifier") return undefined;
        if (value.source.relations.has(member.key.name)) return undefined;
        names.push(member.key.name);
      }
      return names;
    }
    default:
      return undefined;
  }
}

/** `as const`, `Pick<User, "id" | "email">`, `Array<...>`, `Promise<...>`. */
function referencedMembers(
  { typeName, typeArguments }: TSESTree.TSTypeReference,
  value: Shape,
): readonly string[] | undefined {
  const name = typeName.type === "Identifier" ? typeName.name : undefined;
  const [first, second] = typeArguments?.params ?? [];
  switch (name) {
    case "const":
      return [];
    case "Promise":
      return first && spelledMembers(first, value);
    case "Array":
    case "ReadonlyArray": {
      const element = elementOf(value);
      return first && element && spelledMembers(first, element);
    }
    case "Pick":
      return value.kind === "row" && second ? literalNames(second) : undefined;
    default:
      return undefined;
  }
}

function literalNames(type: TSESTree.TypeNode): readonly string[] | undefined {
  const names: string[] = [];
  for (const one of type.type === "TSUnionType" ? type.types : [type]) {
    if (one.type !== "TSLiteralType" || one.literal.type !== "Literal") return undefined;
    if (typeof one.literal.value !== "string") return undefined;
    names.push(one.literal.value);
  }
  return names;
}

function loopOver(
  flow: Flow,
  loop: TSESTree.ForOfStatement,
  node: TSESTree.Node,
  value: Shape,
  frame: Frame,
): void {
  const element = loop.right === node ? elementOf(value) : undefined;
  if (element === undefined) return escape(flow, node, value);
  const target = loop.left.type === "VariableDeclaration" ? loop.left.declarations[0]?.id : loop.left;
  if (target === undefined) return;
  bind(flow, target, element, frame);
}

/** `row === null`, `undefined != row`. */
function isComparisonWithNothing(node: TSESTree.BinaryExpression, side: TSESTree.Node): boolean {
  if (!/^[!=]==?$/.test(node.operator)) return false;
  const other = node.left === side ? node.right : node.left;
  return (
    (other.type === "Literal" && other.value === null) ||
    (other.type === "Identifier" && other.name === "undefined")
  );
}

function spread(flow: Flow, node: TSESTree.SpreadElement, value: Shape, frame: Frame): void {
  const element = elementOf(value);
  if (node.parent.type === "ArrayExpression" && element !== undefined)
    return follow(flow, node.parent, { kind: "list", of: element }, frame);
  if (node.parent.type === "ObjectExpression" && (value.kind === "object" || value.kind === "dictionary"))
    return follow(flow, node.parent, value, frame);
  escape(flow, node, value);
}

function propertyValue(
  flow: Flow,
  property: TSESTree.Property,
  node: TSESTree.Node,
  value: Shape,
  frame: Frame,
): void {
  const object = property.parent as TSESTree.Node;
  if (object.type !== "ObjectExpression" || property.value !== node || property.computed)
    return escape(flow, node, value);
  const name =
    property.key.type === "Identifier"
      ? property.key.name
      : property.key.type === "Literal"
        ? String(property.key.value)
        : undefined;
  if (name === undefined) return escape(flow, node, value);
  follow(flow, object, { kind: "object", name, of: value }, frame);
}
