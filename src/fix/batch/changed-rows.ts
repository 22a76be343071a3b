import type { Variable } from "@typescript-eslint/scope-manager";
import type { TSESTree } from "@typescript-eslint/utils";
import { isWithin } from "../../facts/element-path.ts";
import { isWrittenInto } from "../../facts/invariant.ts";
import type { KeyedQuery } from "./keyed-query.ts";

/** Something is written into what a variable of the loop holds, which may be rows: those of one key are shared from now on. */
export function changesRows({ facts, repetition }: Pick<KeyedQuery, "facts" | "repetition">): boolean {
  const body = repetition.callback?.body ?? (repetition.node as TSESTree.ForOfStatement).body;
  return facts.module.scopes.scopes.some(({ variables }) =>
    variables.some(
      (variable) =>
        variable.defs.some(({ name }) => isWithin(name as TSESTree.Node, body)) &&
        !isMadeHere(variable) &&
        variable.references.some(({ identifier }) => isWrittenInto(identifier as TSESTree.Node)),
    ),
  );
}

/** It starts with an object or a list that the loop itself makes. */
function isMadeHere({ defs }: Variable): boolean {
  const declarator = defs[0]?.node as TSESTree.Node | undefined;
  if (declarator?.type !== "VariableDeclarator" || declarator.id.type !== "Identifier") return false;
  return /^(?:Object|Array|New)Expression$/.test(declarator.init?.type ?? "");
}
