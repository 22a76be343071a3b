import type { TSESTree } from "@typescript-eslint/utils";
import type { Module } from "../project/module.ts";
import { isClass, keyName } from "../syntax/nodes.ts";
import { variableAt } from "../syntax/scopes.ts";
import type { Origins } from "./origins.ts";
import type { ClassNode, Frame, FunctionNode, Value } from "./value.ts";

interface AssignedMembers {
  readonly own: Map<string, TSESTree.Expression>;
  readonly prototype: Map<string, TSESTree.Expression>;
}

const remembered = new WeakMap<ClassNode | FunctionNode, AssignedMembers>();

/** `User.prototype.rename = function () { ... }` and `User.findByName = ...`, written after the class or the function. */
export function assignedMember(
  node: ClassNode | FunctionNode,
  module: Module,
  side: keyof AssignedMembers,
  name: string,
): TSESTree.Expression | undefined {
  let members = remembered.get(node);
  if (members === undefined) {
    members = { own: new Map(), prototype: new Map() };
    collect(node, module, members);
    remembered.set(node, members);
  }
  return members[side].get(name);
}

function collect(node: ClassNode | FunctionNode, module: Module, into: AssignedMembers): void {
  const name = nameOf(node);
  if (name === undefined || node.parent == null) return;
  const variable = variableAt(module.scopes, node.parent, name);
  for (const { identifier } of variable?.references ?? []) {
    const member = (identifier as TSESTree.Node).parent;
    if (member?.type !== "MemberExpression" || member.object !== (identifier as TSESTree.Node)) continue;
    const name = keyName(member);
    const outer = member.parent;
    if (name === "prototype" && outer.type === "MemberExpression" && outer.object === member) {
      const assigned = assignedTo(outer);
      const inner = keyName(outer);
      if (assigned !== undefined && inner !== undefined) into.prototype.set(inner, assigned);
    } else if (name !== undefined) {
      const assigned = assignedTo(member);
      if (assigned !== undefined) into.own.set(name, assigned);
    }
  }
}

/** Its own name, or that of the constant that holds it. */
function nameOf({ id, parent }: ClassNode | FunctionNode): string | undefined {
  if (id != null) return id.name;
  return parent?.type === "VariableDeclarator" && parent.id.type === "Identifier"
    ? parent.id.name
    : undefined;
}

function assignedTo(member: TSESTree.MemberExpression): TSESTree.Expression | undefined {
  const { parent } = member;
  return parent.type === "AssignmentExpression" && parent.left === member && parent.operator === "="
    ? parent.right
    : undefined;
}

/** What `this` is in a function that is assigned to a member of a class or of its prototype. */
export function assignedThis(
  origins: Origins,
  fn: TSESTree.Node | undefined,
  frame: Frame,
): Value | undefined {
  const assignment = fn?.parent as TSESTree.Node | undefined;
  if (assignment?.type !== "AssignmentExpression" || assignment.right !== fn) return undefined;
  const { left } = assignment;
  if (left.type !== "MemberExpression") return undefined;
  const target = left.object;
  const onPrototype = target.type === "MemberExpression" && keyName(target) === "prototype";
  const value = origins.value(onPrototype ? target.object : target, frame);
  if (value?.kind !== "class" || !isClass(value.node)) return undefined;
  return onPrototype ? origins.instance(value.node, value.frame) : value;
}

/**
 * `const db = {}; db.User = ...`: a property that is assigned to the variable after its declaration. `db[name] = ...`
 * stands for the properties that nothing else assigns.
 */
export function assignedProperty(
  origins: Origins,
  variable: TSESTree.Identifier,
  name: string,
  frame: Frame,
): Value | undefined {
  let computed: TSESTree.Expression | undefined;
  for (const { identifier } of variableAt(frame.module.scopes, variable, variable.name)?.references ?? []) {
    const member = (identifier as TSESTree.Node).parent;
    if (member?.type !== "MemberExpression" || member.object !== (identifier as TSESTree.Node)) continue;
    const assigned = assignedTo(member);
    if (assigned === undefined) continue;
    const key = keyName(member);
    if (key === name) return origins.value(assigned, frame);
    if (key === undefined) computed ??= assigned;
  }
  const value = computed && origins.value(computed, frame);
  // What a loop puts under computed names is known by those names from here on: `db[model.name] = model`.
  return value?.kind === "library" ? { ...value, captures: { ...value.captures, table: name } } : value;
}
