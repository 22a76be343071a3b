import type { TSESTree } from "@typescript-eslint/utils";
import { keyName } from "../syntax/nodes.ts";
import { assignedMember, assignedProperty } from "./assigned-member.ts";
import { callResult } from "./call.ts";
import { instanceMember, staticMember } from "./class-member.ts";
import { defaultExport, namespaceMember, packageExport } from "./exports.ts";
import type { Origins } from "./origins.ts";
import { referenced } from "./reference.ts";
import { schemaMember } from "./schema-member.ts";
import { shapeMember } from "./shape-member.ts";
import { typeValue } from "./type-annotation.ts";
import { indexed } from "./variable.ts";
import {
  alternatives,
  type Frame,
  type FunctionValue,
  type LibraryValue,
  type ObjectValue,
  type Value,
} from "./value.ts";

/** `value.name`. `frame`: where it is asked, for what depends on the asking package. */
export function memberOf(origins: Origins, value: Value, name: string, frame: Frame): Value | undefined {
  switch (value.kind) {
    case "library":
      return libraryMember(origins, value, name, frame);
    case "instance":
      return origins.guardMember(value.node, name, () => instanceMember(origins, value, name, frame));
    case "class":
      return origins.guardMember(value.node, name, () => staticMember(origins, value, name, frame));
    case "shape":
      return origins.guardMember(value.node, name, () => shapeMember(origins, value, name, frame));
    case "object":
      return origins.guardMember(value.node, name, () => objectMember(origins, value, name, frame));
    case "namespace":
      return namespaceMember(origins, value.module, name);
    case "package":
      if (value.path.length === 0) {
        if (name === "default") return value;
        const exported = packageExport(origins, value.specifier, name);
        // What CommonJS exports as one value has its members there.
        const main = exported?.kind === "package" ? defaultExport(origins, value) : undefined;
        return (main && memberOf(origins, main, name, frame)) ?? exported;
      }
      return { ...value, path: [...value.path, name] };
    case "alternatives":
      return alternatives(value.values.map((v) => memberOf(origins, v, name, frame)));
    case "record":
      return value.members.get(name) ?? value.members.get("*");
    case "function":
      // `fn.bind(this)`, and what `fn.call`/`fn.apply` call.
      if (name === "bind" || name === "call" || name === "apply") return value;
      return origins.guardMember(value.node, name, () => functionMember(origins, value, name));
    case "array":
      return /^\d+$/.test(name) ? indexed(value, Number(name)) : undefined;
    case "method":
      return undefined;
  }
}

export function libraryMember(
  origins: Origins,
  value: LibraryValue,
  name: string,
  frame: Frame,
): Value | undefined {
  const found = origins.models.member(value.type, name);
  if (found === undefined || found.wildcard) {
    const added = addedMember(origins, value, name, frame) ?? schemaMember(origins, value, name);
    if (added !== undefined) return added;
  }
  if (found === undefined) return undefined;
  const { member, owner } = found;
  if (!("type" in member)) {
    return {
      kind: "method",
      owner: value,
      ownerType: owner,
      name,
      call: member,
      ...(value.likely && { likely: true }),
    };
  }
  const captures =
    member.capture === undefined ? value.captures : { ...value.captures, [member.capture]: name };
  return referenced(origins, member.type, { model: owner.model, owner: value, captures, frame });
}

/** The context that a builder was made with: of the type itself, or of what a function of that type returns. */
export function contextOf(origins: Origins, { context }: LibraryValue, frame: Frame): Value | undefined {
  return context?.kind === "function"
    ? callResult(origins, context, { node: context.node, args: [] }, frame)
    : context;
}

/** What the project adds to a library's own interface: `declare module "fastify" { interface FastifyInstance { db: Db } }`. */
function addedMember(origins: Origins, value: LibraryValue, name: string, frame: Frame): Value | undefined {
  for (const augmented of value.type.type.augmentable ?? []) {
    const separator = augmented.lastIndexOf("#");
    const specifier = augmented.slice(0, separator);
    for (const { module, node } of origins.project.augmentations(
      specifier,
      augmented.slice(separator + 1),
      frame.module.filename,
    )) {
      if (node.type !== "TSInterfaceDeclaration") continue;
      const member = shapeMember(origins, { kind: "shape", node, frame: origins.root(module) }, name, frame);
      if (member !== undefined) return member;
    }
  }
  return undefined;
}

function objectMember(origins: Origins, value: ObjectValue, name: string, frame: Frame): Value | undefined {
  for (const property of value.node.properties.toReversed()) {
    if (property.type === "SpreadElement") {
      const spread = origins.value(property.argument, value.frame);
      const member = spread && memberOf(origins, spread, name, frame);
      if (member !== undefined) return member;
      continue;
    }
    if (keyName(property) !== name) continue;
    const member = origins.value(property.value as TSESTree.Node, value.frame);
    if (property.kind !== "get") return member;
    return member && callResult(origins, member, { node: property, args: [] }, value.frame);
  }
  const declarator = value.node.parent as TSESTree.Node | undefined;
  const variable = declarator?.type === "VariableDeclarator" ? declarator.id : undefined;
  const assigned =
    variable?.type === "Identifier" ? assignedProperty(origins, variable, name, value.frame) : undefined;
  return assigned ?? declaredMember(origins, value, name, frame);
}

/** `Contact.findById = function (id, done) { ... }`: what is kept on a function. */
function functionMember(origins: Origins, { node, frame }: FunctionValue, name: string): Value | undefined {
  const assigned = assignedMember(node, frame.module, "own", name);
  return assigned && origins.value(assigned, frame);
}

/** `const repository: UserRepository = { ... }` lists its members in the literal; what isn't there is known by type at best. */
function declaredMember(origins: Origins, value: ObjectValue, name: string, frame: Frame): Value | undefined {
  const declarator = value.node.parent;
  if (declarator?.type !== "VariableDeclarator" || declarator.id.typeAnnotation == null) return undefined;
  const declared = typeValue(origins, declarator.id.typeAnnotation.typeAnnotation, value.frame);
  return declared?.kind === "library" ? memberOf(origins, declared, name, frame) : undefined;
}
