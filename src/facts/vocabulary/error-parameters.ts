import type { TSESTree } from "@typescript-eslint/utils";
import type { ClassValue } from "../../origins/value.ts";
import { keyName, literalText, parameterPattern } from "../../syntax/nodes.ts";
import { variableAt } from "../../syntax/scopes.ts";
import { statusNamed } from "./status-names.ts";

/** What an argument of an error's constructor is for. */
export type Role = "message" | "status" | "options" | "cause" | Codes;

/** A code that stands for the status; by the status, how the code is written. */
export interface Codes {
  readonly codes: ReadonlyMap<number, string>;
}

export interface Part {
  readonly role: Role | undefined;
  readonly required: boolean;
}

/** An argument; or one object, with its parts by the path to them. */
export type ConstructorParameter = Part | { readonly properties: ReadonlyMap<string, Part> };

export const STATUS = /^(?:http)?status(?:_?code)?$/i;

/** A parameter by itself. */
export function positional(
  parameter: TSESTree.Parameter,
  roles: ReadonlyMap<string, Role>,
  frame: ClassValue["frame"],
): Part {
  const pattern = parameterPattern(parameter);
  const inner = parameter.type === "TSParameterProperty" ? parameter.parameter : parameter;
  const optional =
    inner.type === "AssignmentPattern" ||
    inner.type === "RestElement" ||
    ("optional" in inner && inner.optional === true);
  if (pattern.type !== "Identifier") return { role: undefined, required: !optional };
  const known = roles.get(pattern.name);
  const type = pattern.typeAnnotation?.typeAnnotation;
  const named: Role | undefined = STATUS.test(pattern.name) && isNumeric(type) ? "status" : undefined;
  const cause = type !== undefined && isOptionsType(type) ? "options" : undefined;
  const own: Role | undefined =
    known === "options" && cause === undefined && pattern.name === "cause" ? "cause" : (known ?? cause);
  const role =
    own ??
    (parameter.type === "TSParameterProperty" ? named : undefined) ??
    (pattern.name === "message" ? "message" : codesOf(pattern.name, type, frame));
  return { role, required: !optional };
}

function isNumeric(type: TSESTree.TypeNode | undefined): boolean {
  return (
    type === undefined ||
    type.type === "TSNumberKeyword" ||
    type.type === "TSTypeReference" ||
    type.type === "TSUnionType"
  );
}

function isOptionsType(type: TSESTree.TypeNode): boolean {
  return (
    type.type === "TSTypeReference" &&
    type.typeName.type === "Identifier" &&
    type.typeName.name === "ErrorOptions"
  );
}

function roleNamed(name: string): Role | undefined {
  if (STATUS.test(name)) return "status";
  return name === "cause" || name === "message" ? name : undefined;
}

/** `constructor({ code, message, cause }: { ... })`, `constructor(options: { code: Code; message: string })`. */
export function objectParameter(
  parameter: TSESTree.Parameter,
  roles: ReadonlyMap<string, Role>,
  frame: ClassValue["frame"],
): ConstructorParameter | undefined {
  const pattern = parameterPattern(parameter);
  if (pattern.type !== "Identifier" && pattern.type !== "ObjectPattern") return undefined;
  const type = pattern.typeAnnotation?.typeAnnotation;
  if (type?.type !== "TSTypeLiteral") return undefined;
  const properties = new Map<string, Part>();
  for (const member of type.members) {
    const name = member.type === "TSPropertySignature" ? keyName(member) : undefined;
    if (member.type !== "TSPropertySignature" || name === undefined) return undefined;
    const role =
      roles.get(pattern.type === "Identifier" ? `${pattern.name}.${name}` : name) ??
      roleNamed(name) ??
      codesOf(name, member.typeAnnotation?.typeAnnotation, frame);
    properties.set(name, { role, required: !member.optional });
  }
  return { properties };
}

/** `code: "NOT_FOUND" | "CONFLICT"`, written out here or as a type of the file. */
function codesOf(
  name: string,
  type: TSESTree.TypeNode | undefined,
  frame: ClassValue["frame"],
): Codes | undefined {
  if (!/^(?:code|errorCode|kind|type)$/.test(name) || type === undefined) return undefined;
  const codes = new Map<number, string>();
  for (const text of literalsOf(type, frame)) {
    const status = statusNamed(text);
    if (status !== undefined && !codes.has(status)) codes.set(status, text);
  }
  return codes.size === 0 ? undefined : { codes };
}

function literalsOf(type: TSESTree.TypeNode, frame: ClassValue["frame"]): string[] {
  if (type.type === "TSUnionType") return type.types.flatMap((one) => literalsOf(one, frame));
  if (type.type === "TSLiteralType") return [literalText(type.literal as TSESTree.Node) ?? ""];
  if (type.type !== "TSTypeReference" || type.typeName.type !== "Identifier") return [];
  const definition = variableAt(frame.module.scopes, type.typeName, type.typeName.name)?.defs[0];
  const node = definition?.node as TSESTree.Node | undefined;
  return node?.type === "TSTypeAliasDeclaration" && node.typeAnnotation !== type
    ? literalsOf(node.typeAnnotation, frame)
    : [];
}
