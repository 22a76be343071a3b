import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import type { Module } from "../../project/module.ts";
import { indentationAt, layoutOf } from "../layout.ts";
import { freshName } from "../names.ts";

export interface Counter {
  readonly name: string;
  /** Declares it in front of the loop. */
  declare(fixer: TSESLint.RuleFixer): TSESLint.RuleFix;
}

/** A variable in front of a loop; `undefined` where no statement can stand there. */
export function counterBefore(loop: TSESTree.Statement, module: Module, name: string): Counter | undefined {
  const parent = loop.parent as TSESTree.Node | undefined;
  if (parent?.type !== "BlockStatement" && parent?.type !== "Program") return undefined;
  const fresh = freshName(module, loop, name);
  const { newline, semicolon } = layoutOf(module);
  const declaration = `let ${fresh} = 0${semicolon}${newline}${indentationAt(module, loop)}`;
  return { name: fresh, declare: (fixer) => fixer.insertTextBefore(loop, declaration) };
}
