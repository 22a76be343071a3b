import type { TSESTree } from "@typescript-eslint/utils";
import { enclosingFunction, isClass, isFunction, keyName, lastName, unwrapped } from "../syntax/nodes.ts";
import { variableAt } from "../syntax/scopes.ts";
import { assignedProperty, assignedThis } from "./assigned-member.ts";
import { callResult, constructed } from "./call.ts";
import { importedValue, namespaceOf } from "./exports.ts";
import { collectionCall } from "./collection-call.ts";
import { memberOf } from "./member.ts";
import type { Origins } from "./origins.ts";
import { referenced, settled } from "./reference.ts";
import { typeValue } from "./type-annotation.ts";
import { alternatives, type Frame, type FunctionNode, type LibraryValue, type Value } from "./value.ts";
import { variableValue } from "./variable.ts";

/** The value of one expression; `Origins.value` remembers it and guards against cycles. */
export function evaluate(origins: Origins, node: TSESTree.Node, frame: Frame): Value | undefined {
  switch (node.type) {
    case "TSAsExpression":
    case "TSTypeAssertion":
      // `as` tells the truth about what code outside the project made, and hides it about what the project made.
      return origins.value(node.expression, frame) ?? typeValue(origins, node.typeAnnotation, frame);
    case "TSSatisfiesExpression":
    case "TSNonNullExpression":
    case "TSInstantiationExpression":
    case "ChainExpression":
      return origins.value(node.expression, frame);
    case "AwaitExpression":
      return settled(origins, origins.value(node.argument, frame), frame);
    case "Identifier":
      return identifierValue(origins, node, frame);
    case "ThisExpression":
      return thisValue(origins, node, frame);
    case "MemberExpression":
      return memberExpressionValue(origins, node, frame);
    case "CallExpression":
      return callExpressionValue(origins, node, frame);
    case "TaggedTemplateExpression": {
      const tag = origins.value(node.tag, frame);
      return tag && callResult(origins, tag, { node, args: [], tagged: true }, frame);
    }
    case "NewExpression": {
      const callee = origins.value(node.callee, frame);
      return callee && constructed(origins, callee, node, frame);
    }
    case "LogicalExpression":
      // `globalThis.db ?? new Client()`: whichever side is known.
      return node.operator === "&&"
        ? origins.value(node.right, frame)
        : alternatives([origins.value(node.left, frame), origins.value(node.right, frame)]);
    case "ConditionalExpression":
      return alternatives([origins.value(node.consequent, frame), origins.value(node.alternate, frame)]);
    case "AssignmentExpression":
      return origins.value(node.right, frame);
    case "SequenceExpression": {
      const last = node.expressions.at(-1);
      return last && origins.value(last, frame);
    }
    case "FunctionExpression":
    case "ArrowFunctionExpression":
    case "FunctionDeclaration":
      return { kind: "function", node: node as FunctionNode, frame };
    case "ClassDeclaration":
    case "ClassExpression":
      return { kind: "class", node, frame };
    case "ObjectExpression":
      return { kind: "object", node, frame };
    case "ArrayExpression": {
      const elements = node.elements.map((e) =>
        e === null || e.type === "SpreadElement" ? undefined : origins.value(e, frame),
      );
      return elements.some((e) => e !== undefined) ? { kind: "array", elements } : undefined;
    }
    case "ImportExpression": {
      const specifier =
        node.source.type === "Literal" && typeof node.source.value === "string"
          ? node.source.value
          : undefined;
      return specifier === undefined ? undefined : namespaceOf(origins, specifier, frame.module.filename);
    }
    case "Super": {
      const owner = enclosingClass(node);
      const base = owner?.superClass == null ? undefined : origins.value(owner.superClass, frame);
      if (base?.kind === "library") return instanceOf(origins, base, frame);
      if (base?.kind !== "class") return base;
      const instance = origins.instance(base.node, base.frame);
      return frame.self === undefined
        ? instance
        : { ...instance, frame: origins.withSelf(base.frame, frame.self) };
    }
    default:
      return undefined;
  }
}

/** `super` in a class that extends a library's. */
function instanceOf(origins: Origins, base: LibraryValue, frame: Frame): Value | undefined {
  const { type, captures } = base;
  return type.type.instance === undefined
    ? base
    : referenced(origins, type.type.instance, { model: type.model, owner: base, captures, frame });
}

function identifierValue(origins: Origins, node: TSESTree.Identifier, frame: Frame): Value | undefined {
  const variable = variableAt(frame.module.scopes, node, node.name);
  if (variable !== undefined && variable.defs.length > 0) return variableValue(origins, variable, frame);
  const global = origins.models.global(node.name);
  return global && origins.library(global, {});
}

/** The class whose `this` the node sees: ordinary functions in between hide it. */
export function enclosingClass(
  node: TSESTree.Node,
): TSESTree.ClassDeclaration | TSESTree.ClassExpression | undefined {
  for (let current: TSESTree.Node | undefined = node.parent; current != null; current = current.parent) {
    if (isClass(current)) return current;
    if (current.type === "FunctionDeclaration") return undefined;
    if (current.type === "FunctionExpression" && !isMember(current.parent)) return undefined;
  }
  return undefined;
}

