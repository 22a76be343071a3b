import type { TSESTree } from "@typescript-eslint/utils";
import type { Value } from "../origins/value.ts";
import type { Module } from "../project/module.ts";
import type { CallNode } from "../syntax/calls.ts";
import { keyName, unwrapped } from "../syntax/nodes.ts";
import { variableAt } from "../syntax/scopes.ts";

/** Global objects and functions whose calls change nothing but what they are given. */
const GLOBALS = new Set(
  (
    "Array ArrayBuffer BigInt Boolean Buffer Date Error AggregateError RangeError ReferenceError SyntaxError TypeError " +
    "Intl JSON Map Math Number Object Promise RegExp Set String Symbol TextDecoder TextEncoder URL URLSearchParams " +
    "WeakMap WeakSet console crypto decodeURI decodeURIComponent encodeURI encodeURIComponent isFinite isNaN " +
    "parseFloat parseInt performance structuredClone Uint8Array"
  ).split(" "),
);

/** Methods of arrays, strings, dates, numbers, maps, sets and promises that nothing else is likely to name something by. */
const METHODS = new Set(
  (
    "at charAt charCodeAt codePointAt concat endsWith entries every filter findIndex findLast findLastIndex flat flatMap " +
    "forEach getDate getDay getFullYear getHours getMinutes getMonth getSeconds getTime getUTCDate getUTCFullYear " +
    "getUTCMonth includes indexOf join keys lastIndexOf localeCompare map match matchAll normalize padEnd padStart " +
    "reduce reduceRight repeat replace replaceAll slice some split startsWith substring toFixed toISOString " +
    "toJSON toLocaleString toLocaleDateString toLowerCase toReversed toSorted toSpliced toString toUpperCase trim trimEnd trimStart " +
    "valueOf values then catch finally"
  ).split(" "),
);

/** Methods of arrays, maps and sets that other things have too. */
const COLLECTION_METHODS = new Set(
  "add clear copyWithin delete fill find get has pop push reverse set shift sort splice test unshift".split(
    " ",
  ),
);

/** True for calls of the language's own functions and methods. `callee`: what is known of the callee. */
export function isHarmlessBuiltIn(call: CallNode, callee: Value | undefined, module: Module): boolean {
  if (call.type === "TaggedTemplateExpression" || callee?.kind === "package") return false;
  const target = unwrapped(call.callee);
  if (target.type === "Super") return true;
  const root = rootOf(target);
  if (root !== undefined && isGlobal(root, module)) return GLOBALS.has(root.name);
  if (target.type !== "MemberExpression") return false;
  const name = keyName(target);
  if (name === undefined || callee !== undefined) return false;
  return METHODS.has(name) || (COLLECTION_METHODS.has(name) && isCollection(target.object, module));
}

function rootOf(node: TSESTree.Node): TSESTree.Identifier | undefined {
  const inner = unwrapped(node);
  if (inner.type === "Identifier") return inner;
  return inner.type === "MemberExpression" ? rootOf(inner.object) : undefined;
}

function isGlobal(node: TSESTree.Identifier, module: Module): boolean {
  const variable = variableAt(module.scopes, node, node.name);
  return variable === undefined || variable.defs.length === 0;
}

/** A variable, or something in an object, that began as a literal or a `new Map()`, or that is declared to be a collection. */
function isCollection(node: TSESTree.Node, module: Module): boolean {
  const root = rootOf(node);
  const definition = root && variableAt(module.scopes, root, root.name)?.defs[0];
  if (definition === undefined) return isLiteral(unwrapped(node));
  const name = definition.name as TSESTree.Identifier;
  if (name.typeAnnotation != null && isCollectionType(name.typeAnnotation.typeAnnotation)) return true;
  const declarator = definition.node as TSESTree.Node;
  if (declarator.type !== "VariableDeclarator" || declarator.id !== name || declarator.init == null)
    return false;
  return isLiteral(withoutTypes(declarator.init));
}

function isCollectionType(type: TSESTree.TypeNode): boolean {
  if (type.type === "TSArrayType") return true;
  if (type.type === "TSTypeOperator" && type.typeAnnotation !== undefined)
    return isCollectionType(type.typeAnnotation);
  return (
    type.type === "TSTypeReference" &&
    type.typeName.type === "Identifier" &&
    /^(?:Readonly)?(?:Array|Map|Set|Record)$/.test(type.typeName.name)
  );
}

function withoutTypes(node: TSESTree.Node): TSESTree.Node {
  return node.type === "AwaitExpression" ? node : unwrapped(node);
}

function isLiteral(node: TSESTree.Node): boolean {
  if (node.type === "ArrayExpression" || node.type === "ObjectExpression") return true;
  // `[...items].map(show)` is an array of its own.
  if (node.type === "CallExpression" && node.callee.type === "MemberExpression")
    return /^(?:map|filter|slice|concat|flat|flatMap|split)$/.test(keyName(node.callee) ?? "");
  return (
    node.type === "NewExpression" &&
    node.callee.type === "Identifier" &&
    /^(?:Array|Map|Set|WeakMap|WeakSet)$/.test(node.callee.name)
  );
}
