import type { TSESTree } from "@typescript-eslint/utils";
import { fieldAssignments } from "../syntax/field-assignments.ts";
import { isFunction, keyName } from "../syntax/nodes.ts";
import { assignedMember } from "./assigned-member.ts";
import { callResult, instanceType } from "./call.ts";
import { injectedValue } from "./injection.ts";
import { memberOf } from "./member.ts";
import type { Origins } from "./origins.ts";
import { typeValue } from "./type-annotation.ts";
import {
  isVague,
  alternatives,
  type Capture,
  type Captures,
  type ClassNode,
  type ClassValue,
  type Frame,
  type InstanceValue,
  type LibraryValue,
  type Value,
} from "./value.ts";

/** More assignments than this, and a field is a moving target. */
const MAX_ASSIGNMENTS = 4;

/** A member of an instance; methods see the most derived class behind `this`. */
export function instanceMember(
  origins: Origins,
  value: InstanceValue,
  name: string,
  frame: Frame,
): Value | undefined {
  return memberIn(origins, value, name, value.frame.self ?? value, frame, 0);
}

function memberIn(
  origins: Origins,
  { node, frame }: InstanceValue,
  name: string,
  self: Value,
  asked: Frame,
  depth: number,
): Value | undefined {
  const inside = origins.withSelf(frame, self);
  const assigned = assignedMember(node, frame.module, "prototype", name);
  const own = (assigned && origins.value(assigned, inside)) ?? ownMember(origins, node, name, inside, self);
  // A field that is only declared: `declare getPosts: () => Promise<Post[]>` is the base class's to provide.
  const declared = own?.kind === "shape";
  if ((own !== undefined && !declared) || node.superClass == null || depth > 16) return own;
  const base = origins.value(node.superClass, frame);
  const inherited = base && inheritedMember(origins, base, { node, frame }, name, self, asked, depth);
  return declared && inherited?.kind !== "method" ? own : alternatives([inherited, own]);
}

function inheritedMember(
  origins: Origins,
  base: Value,
  { node, frame }: Omit<InstanceValue, "kind">,
  name: string,
  self: Value,
  asked: Frame,
  depth: number,
): Value | undefined {
  switch (base.kind) {
    case "class":
      return memberIn(origins, origins.instance(base.node, base.frame), name, self, asked, depth + 1);
    case "library": {
      const type = instanceType(origins, base.type, base.type.type.instance);
      const captures = classCaptures(origins, base, node, self, frame);
      return type && memberOf(origins, origins.library(type, captures), name, asked);
    }
    case "alternatives":
      return alternatives(
        base.values.map((v) => inheritedMember(origins, v, { node, frame }, name, self, asked, depth)),
      );
    default:
      return undefined;
  }
}

function ownMember(
  origins: Origins,
  node: ClassNode,
  name: string,
  frame: Frame,
  self: Value,
): Value | undefined {
  for (const member of node.body.body) {
    switch (member.type) {
      case "MethodDefinition":
      case "TSAbstractMethodDefinition": {
        if (member.static || keyName(member) !== name) continue;
        if (member.kind === "constructor") continue;
        if (member.value.body == null) {
          const implemented = implementations(origins, node, name, frame, self);
          if (implemented !== undefined) return implemented;
          continue;
        }
        const method: Value = { kind: "function", node: member.value, frame };
        return member.kind === "get"
          ? callResult(origins, method, { node: member, args: [] }, frame)
          : method;
      }
      case "PropertyDefinition":
      case "AccessorProperty":
      case "TSAbstractPropertyDefinition":
        if (member.static || keyName(member) !== name) continue;
        return (
          fieldValue(origins, node, member, name, frame) ?? implementations(origins, node, name, frame, self)
        );
      default:
    }
  }
  return assignedField(origins, node, name, frame);
}

function fieldValue(
  origins: Origins,
  node: ClassNode,
  field: {
    readonly value: TSESTree.Expression | null;
    readonly typeAnnotation?: TSESTree.TSTypeAnnotation | undefined;
    readonly decorators?: TSESTree.Decorator[];
  },
  name: string,
  frame: Frame,
): Value | undefined {
  const initial = field.value == null ? undefined : origins.value(field.value, frame);
  if (initial !== undefined) return initial;
  const declared =
    field.typeAnnotation == null ? undefined : typeValue(origins, field.typeAnnotation.typeAnnotation, frame);
  if (declared !== undefined && !isVague(declared)) return declared;
  return (
    injectedValue(origins, field.decorators, frame) ?? assignedField(origins, node, name, frame) ?? declared
  );
}

