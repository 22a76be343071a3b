import type { TSESTree } from "@typescript-eslint/utils";
import type { Origins } from "../origins/origins.ts";
import type { Frame } from "../origins/value.ts";
import { keyName, lastName, parameterPattern, unwrapped } from "../syntax/nodes.ts";
import { variableAt } from "../syntax/scopes.ts";

const OBJECT_LISTS = new Set(["keys", "values", "entries"]);
/** Methods whose result has no more elements than what they are called on. */
const NARROWING = new Set([
  "filter",
  "slice",
  "map",
  "toSorted",
  "sort",
  "reverse",
  "toReversed",
  "entries",
  "values",
  "keys",
]);
/** Calls that split a collection. One that is named after a single batch (`getThreadsBatch`) gives elements. */
const SPLITTING = /chunk|batches|^batch$|paginate|pages|inGroupsOf|splitEvery|partition/i;
/** In the plural: a loop over one `batch` sees its elements. */
const BATCHES = /chunk(?:s|ed)|batch(?:es|ed)|pages|partitions/i;

/** How many elements a collection has, when the code spells it out; an upper bound after `filter`. */
export function collectionSize(
  origins: Origins,
  node: TSESTree.Node,
  frame: Frame,
  depth = 0,
): number | undefined {
  const inner = unwrapped(node);
  if (depth > 6) return undefined;
  switch (inner.type) {
    case "ArrayExpression": {
      let size = 0;
      for (const element of inner.elements) {
        if (element?.type !== "SpreadElement") size++;
        else {
          const spread = collectionSize(origins, element.argument, frame, depth + 1);
          if (spread === undefined) return undefined;
          size += spread;
        }
      }
      return size;
    }
    case "CallExpression": {
      const { callee } = inner;
      if (callee.type !== "MemberExpression") return undefined;
      const name = keyName(callee);
      if (name === undefined) return undefined;
      if (callee.object.type === "Identifier" && callee.object.name === "Object" && OBJECT_LISTS.has(name)) {
        const [argument] = inner.arguments;
        return argument && objectSize(origins, argument, frame);
      }
      return NARROWING.has(name) ? collectionSize(origins, callee.object, frame, depth + 1) : undefined;
    }
    case "NewExpression": {
      const [argument] = inner.arguments;
      return inner.callee.type === "Identifier" && inner.callee.name === "Set" && argument !== undefined
        ? collectionSize(origins, argument, frame, depth + 1)
        : undefined;
    }
    case "Identifier": {
      const declared = constantInitializer(frame, inner);
      return declared && collectionSize(origins, declared, frame, depth + 1);
    }
    default:
      return undefined;
  }
}

/** Only what can't grow: a constant that nothing is pushed into. */
function constantInitializer(frame: Frame, node: TSESTree.Identifier): TSESTree.Node | undefined {
  const variable = variableAt(frame.module.scopes, node, node.name);
  const definition = variable?.defs[0];
  if (
    definition?.type !== "Variable" ||
    (definition.parent as TSESTree.VariableDeclaration | null)?.kind !== "const"
  )
    return undefined;
  const grows = variable?.references.some(({ identifier }) => {
    const member = identifier.parent;
    return (
      member?.type === "MemberExpression" &&
      member.object === identifier &&
      (/^(?:push|unshift|splice|concat)$/.test(keyName(member) ?? "") ||
        (member.parent.type === "AssignmentExpression" && member.parent.left === member))
    );
  });
  const declarator = definition.node as TSESTree.VariableDeclarator;
  return grows === true || declarator.id.type !== "Identifier" ? undefined : (declarator.init ?? undefined);
}

function objectSize(origins: Origins, node: TSESTree.Node, frame: Frame): number | undefined {
  const inner = unwrapped(node);
  const object = inner.type === "Identifier" ? constantInitializer(frame, inner) : inner;
  const literal = object && unwrapped(object);
  if (literal?.type !== "ObjectExpression") return undefined;
  return literal.properties.every((p) => p.type === "Property") ? literal.properties.length : undefined;
}

/** The code goes through the element: it is a collection itself. */
export function isGoneThrough(
  element: TSESTree.Node | undefined,
  scope: TSESTree.Node,
  frame: Frame,
): boolean {
  const pattern = element && parameterPattern(element as TSESTree.Parameter);
  if (pattern?.type !== "Identifier") return false;
  const variable = variableAt(
    frame.module.scopes,
    scope.type === "ForOfStatement" ? scope.body : scope,
    pattern.name,
  );
  return (
    variable?.references.some(({ identifier }) => isUsedAsCollection(identifier as TSESTree.Node)) === true
  );
}

/** By its name or by the call that made it: `chunk(ids, 100)`, `pages`. */
export function comesInBatches(node: TSESTree.Node, frame: Frame, depth = 0): boolean {
  const inner = unwrapped(node);
  if (depth > 4) return false;
  if (inner.type === "CallExpression") {
    const { callee } = inner;
    const name = lastName(callee);
    if (name !== undefined && SPLITTING.test(name)) return true;
    return (
      callee.type === "MemberExpression" &&
      NARROWING.has(name ?? "") &&
      comesInBatches(callee.object, frame, depth + 1)
    );
  }
  if (inner.type === "Identifier") {
    if (BATCHES.test(inner.name)) return true;
    const declared = constantInitializer(frame, inner);
    return declared !== undefined && comesInBatches(declared, frame, depth + 1);
  }
  return false;
}

const COLLECTION_MEMBERS = new Set([
  "map",
  "length",
  "forEach",
  "flatMap",
  "reduce",
  "every",
  "some",
  "filter",
]);

/** `chunk.map(...)`, `...chunk`, `for (const x of chunk)`. */
function isUsedAsCollection(node: TSESTree.Node): boolean {
  const { parent } = node;
  switch (parent?.type) {
    case "MemberExpression": {
      const name = keyName(parent);
      // Strings have a length too.
      return (
        parent.object === node && name !== undefined && name !== "length" && COLLECTION_MEMBERS.has(name)
      );
    }
    case "SpreadElement":
      return parent.parent.type === "ArrayExpression" || parent.parent.type === "CallExpression";
    case "ForOfStatement":
      return parent.right === node;
    default:
      return false;
  }
}
