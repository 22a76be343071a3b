import path from "node:path";
import type { TSESTree } from "@typescript-eslint/utils";
import { literalText } from "../syntax/nodes.ts";
import { descendants } from "../syntax/walk.ts";
import { requiredSpecifier } from "./commonjs-syntax.ts";
import type { Project } from "./module.ts";

const maximumFiles = 100;

/** A file, and what it imports of the project's own, directly or not; relative imports count that lead nowhere yet. */
export function localImports(project: Project, filename: string): string[] {
  const found = new Set([filename]);
  // A set's iterator also visits what is added during the loop.
  for (const file of found) {
    const module = project.module(file);
    if (module === undefined) continue;
    for (const node of descendants(module.ast, () => false)) {
      const specifier = specifierIn(node);
      if (specifier === undefined || found.size >= maximumFiles) continue;
      const target = project.resolve(specifier, file) ?? relativeTarget(specifier, file);
      if (target !== undefined && !/[\\/]node_modules[\\/]/.test(target)) found.add(target);
    }
  }
  return [...found];
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
