import path from "node:path";
import type { TSESTree } from "@typescript-eslint/utils";
import { literalText } from "../syntax/nodes.ts";
import { descendants } from "../syntax/walk.ts";
import { requiredSpecifier } from "./commonjs-syntax.ts";
import type { Module, Project } from "./module.ts";

const maximumFiles = 100;

const specifiers = new WeakMap<Module, readonly string[]>();

/** A file, and what it imports of the project's own, directly or not; relative imports count that lead nowhere yet. */
export function localImports(project: Project, filename: string): string[] {
  const found = new Set([filename]);
  // A set's iterator also visits what is added during the loop.
  for (const file of found) {
    const module = project.module(file);
    if (module === undefined) continue;
    for (const specifier of specifiersOf(module)) {
      if (found.size >= maximumFiles) break;
      const target = project.resolve(specifier, file) ?? relativeTarget(specifier, file);
      if (target !== undefined && !/[\\/]node_modules[\\/]/.test(target)) found.add(target);
    }
  }
  return [...found];
}

function specifiersOf(module: Module): readonly string[] {
  let known = specifiers.get(module);
  if (known === undefined) {
    const nodes = [...descendants(module.ast, () => false)];
    specifiers.set(module, (known = nodes.flatMap((node) => specifierIn(node) ?? [])));
  }
  return known;
}

function specifierIn(node: TSESTree.Node): string | undefined {
  switch (node.type) {
    case "ImportDeclaration":
    case "ExportAllDeclaration":
    case "ExportNamedDeclaration":
    case "ImportExpression":
      return literalText(node.source);
    default:
      return requiredSpecifier(node);
  }
}

function relativeTarget(specifier: string, importer: string): string | undefined {
  return specifier.startsWith(".") ? path.resolve(path.dirname(importer), specifier) : undefined;
}