/** Parameter properties, and what the class's methods assign to `this.name`. */
function assignedField(origins: Origins, node: ClassNode, name: string, frame: Frame): Value | undefined {
  const constructor = node.body.body.find(
    (m) => m.type === "MethodDefinition" && m.kind === "constructor" && m.value.body != null,
  );
  for (const parameter of constructor?.type === "MethodDefinition" ? constructor.value.params : []) {
    if (parameter.type !== "TSParameterProperty") continue;
    const inner = parameter.parameter;
    const target = inner.type === "AssignmentPattern" ? inner.left : inner;
    if (target.type === "Identifier" && target.name === name) return origins.value(target, frame);
  }
  const assigned = fieldAssignments(node.body, name);
  if (assigned.length > MAX_ASSIGNMENTS) return undefined;
  for (const expression of assigned) {
    const value = origins.value(expression, frame);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** What the subclasses of an abstract class have under this name. A concrete `this` looks at itself alone. */
function implementations(
  origins: Origins,
  node: ClassNode,
  name: string,
  frame: Frame,
  self: Value,
): Value | undefined {
  if (self.kind !== "instance" || self.node !== node || node.type !== "ClassDeclaration") return undefined;
  const values = origins.project.subtypes({ module: frame.module, node }).map((subtype) => {
    if (subtype.node.type !== "ClassDeclaration") return undefined;
    return instanceMember(origins, origins.instance(subtype.node, origins.root(subtype.module)), name, frame);
  });
  return alternatives(values);
}

/** A static member, inherited ones included: `User.findAll()` of `class User extends Model`. */
export function staticMember(
  origins: Origins,
  value: ClassValue,
  name: string,
  asked: Frame,
  depth = 0,
  derived: ClassValue = value,
): Value | undefined {
  for (const member of value.node.body.body) {
    if (member.type === "MethodDefinition" && member.static && keyName(member) === name) {
      if (!isFunction(member.value as TSESTree.Node)) continue;
      const method: Value = { kind: "function", node: member.value, frame: value.frame };
      return member.kind === "get"
        ? callResult(origins, method, { node: member, args: [] }, value.frame)
        : method;
    }
    if (member.type === "PropertyDefinition" && member.static && keyName(member) === name) {
      return fieldValue(origins, value.node, member, name, value.frame);
    }
  }
  const assigned = assignedMember(value.node, value.frame.module, "own", name);
  if (assigned !== undefined) return origins.value(assigned, value.frame);
  if (value.node.superClass == null || depth > 16) return undefined;
  const base = origins.value(value.node.superClass, value.frame);
  if (base?.kind === "class") return staticMember(origins, base, name, asked, depth + 1, derived);
  if (base?.kind !== "library") return undefined;
  const captures = classCaptures(origins, base, value.node, derived, value.frame);
  return memberOf(origins, { ...base, captures }, name, asked);
}

/** What a library's class knows of the class of the project that extends it: the class itself, and its type arguments. */
function classCaptures(
  origins: Origins,
  base: LibraryValue,
  node: ClassNode,
  derived: Value,
  frame: Frame,
): Captures {
  const own = derived.kind === "instance" || derived.kind === "class" ? derived : { node, frame };
  const captures: Record<string, Capture> = { ...base.captures, class: { node: own.node, frame: own.frame } };
  const passed = node.superTypeArguments?.params ?? [];
  for (const [name, index] of Object.entries(base.type.type.typeArguments ?? {})) {
    const argument = passed[index];
    if (argument !== undefined) captures[name] = typeArgument(origins, { node: argument, frame }, node, own);
  }
  return captures;
}

/** `class Base<T> extends Repository<T>`, `class Users extends Base<User>`: `T` is `User` for `Users`. */
function typeArgument(
  origins: Origins,
  argument: { readonly node: TSESTree.TypeNode; readonly frame: Frame },
  generic: ClassNode,
  derived: { readonly node: ClassNode; readonly frame: Frame },
): { readonly node: TSESTree.TypeNode; readonly frame: Frame } {
  const { node } = argument;
  if (derived.node === generic || node.type !== "TSTypeReference" || node.typeName.type !== "Identifier")
    return argument;
  const { name } = node.typeName;
  const position = (generic.typeParameters?.params ?? []).findIndex(
    (parameter) => parameter.name.name === name,
  );
  const passed = position < 0 ? undefined : derived.node.superTypeArguments?.params[position];
  if (passed === undefined || derived.node.superClass == null) return argument;
  const base = origins.value(derived.node.superClass, derived.frame);
  return base?.kind === "class" && base.node === generic ? { node: passed, frame: derived.frame } : argument;
}
