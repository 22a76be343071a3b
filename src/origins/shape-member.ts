import { keyName } from "../syntax/nodes.ts";
import { memberOf } from "./member.ts";
import type { Origins } from "./origins.ts";
import { typeValue } from "./type-annotation.ts";
import { alternatives, type Frame, type ShapeValue, type Value } from "./value.ts";

/** A member of a value that is known by its declared type alone. */
export function shapeMember(
  origins: Origins,
  value: ShapeValue,
  name: string,
  asked: Frame,
): Value | undefined {
  const { node, frame, typeArguments } = value;
  if (node.type === "TSMappedType") {
    return node.typeAnnotation == null
      ? undefined
      : typeValue(origins, node.typeAnnotation, frame, typeArguments);
  }
  const members =
    node.type === "TSTypeLiteral"
      ? node.members
      : node.type === "TSInterfaceDeclaration"
        ? node.body.body
        : [];
  for (const member of members) {
    if (member.type === "TSPropertySignature" && keyName(member) === name) {
      const type =
        member.typeAnnotation == null
          ? undefined
          : typeValue(origins, member.typeAnnotation.typeAnnotation, frame, typeArguments);
      // A property that holds a function is a port like a method is.
      return type === undefined || isFunctionType(type)
        ? (implemented(origins, value, name, asked) ?? type)
        : type;
    }
    if (member.type === "TSMethodSignature" && keyName(member) === name) {
      return (
        implemented(origins, value, name, asked) ?? {
          kind: "shape",
          node: member,
          frame,
          ...(typeArguments && { typeArguments }),
        }
      );
    }
    if (member.type === "TSIndexSignature") {
      return member.typeAnnotation == null
        ? undefined
        : typeValue(origins, member.typeAnnotation.typeAnnotation, frame, typeArguments);
    }
  }
  if (node.type !== "TSInterfaceDeclaration") return undefined;
  for (const base of node.extends) {
    const type = typeValue(origins, base, frame, typeArguments);
    const member = type && memberOf(origins, type, name, asked);
    if (member !== undefined) return member;
  }
  return undefined;
}

function isFunctionType(value: Value): boolean {
  return value.kind === "shape" && value.node.type === "TSFunctionType";
}

/** Ports and adapters: the member as the classes that implement the interface have it. */
function implemented(
  origins: Origins,
  { node, frame }: ShapeValue,
  name: string,
  asked: Frame,
): Value | undefined {
  if (node.type !== "TSInterfaceDeclaration") return undefined;
  const values = origins.project.subtypes({ module: frame.module, node }).map((subtype) => {
    if (subtype.node.type !== "ClassDeclaration") return undefined;
    return memberOf(origins, origins.instance(subtype.node, origins.root(subtype.module)), name, asked);
  });
  return alternatives(values);
}
