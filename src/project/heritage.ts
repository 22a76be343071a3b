import type { TSESTree } from "@typescript-eslint/utils";
import type { Declaration } from "./module.ts";

/** Classes and interfaces that statements declare, also inside of namespaces. */
export function* declarationsIn(statements: readonly TSESTree.Node[]): Iterable<Declaration["node"]> {
  for (const statement of statements) {
    const node = declared(statement);
    if (node.type === "ClassDeclaration" || node.type === "TSInterfaceDeclaration") yield node;
    else if (node.type === "TSModuleDeclaration" && node.body?.type === "TSModuleBlock") {
      if (node.id.type !== "Literal" && node.kind !== "global") yield* declarationsIn(node.body.body);
    }
  }
}

function declared(statement: TSESTree.Node): TSESTree.Node {
  const isExport =
    statement.type === "ExportNamedDeclaration" || statement.type === "ExportDefaultDeclaration";
  return (isExport && statement.declaration) || statement;
}

/** Blocks that add to a module or, as `global`, to the global scope, with the specifier they name. */
export function* augmentationsIn(
  statements: readonly TSESTree.Node[],
): Iterable<{ specifier: string; block: TSESTree.TSModuleBlock }> {
  for (const statement of statements) {
    if (statement.type !== "TSModuleDeclaration" || statement.body?.type !== "TSModuleBlock") continue;
    const isGlobal = statement.kind === "global" || (statement.kind === "namespace" && statement.declare);
    if (isGlobal) yield { specifier: "global", block: statement.body };
    else if (statement.id.type === "Literal") yield { specifier: statement.id.value, block: statement.body };
  }
}

/** The names after `extends` and `implements`, each as a list: `ns.Base<T>` is `["ns", "Base"]`. */
export function heritageOf(node: Declaration["node"]): string[][] {
  // Parsers of plain JavaScript leave `implements` out.
  const clauses = (node.type === "TSInterfaceDeclaration" ? node.extends : node.implements) as
    readonly TSESTree.TSInterfaceHeritage[] | undefined;
  const expressions: TSESTree.Node[] = (clauses ?? []).map(({ expression }) => expression);
  if (node.type === "ClassDeclaration" && node.superClass) expressions.push(node.superClass);
  return expressions.map(entityNames).filter((names) => names.length > 0);
}

function entityNames(node: TSESTree.Node): string[] {
  switch (node.type) {
    case "Identifier":
      return [node.name];
    case "MemberExpression":
      return node.computed || node.property.type !== "Identifier"
        ? []
        : qualified(node.object, node.property.name);
    case "TSQualifiedName":
      return qualified(node.left, node.right.name);
    case "TSInstantiationExpression":
      return entityNames(node.expression);
    default:
      return [];
  }
}

function qualified(owner: TSESTree.Node, name: string): string[] {
  const names = entityNames(owner);
  return names.length === 0 ? [] : [...names, name];
}
