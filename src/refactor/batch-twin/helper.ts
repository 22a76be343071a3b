import type { TSESTree } from "@typescript-eslint/utils";
import type { FunctionNode, FunctionValue } from "../../origins/value.ts";
import type { Module } from "../../project/module.ts";
import { keyName } from "../../syntax/nodes.ts";
import { Refusal } from "../refusal.ts";

export type WrittenFunction = Exclude<
  FunctionNode,
  TSESTree.TSEmptyBodyFunctionExpression | TSESTree.TSDeclareFunction
>;

/** A function that does something for one key. */
export interface Helper {
  readonly fn: FunctionValue;
  readonly node: WrittenFunction;
  readonly module: Module;
  readonly name: string;
  /** What declares it, as a whole: a twin is a copy of this. */
  readonly declaration: Declaration;
  /** The parameter that takes the key. */
  readonly key: TSESTree.Identifier;
}

export interface Declaration {
  readonly node: TSESTree.Node;
  readonly nameNode: TSESTree.Node;
  readonly kind: "statement" | "class member" | "property";
}

/** Reads the function as one that takes a key at `index`. @throws Refusal where a twin of it has no place, or no way to take keys. */
export function helperOf(fn: FunctionValue, name: string, index: number): Helper {
  const { node } = fn;
  if (node.type === "TSEmptyBodyFunctionExpression" || node.type === "TSDeclareFunction")
    throw new Refusal(`\`${name}\` has no body here.`);
  if (node.generator) throw new Refusal(`\`${name}\` is a generator.`);
  if (node.typeParameters != null) throw new Refusal(`\`${name}\` has type parameters.`);
  const key = node.params[index];
  if (key?.type !== "Identifier" || key.optional || node.params.slice(0, index).some(isRest))
    throw new Refusal(`\`${name}\` takes its key in no parameter of its own.`);
  const declaration = declarationOf(node, name);
  const { nameNode } = declaration;
  const own = nameNode.type === "Identifier" ? nameNode.name : name;
  return { fn, node, module: fn.frame.module, name: own, declaration, key };
}

function isRest({ type }: TSESTree.Parameter): boolean {
  return type === "RestElement";
}

function declarationOf(node: WrittenFunction, name: string): Declaration {
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
      if (parent.decorators.length > 0) throw new Refusal(`\`${name}\` has decorators.`);
      if (parent.key.type !== "Identifier" || parent.computed || isTyped(parent)) break;
      return { node: parent, nameNode: parent.key, kind: "class member" };
    default:
  }
  throw new Refusal(`\`${name}\` is declared in a way that can't be repeated for many keys.`);
}

function isTyped(member: TSESTree.MethodDefinition | TSESTree.PropertyDefinition): boolean {
  return member.type === "PropertyDefinition" && member.typeAnnotation != null;
}

function exported(statement: TSESTree.FunctionDeclaration | TSESTree.VariableDeclaration, name: string) {
  const { parent } = statement;
  if (parent.type === "ExportDefaultDeclaration") throw new Refusal(`\`${name}\` is a default export.`);
  return parent.type === "ExportNamedDeclaration" ? parent : statement;
}
