import type { TSESTree } from "@typescript-eslint/utils";
import type { FunctionValue } from "../../origins/value.ts";
import type { Module } from "../../project/module.ts";
import { declarationOf, type Declaration, type WrittenFunction } from "../declaration.ts";
import { Refusal } from "../refusal.ts";

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
