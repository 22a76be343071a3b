import type { TSESTree } from "@typescript-eslint/utils";
import { isFunction, keyName, literalText, unwrapped } from "../syntax/nodes.ts";
import { variableAt } from "../syntax/scopes.ts";
import type { Origins } from "./origins.ts";
import type { Argument, LibraryValue, Value } from "./value.ts";

/** What is behind `this` in the functions of a schema: the first value that was asked for one, whichever it was. */
const selves = new WeakMap<Origins, WeakMap<TSESTree.Node, Map<string, LibraryValue>>>();

/**
 * What a schema adds to the models or the documents that it describes: `schema.statics.findByEmail = function () { ... }`,
 * `schema.static("findByEmail", ...)`, and `new Schema({ ... }, { statics: { ... } })`.
 */
export function schemaMember(origins: Origins, value: LibraryValue, name: string): Value | undefined {
  const { addedBy } = value.type.type;
  const capture = addedBy && value.captures[addedBy.capture];
  if (addedBy === undefined || capture === undefined || typeof capture === "string") return undefined;
  const schema = origins.value(capture.node, capture.frame);
  const definition = schema?.kind === "library" ? schema.captures["definition"] : undefined;
  if (definition === undefined || typeof definition === "string") return undefined;
  const added = addedFunction(definition, name, addedBy);
  if (added === undefined) return undefined;
  const { frame } = definition;
  return origins.value(
    added,
    origins.withSelf(frame, selfOf(origins, definition.node, addedBy.property, value)),
  );
}

function selfOf(origins: Origins, definition: TSESTree.Node, property: string, value: LibraryValue): Value {
  let known = selves.get(origins);
  if (known === undefined) selves.set(origins, (known = new WeakMap()));
  let byProperty = known.get(definition);
  if (byProperty === undefined) known.set(definition, (byProperty = new Map()));
  let self = byProperty.get(property);
  if (self === undefined) byProperty.set(property, (self = value));
  return self;
}

function addedFunction(
  { node, frame }: Argument,
  name: string,
  { property, method }: { readonly property: string; readonly method: string },
): TSESTree.Node | undefined {
  const made = node.parent;
  if (made?.type !== "NewExpression") return undefined;
  const options = made.arguments.find((argument) => argument !== node);
  const listed = options && memberIn(options, property);
  const own = listed && memberIn(listed, name);
  if (own !== undefined) return own;
  const declarator = made.parent;
  if (declarator.type !== "VariableDeclarator" || declarator.id.type !== "Identifier") return undefined;
  const variable = variableAt(frame.module.scopes, declarator.id, declarator.id.name);
  for (const { identifier } of variable?.references ?? []) {
    const member = (identifier as TSESTree.Node).parent;
    if (member?.type !== "MemberExpression" || member.object !== (identifier as TSESTree.Node)) continue;
    const found = addedAt(member, name, property, method);
    if (found !== undefined && isFunction(unwrapped(found))) return found;
  }
  return undefined;
}

/** What stands for `name` in `schema.statics.name = ...`, `schema.statics = { name: ... }` and `schema.static("name", ...)`. */
function addedAt(
  member: TSESTree.MemberExpression,
  name: string,
  property: string,
  method: string,
): TSESTree.Node | undefined {
  const { parent } = member;
  const called = keyName(member);
  if (called === method && parent.type === "CallExpression" && parent.callee === member) {
    const [first, fn] = parent.arguments;
    if (first === undefined) return undefined;
    return literalText(first) === name ? fn : memberIn(first, name);
  }
  if (called !== property) return undefined;
  if (parent.type === "AssignmentExpression" && parent.left === member) return memberIn(parent.right, name);
  if (parent.type !== "MemberExpression" || parent.object !== member || keyName(parent) !== name)
    return undefined;
  const assignment = parent.parent;
  return assignment.type === "AssignmentExpression" && assignment.left === parent
    ? assignment.right
    : undefined;
}

function memberIn(node: TSESTree.Node, name: string): TSESTree.Node | undefined {
  const object = unwrapped(node);
  if (object.type !== "ObjectExpression") return undefined;
  for (const property of object.properties)
    if (property.type === "Property" && keyName(property) === name) return property.value;
  return undefined;
}
