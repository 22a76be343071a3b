import type { TSESTree } from "@typescript-eslint/utils";
import { collectCommonJsExports } from "./commonjs-exports.ts";
import type { ExportTarget, ModuleExports } from "./module.ts";
import { isDeclarationFile } from "./source-file.ts";

/** What a file exports, by ES module syntax or by CommonJS assignments. */
export function exportsOf(ast: TSESTree.Program, filename: string): ModuleExports {
  try {
    return collectExports(ast, isDeclarationFile(filename));
  } catch {
    // Chained too deeply for the stack, as only generated code is.
    return { named: new Map(), stars: [], commonjs: false };
  }
}

function collectExports(ast: TSESTree.Program, isDeclaration: boolean): ModuleExports {
  const named = new Map<string, ExportTarget>();
  const stars: string[] = [];
  if (isDeclaration && !ast.body.some(isExportList)) collectAmbient(ast, named);
  for (const statement of ast.body) collectStatement(statement, named, stars);
  const isEsModule = named.size > 0 || stars.length > 0 || ast.body.some(isExport);
  const commonjs = !isEsModule && collectCommonJsExports(ast, named, stars);
  return { named, stars, commonjs: commonjs || ast.body.some((node) => node.type === "TSExportAssignment") };
}

/** A declaration file without any of these exports all that it declares, with `export` in front or not. */
function isExportList(node: TSESTree.Node): boolean {
  switch (node.type) {
    case "ExportNamedDeclaration":
      return node.declaration == null;
    case "ExportDefaultDeclaration":
      return !node.declaration.type.endsWith("Declaration") && node.declaration.type !== "TSDeclareFunction";
    default:
      return node.type === "ExportAllDeclaration" || node.type === "TSExportAssignment";
  }
}

function collectAmbient(ast: TSESTree.Program, named: Map<string, ExportTarget>): void {
  for (const statement of ast.body) {
    if (!statement.type.endsWith("Declaration") && statement.type !== "TSDeclareFunction") continue;
    if (isExport(statement) || statement.type === "ImportDeclaration") continue;
    const declaration = statement as TSESTree.NamedExportDeclarations;
    for (const name of declaredNames(declaration)) named.set(name, { kind: "binding", name });
  }
}

function isExport(node: TSESTree.Node): boolean {
  return node.type.startsWith("Export");
}

function collectStatement(
  statement: TSESTree.ProgramStatement,
  named: Map<string, ExportTarget>,
  stars: string[],
): void {
  switch (statement.type) {
    case "ExportNamedDeclaration":
      collectNamed(statement, named);
      break;
    case "ExportDefaultDeclaration":
      named.set("default", defaultTarget(statement.declaration));
      break;
    case "ExportAllDeclaration": {
      const specifier = statement.source.value;
      if (statement.exported == null) stars.push(specifier);
      else named.set(exportedName(statement.exported), { kind: "namespace", specifier });
      break;
    }
    case "TSExportAssignment":
      named.set("default", expressionTarget(statement.expression));
      break;
  }
}

function collectNamed(statement: TSESTree.ExportNamedDeclaration, named: Map<string, ExportTarget>): void {
  const specifier = statement.source?.value;
  for (const { local, exported } of statement.specifiers) {
    const name = exportedName(local);
    named.set(
      exportedName(exported),
      specifier === undefined ? { kind: "binding", name } : { kind: "reexport", specifier, name },
    );
  }
  if (statement.declaration == null) return;
  for (const name of declaredNames(statement.declaration)) named.set(name, { kind: "binding", name });
}

function exportedName(node: TSESTree.Identifier | TSESTree.StringLiteral): string {
  return node.type === "Identifier" ? node.name : node.value;
}

function defaultTarget(node: TSESTree.DefaultExportDeclarations): ExportTarget {
  if ("id" in node && node.id?.type === "Identifier" && node.type.endsWith("Declaration")) {
    return { kind: "binding", name: node.id.name };
  }
  return expressionTarget(node);
}

/** A bare name is reported as the binding it means, so that imports passed on can be followed. */
export function expressionTarget(node: TSESTree.Node): ExportTarget {
  return node.type === "Identifier" ? { kind: "binding", name: node.name } : { kind: "expression", node };
}

function declaredNames(
  declaration: TSESTree.NamedExportDeclarations | TSESTree.TSImportEqualsDeclaration,
): string[] {
  if (declaration.type === "VariableDeclaration") {
    return declaration.declarations.flatMap((declarator) => patternNames(declarator.id));
  }
  return declaration.id?.type === "Identifier" ? [declaration.id.name] : [];
}

/** Names that a binding pattern declares, in order of appearance. */
function patternNames(pattern: TSESTree.Node | null): string[] {
  switch (pattern?.type) {
    case "Identifier":
      return [pattern.name];
    case "ObjectPattern":
      return pattern.properties.flatMap((property) =>
        patternNames(property.type === "RestElement" ? property.argument : property.value),
      );
    case "ArrayPattern":
      return pattern.elements.flatMap((element) => patternNames(element));
    case "AssignmentPattern":
      return patternNames(pattern.left);
    case "RestElement":
      return patternNames(pattern.argument);
    default:
      return [];
  }
}
