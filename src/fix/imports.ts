import type { TSESTree } from "@typescript-eslint/utils";
import type { Module } from "../project/module.ts";
import { variableAt } from "../syntax/scopes.ts";
import type { Edit } from "./edit.ts";
import { layoutOf } from "./layout.ts";

/** What has to change so that `name` means the export of `specifier` at the top of the file; `undefined` if the name is taken. */
export function importEdits(module: Module, specifier: string, name: string): Edit[] | undefined {
  const declarations = module.ast.body.filter((node) => node.type === "ImportDeclaration");
  const variable = variableAt(module.scopes, module.ast, name);
  const taken = variable?.defs[0];
  if (taken !== undefined) {
    const declaration = taken.parent as TSESTree.Node | null | undefined;
    const isSame =
      declaration?.type === "ImportDeclaration" &&
      declaration.source.value === specifier &&
      declaration.importKind !== "type";
    return isSame ? [] : undefined;
  }
  const same = declarations.find(
    ({ source, importKind, specifiers }) =>
      source.value === specifier &&
      importKind !== "type" &&
      specifiers.some((s) => s.type === "ImportSpecifier"),
  );
  const last = same?.specifiers.at(-1);
  if (last !== undefined) return [{ range: [last.range[1], last.range[1]], text: `, ${name}` }];
  const after = declarations.at(-1);
  if (after === undefined) return undefined;
  const { newline, semicolon } = layoutOf(module);
  const quote = module.text.charAt(after.source.range[0]);
  const position = after.range[1];
  return [
    {
      range: [position, position],
      text: `${newline}import { ${name} } from ${quote}${specifier}${quote}${semicolon}`,
    },
  ];
}