function isMember(node: TSESTree.Node | null | undefined): boolean {
  return (
    node?.type === "MethodDefinition" || node?.type === "PropertyDefinition" || node?.type === "Property"
  );
}

function thisValue(origins: Origins, node: TSESTree.Node, frame: Frame): Value | undefined {
  const owner = enclosingClass(node);
  if (owner === undefined) {
    // The method of an object literal.
    const fn = enclosingFunction(node);
    const object = fn?.parent?.type === "Property" ? fn.parent.parent : undefined;
    if (object?.type !== "ObjectExpression") return frame.self ?? assignedThis(origins, fn, frame);
    // What a schema lists belongs to what it describes.
    if (frame.self?.kind === "library") return frame.self;
    return mixedInto(origins, object, frame) ?? { kind: "object", node: object, frame };
  }
  if (isStaticContext(node, owner)) return { kind: "class", node: owner, frame };
  if (frame.self !== undefined) return frame.self;
  return origins.instance(owner, frame);
}

/** `getRepository(User).extend({ ... })`: what comes out is behind the `this` of the object's methods. */
function mixedInto(origins: Origins, object: TSESTree.ObjectExpression, frame: Frame): Value | undefined {
  const call = object.parent as TSESTree.Node | undefined;
  if (call?.type !== "CallExpression" || call.callee === (object as TSESTree.Node)) return undefined;
  const callee = origins.value(call.callee, frame);
  return callee?.kind === "method" && callee.call.mixin !== undefined
    ? origins.value(call, frame)
    : undefined;
}

function isStaticContext(node: TSESTree.Node, owner: TSESTree.Node): boolean {
  for (
    let current: TSESTree.Node | undefined = node;
    current != null && current !== owner;
    current = current.parent
  ) {
    if (
      (current.type === "MethodDefinition" || current.type === "PropertyDefinition") &&
      current.parent?.parent === owner
    ) {
      return current.static;
    }
    if (current.type === "StaticBlock") return true;
  }
  return false;
}

function memberExpressionValue(
  origins: Origins,
  node: TSESTree.MemberExpression,
  frame: Frame,
): Value | undefined {
  const object = origins.value(node.object, frame);
  const name = keyName(node);
  if (object === undefined) {
    const target = unwrapped(node.object);
    const assigned =
      name === undefined || target.type !== "Identifier"
        ? undefined
        : assignedProperty(origins, target, name, frame);
    return assigned ?? idiomValue(origins, node, frame);
  }
  if (name === undefined) {
    // `models[name]`: any of an array's elements, or a library's own wildcard.
    if (object.kind === "array") return alternatives(object.elements);
    return object.kind === "library" ? memberOf(origins, object, "*", frame) : undefined;
  }
  return memberOf(origins, object, name, frame);
}

/** `prisma.user` where nothing is known of `prisma` but its name. */
function idiomValue(origins: Origins, node: TSESTree.MemberExpression, frame: Frame): Value | undefined {
  const object = unwrapped(node.object);
  const named = lastName(object);
  const type = named === undefined ? undefined : origins.models.idiom(named);
  const name = keyName(node);
  if (type === undefined || name === undefined) return undefined;
  return memberOf(origins, origins.library(type, {}, true), name, frame);
}

/** `require(path.join(__dirname, file))(sequelize)`: what such files make of what they are handed is the library's custom. */
function loadedFile(origins: Origins, node: TSESTree.CallExpression, frame: Frame): Value | undefined {
  const loader = unwrapped(node.callee);
  const [first] = node.arguments;
  if (loader.type !== "CallExpression" || first === undefined) return undefined;
  if (loader.callee.type !== "Identifier" || loader.callee.name !== "require") return undefined;
  const value = origins.value(first, frame);
  if (value?.kind !== "library" || value.type.type.loads === undefined) return undefined;
  const { type, captures } = value;
  return referenced(origins, value.type.type.loads, { model: type.model, owner: value, captures, frame });
}

function callExpressionValue(
  origins: Origins,
  node: TSESTree.CallExpression,
  frame: Frame,
): Value | undefined {
  if (node.callee.type === "Identifier" && node.callee.name === "require" && node.arguments.length === 1) {
    const [argument] = node.arguments;
    if (argument?.type === "Literal" && typeof argument.value === "string") {
      const variable = variableAt(frame.module.scopes, node, "require");
      if (variable === undefined || variable.defs.length === 0) {
        return importedValue(origins, argument.value, "*", frame.module.filename);
      }
    }
  }
  const target = unwrapped(node.callee);
  if (target.type === "MemberExpression" && keyName(target) === "bind") {
    const bound = origins.value(target.object, frame);
    if (bound?.kind === "function" || bound?.kind === "method") return bound;
  }
  const callee = origins.value(node.callee, frame);
  if (callee === undefined) {
    // An immediately invoked function, however it is wrapped.
    const fn = unwrapped(node.callee);
    return isFunction(fn)
      ? callResult(origins, { kind: "function", node: fn, frame }, { node, args: node.arguments }, frame)
      : (collectionCall(origins, node, frame) ?? loadedFile(origins, node, frame));
  }
  return callResult(origins, callee, { node, args: node.arguments }, frame);
}
