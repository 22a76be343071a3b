import type { TSESTree } from "@typescript-eslint/utils";
import type { Facts } from "../../facts/facts-of.ts";
import type { Query } from "../../facts/query.ts";
import type { Repetition } from "../../facts/repetition.ts";
import { tableOf } from "../../facts/query.ts";
import { indentationAt, layoutOf } from "../layout.ts";
import { freshName } from "../names.ts";
import { pluralName } from "../nouns.ts";
import { rewritten } from "../rewriting.ts";
import { responseOf, throwsAlike } from "./response.ts";
import { loopOfStatements } from "./whole-loop.ts";

/** A loop of a write and of what looks at its failure, and what does the same for one write. */
export interface CheckedWrite {
  readonly whole: TSESTree.Statement;
  /** The statements in place of the loop, for one write that is written so. */
  text(write: string): string;
}

/** `const { error } = await write; if (error) throw error;`, for each element; `undefined` if the failure is looked at otherwise. */
export function checkedWrite(
  facts: Facts,
  query: Query,
  { node, callback }: Repetition,
): CheckedWrite | undefined {
  const response = responseOf(facts, query);
  const { check, error, errors = [], declaration, data } = response ?? {};
  if (response === undefined || check === undefined || error === undefined || data !== undefined)
    return undefined;
  if (declaration === undefined || !throwsAlike(facts, response, callback ?? node)) return undefined;
  const whole = loopOfStatements([declaration, check], node, callback);
  if (whole === undefined) return undefined;
  const { module } = facts;
  const own = isFree(facts, whole, error.name) ? error.name : `${pluralName(tableOf(query) ?? "row")}Error`;
  const name = own === error.name ? own : freshName(module, whole, own);
  const { newline, semicolon } = layoutOf(module);
  const indentation = indentationAt(module, whole);
  const edits = errors.map(({ range }) => ({ range, text: name }));
  const bound = name === query.statement.errorIn ? name : `${query.statement.errorIn}: ${name}`;
  return {
    whole,
    text: (write) =>
      `const { ${bound} } = await ${write}${semicolon}${newline}${indentation}` +
      rewritten(module, check, edits, indentation),
  };
}

/** The name is declared in the loop alone, which is gone then. */
function isFree({ module }: Facts, { range }: TSESTree.Node, name: string): boolean {
  return module.scopes.scopes.every(
    ({ set, block }) =>
      set.get(name) === undefined ||
      set.get(name)?.defs.length === 0 ||
      ((block as TSESTree.Node).range[0] >= range[0] && (block as TSESTree.Node).range[1] <= range[1]),
  );
}
