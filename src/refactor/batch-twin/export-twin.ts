import type { TSESTree } from "@typescript-eslint/utils";
import type { Module, Project } from "../../project/module.ts";
import { keyName } from "../../syntax/nodes.ts";
import type { FileEdits } from "../file-edits.ts";
import { Refusal } from "../refusal.ts";
import type { Helper } from "./helper.ts";

/** Lets the importing module see the twin of a helper that it sees. */
export function exportTwin(
  project: Project,
  importer: Module,
  specifier: string,
  helper: Helper,
  twin: string,
  edits: FileEdits,
): void {
  const { declaration, module, name } = helper;
  const target = project.resolve(specifier, importer.filename);
  const between = target === undefined ? undefined : project.module(target);
  if (between !== undefined && between.filename !== module.filename && between.exports.named.has(name))
    throw new Refusal(`\`${name}\` is handed on by name between its file and the call: its twin isn't.`);
  if (declaration.node.type === "ExportNamedDeclaration") return;
  const listed = listedIn(module, name);
  if (listed === undefined) throw new Refusal(`\`${name}\` is exported in a way that its twin can't be.`);
  edits.add(module, [{ range: [listed.range[1], listed.range[1]], text: `, ${twin}` }]);
}

/** `name` in `export { name }` or in `module.exports = { name }`. */
function listedIn({ ast }: Module, name: string): TSESTree.Node | undefined {
  for (const statement of ast.body) {
    if (statement.type === "ExportNamedDeclaration" && statement.source === null) {
      const found = statement.specifiers.find(
        ({ local, exported }) => isNamed(local, name) && isNamed(exported, name),
      );
      if (found !== undefined) return found;
    }
    if (statement.type !== "ExpressionStatement" || statement.expression.type !== "AssignmentExpression")
      continue;
    const { left, right } = statement.expression;
    if (left.type !== "MemberExpression" || !isNamed(left.object, "module") || keyName(left) !== "exports")
      continue;
    if (right.type !== "ObjectExpression") continue;
    const property = right.properties.find(
      (member) => member.type === "Property" && member.shorthand && keyName(member) === name,
    );
    if (property !== undefined) return property;
  }
  return undefined;
}

function isNamed(node: TSESTree.Node, name: string): boolean {
  return node.type === "Identifier" && node.name === name;
}
