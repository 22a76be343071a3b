import type { TSESTree } from "@typescript-eslint/utils";
import type { Edit } from "../../fix/edit.ts";
import { indentationAt } from "../../fix/layout.ts";
import { pluralName } from "../../fix/nouns.ts";
import { freshName } from "../../fix/names.ts";
import { rewritten } from "../../fix/rewriting.ts";
import { keyName } from "../../syntax/nodes.ts";
import { variableAt } from "../../syntax/scopes.ts";
import type { FileEdits } from "../file-edits.ts";
import type { Module } from "../../project/module.ts";
import { placedBehind, type WrittenFunction } from "../declaration.ts";
import { Refusal } from "../refusal.ts";
import { isSameCode } from "./same-code.ts";
import type { Helper } from "./helper.ts";

/** What stands in the twin where the helper's body does. */
export interface Body {
  /** An expression for an arrow function, or a block with its braces. */
  readonly text: string;
  readonly awaits: boolean;
  /** The types of the map that it gives: `undefined` for those of the helper's annotations. */
  readonly keyType?: string | undefined;
  readonly isList: boolean;
  /** The names that it gives to its own variables. */
  readonly locals: readonly string[];
}

/** The name of the parameter that takes the keys. */
export function keysName({ module, node, key }: Helper): string {
  return freshName(module, node, pluralName(key.name));
}

/** Writes the twin behind its helper, or finds it there. @throws Refusal when something else has its name. */
export function writeTwin(helper: Helper, name: string, keys: string, body: Body, edits: FileEdits): void {
  const text = twinText(helper, name, keys, body);
  const existing = namesake(helper, name);
  if (existing === undefined) edits.add(helper.module, placedBehind(helper.declaration, helper.module, text));
  else if (!isSameCode(text, textOf(helper.module, existing), [...body.locals, keys]))
    throw new Refusal(
      `There is a \`${name}\` already, which does something else than \`${helper.name}\` for many keys.`,
    );
}

/** What has the twin's name, where the twin would stand. */
function namesake({ declaration: { node, kind }, module }: Helper, name: string): TSESTree.Node | undefined {
  if (kind === "statement") {
    const taken = variableAt(module.scopes, node, name)?.defs[0]?.node as TSESTree.Node | undefined;
    if (taken === undefined) return undefined;
    const statement = taken.type === "VariableDeclarator" ? taken.parent : taken;
    return statement.parent?.type === "ExportNamedDeclaration" ? statement.parent : statement;
  }
  const { parent } = node;
  const members: readonly TSESTree.Node[] =
    parent?.type === "ObjectExpression" ? parent.properties : parent?.type === "ClassBody" ? parent.body : [];
  return members.find(
    (member) =>
      (member.type === "Property" ||
        member.type === "MethodDefinition" ||
        member.type === "PropertyDefinition") &&
      keyName(member) === name,
  );
}

/** The helper's declaration with another name, many keys and another body, indented as the helper. */
function twinText(helper: Helper, name: string, keys: string, body: Body): string {
  const { module, node, declaration, key } = helper;
  const edits: Edit[] = [
    ...(body.awaits && !node.async ? [asyncEdit(helper)] : []),
    { range: declaration.nameNode.range, text: name },
    { range: key.range, text: keys + keysAnnotation(helper) },
    ...returnTypeEdits(helper, body),
    { range: bodyRange(node, module), text: body.text },
  ];
  return rewritten(module, declaration.node, edits, indentationAt(module, declaration.node));
}

/** `: number[]` for `: number`. */
function keysAnnotation({ key, name, module }: Helper): string {
  const annotation = key.typeAnnotation?.typeAnnotation;
  if (annotation === undefined) {
    if (isTypeScript(module)) throw new Refusal(`The parameter \`${key.name}\` of \`${name}\` has no type.`);
    return "";
  }
  const text = textOf(module, annotation);
  const isPlain = /^(?:TS(?:Number|String|BigInt|Boolean)Keyword|TSTypeReference|TSIndexedAccessType)$/.test(
    annotation.type,
  );
  return `: ${isPlain ? text : `(${text})`}[]`;
}

/** `Promise<Map<number, User>>` for `Promise<User | null>`; no annotation where the helper's isn't a promise of rows. */
function returnTypeEdits({ node, module, key }: Helper, { keyType, isList }: Body): Edit[] {
  const annotation = node.returnType;
  if (annotation == null) return [];
  const row = promised(annotation.typeAnnotation);
  const keyText = keyType ?? (key.typeAnnotation && textOf(module, key.typeAnnotation.typeAnnotation));
  const value = row && (isList ? textOf(module, row) : withoutNothing(module, row));
  if (value === undefined || value === "" || keyText === undefined)
    return [{ range: annotation.range, text: "" }];
  return [{ range: annotation.range, text: `: Promise<Map<${keyText}, ${value}>>` }];
}

function promised(type: TSESTree.TypeNode): TSESTree.TypeNode | undefined {
  if (type.type !== "TSTypeReference" || type.typeName.type !== "Identifier") return undefined;
  return type.typeName.name === "Promise" ? type.typeArguments?.params[0] : undefined;
}

function withoutNothing(module: Module, type: TSESTree.TypeNode): string {
  const parts = type.type === "TSUnionType" ? type.types : [type];
  return parts
    .filter((part) => part.type !== "TSNullKeyword" && part.type !== "TSUndefinedKeyword")
    .map((part) => textOf(module, part))
    .join(" | ");
}

/** For an arrow function, all behind the arrow: an expression may stand in parentheses. */
function bodyRange(node: WrittenFunction, { text }: Module): TSESTree.Range {
  if (node.type !== "ArrowFunctionExpression") return node.body.range;
  const head = node.returnType?.range[1] ?? node.params.at(-1)?.range[1] ?? node.range[0];
  return [text.indexOf("=>", head) + 3, node.range[1]];
}

function asyncEdit({ node, declaration }: Helper): Edit {
  const isMethod =
    declaration.node.type === "MethodDefinition" ||
    (declaration.node.type === "Property" && declaration.node.method);
  const [position] = isMethod ? declaration.nameNode.range : node.range;
  return { range: [position, position], text: "async " };
}

function textOf({ text }: Module, { range }: TSESTree.Node): string {
  return text.slice(range[0], range[1]);
}

export function isTypeScript({ filename }: Module): boolean {
  return /\.[cm]?tsx?$/.test(filename);
}
