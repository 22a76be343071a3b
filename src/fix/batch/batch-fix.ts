import type { Facts } from "../../facts/facts-of.ts";
import type { RepeatedQuery } from "../../facts/repeated-query.ts";
import type { Edit } from "../edit.ts";
import { keyedQuery } from "./keyed-query.ts";
import { childrenFix } from "./children.ts";
import { keyValuesFix } from "./key-values.ts";
import { lookupFix } from "./lookup.ts";
import { responseFix } from "./response-read.ts";
import { sqlFix } from "./sql-fix.ts";
import { writeFix } from "./write.ts";

/** The change by which a loop sends one statement for all of its elements. */
export interface BatchFix {
  readonly form: "lookup" | "children" | "write";
  readonly edits: readonly Edit[];
  /** What must be true for it to change nothing else, and isn't proven: none, and it is safe to apply unseen. */
  readonly reasons: readonly string[];
}

export function batchFix(facts: Facts, found: RepeatedQuery): BatchFix | undefined {
  const fix = fixFor(facts, found);
  if (fix === undefined) return undefined;
  const reasons = hasComment(facts, fix)
    ? [...fix.reasons, "the comments still stand where they belong"]
    : fix.reasons;
  return { ...fix, reasons: [...new Set(reasons)] };
}

function fixFor(facts: Facts, found: RepeatedQuery): BatchFix | undefined {
  const { operation, statement } = found.query;
  if (statement.sql !== undefined) return sqlFix(facts, found);
  if (statement.store === "key-value") return keyValuesFix(facts, found);
  return operation === "write" ? writeFix(facts, found) : readFix(facts, found);
}

function readFix(facts: Facts, found: RepeatedQuery): BatchFix | undefined {
  const keyed = keyedQuery(facts, found);
  if (keyed?.query.statement.errorIn !== undefined) return responseFix(keyed);
  return keyed && (lookupFix(keyed) ?? childrenFix(keyed));
}

function hasComment({ module }: Facts, { edits }: BatchFix): boolean {
  return (module.ast.comments ?? []).some(({ range }) =>
    edits.some((edit) => range[0] >= edit.range[0] && range[1] <= edit.range[1]),
  );
}
