import type { TSESTree } from "@typescript-eslint/utils";
import type { Edit } from "../fix/edit.ts";
import { indentationAt, layoutOf } from "../fix/layout.ts";
import type { FunctionNode } from "../origins/value.ts";
import type { Module } from "../project/module.ts";
import { keyName } from "../syntax/nodes.ts";
import { Refusal } from "./refusal.ts";
import { decoratorsOf } from "../syntax/decorators.ts";

export type WrittenFunction = Exclude<
  FunctionNode,
  TSESTree.TSEmptyBodyFunctionExpression | TSESTree.TSDeclareFunction
>;

/** What declares a function, as a whole, in a list with others of its kind. */
export interface Declaration {
  readonly node: TSESTree.Node;
  readonly nameNode: TSESTree.Node;
  readonly kind: "statement" | "class member" | "property";
}

/** @throws Refusal where another such function has no place beside it. */
export function declarationOf(node: WrittenFunction, name: string): Declaration {
  const { parent } = node;
  if (node.type === "FunctionDeclaration" && node.id !== null)
    return { node: exported(node, name), nameNode: node.id, kind: "statement" };
  switch (parent.type) {
    case "VariableDeclarator": {
      const statement = parent.parent;
      if (statement.declarations.length !== 1 || parent.id.type !== "Identifier" || parent.id.typeAnnotation)
        break;
      return { node: exported(statement, name), nameNode: parent.id, kind: "statement" };
    }
    case "Property":
      if (keyName(parent) !== name || parent.computed) break;
      return { node: parent, nameNode: parent.key, kind: "property" };
    case "MethodDefinition":
    case "PropertyDefinition":
      if (parent.override) throw new Refusal(`\`${name}\` overrides a method of another class.`);
      if (decoratorsOf(parent).length > 0) throw new Refusal(`\`${name}\` has decorators.`);
      if (parent.key.type !== "Identifier" || parent.computed || isTyped(parent)) break;
      return { node: parent, nameNode: parent.key, kind: "class member" };
    default:
  }
  throw new Refusal(`\`${name}\` is declared in a way that can't be repeated.`);
}

function isTyped(member: TSESTree.MethodDefinition | TSESTree.PropertyDefinition): boolean {
  return member.type === "PropertyDefinition" && member.typeAnnotation != null;
}

function exported(statement: TSESTree.FunctionDeclaration | TSESTree.VariableDeclaration, name: string) {
  const { parent } = statement;
  if (parent.type === "ExportDefaultDeclaration") throw new Refusal(`\`${name}\` is a default export.`);
  return parent.type === "ExportNamedDeclaration" ? parent : statement;
}

/** Puts another of its kind behind a declaration, in the same list. */
export function placedBehind(declaration: Declaration, module: Module, text: string): Edit[] {
  const { newline, indent } = layoutOf(module);
  const { node, kind } = declaration;
  const indentation = indentationAt(module, node);
  const after = (written: string): Edit => ({ range: [node.range[1], node.range[1]], text: written });
  if (kind !== "property") return [after(`${newline}${newline}${indentation}${text}`)];
  const object = node.parent as TSESTree.ObjectExpression;
  const start = object.range[0] + 1;
  if (module.text.slice(start, node.range[0]).includes("\n")) {
    const gap = node.type === "Property" && node.method ? newline + newline : newline;
    return [after(`,${gap}${indentation}${text}`)];
  }
  // All on one line: a line for each from here on.
  const inner = newline + indentation + indent;
  return [
    ...object.properties.map((property, index): Edit => {
      const from = object.properties[index - 1]?.range[1] ?? start;
      return { range: [from, property.range[0]], text: (index === 0 ? "" : ",") + inner };
    }),
    after(`,${inner}${text.replaceAll(/\n(?=.)/g, `\n${indent}`)}`),
    {
      range: [object.properties.at(-1)?.range[1] ?? start, object.range[1] - 1],
      text: `,${newline}${indentation}`,
    },
  ];
}
