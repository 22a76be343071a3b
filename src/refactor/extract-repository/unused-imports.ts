import type { TSESTree } from "@typescript-eslint/utils";
import { isWithin } from "../../facts/element-path.ts";
import type { Edit } from "../../fix/edit.ts";
import type { Module } from "../../project/module.ts";
import { topLevelVariable } from "../../syntax/scopes.ts";

/** Takes out the imports that only the removed code used, and puts in others; the first of these takes the place of the first of those. */
export function withoutUnusedImports(
  { ast, scopes, text }: Module,
  removed: TSESTree.Node,
  added: readonly Edit[],
): Edit[] {
  const unused = (specifier: TSESTree.ImportClause): boolean => {
    const references = topLevelVariable(scopes, specifier.local.name)?.references ?? [];
    return (
      references.length > 0 &&
      references.every(({ identifier }) => isWithin(identifier as TSESTree.Node, removed))
    );
  };
  const edits: Edit[] = [];
  for (const statement of ast.body) {
    if (statement.type !== "ImportDeclaration" || statement.specifiers.length === 0) continue;
    const kept = statement.specifiers.filter((specifier) => !unused(specifier));
    if (kept.length === statement.specifiers.length) continue;
    // Another import is written behind or into this one.
    const touching = added.some(
      ({ range }) => range[0] >= statement.range[0] && range[0] <= statement.range[1],
    );
    if (kept.length === 0) {
      const lineEnd = /^[ \t]*\r?\n/.exec(text.slice(statement.range[1]))?.[0].length ?? 0;
      const end = touching ? statement.range[1] : statement.range[1] + lineEnd;
      edits.push({ range: [statement.range[0], end], text: "" });
    } else if (!touching && kept.every(({ type }) => type === "ImportSpecifier")) {
      const first = statement.specifiers[0];
      const last = statement.specifiers.at(-1);
      if (first?.type !== "ImportSpecifier" || last === undefined) continue;
      const names = kept.map(({ range }) => text.slice(range[0], range[1])).join(", ");
      edits.push({ range: [first.range[0], last.range[1]], text: names });
    }
  }
  return [...edits, ...added].map((edit) => atLineStart(edit, edits));
}

/** An import that is written behind one that goes would begin with an empty line. */
function atLineStart(edit: Edit, removals: readonly Edit[]): Edit {
  const follows = removals.some(
    ({ range, text }) => text === "" && range[1] === edit.range[0] && edit.range[0] === edit.range[1],
  );
  return follows ? { ...edit, text: edit.text.replace(/^\r?\n/, "") } : edit;
}
