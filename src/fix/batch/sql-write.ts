import { sentStatement } from "../../facts/sql-statement.ts";
import { unknownFunctions } from "../../sql/index.ts";
import { staticType } from "../../facts/static-type.ts";
import type { Facts } from "../../facts/facts-of.ts";
import type { RepeatedQuery } from "../../facts/repeated-query.ts";
import { indentationAt, layoutOf } from "../layout.ts";
import { rewritten } from "../rewriting.ts";
import type { Edit } from "../edit.ts";
import type { BatchFix } from "./batch-fix.ts";
import { sizeText } from "./collection.ts";
import { keyedQuery, textOf, type KeyedQuery } from "./keyed-query.ts";
import { keysText, membershipEdits } from "./keys.ts";
import { keyReasons } from "./row-key.ts";
import { renamedMethod } from "./sql-method.ts";
import { isInTransaction } from "./transaction.ts";
import { wholeLoop } from "./whole-loop.ts";

/** An update or a deletion by key, and nothing else in the loop: one for the keys of all elements, in place of the loop. */
export function sqlKeysFix(facts: Facts, found: RepeatedQuery): BatchFix | undefined {
  const { query, repetition } = found;
  const whole = wholeLoop(query.node, repetition.node, repetition.callback);
  const keyed = whole && keyedQuery(facts, found);
  const sent = sentStatement(facts.origins, query);
  if (keyed === undefined || whole === undefined || sent === undefined || keyed.collection.isComputed)
    return undefined;
  const { clauses, kind, assignsConstants } = sent.statement;
  if (kind !== "update" && kind !== "delete") return undefined;
  if (clauses.with !== "absent" || clauses.orderBy !== "absent" || clauses.limit !== "absent")
    return undefined;
  const method = renamedMethod(query);
  if (method === undefined) return undefined;

  const collection = textOf(facts, keyed.collection.node);
  const list = keysText(keyed, collection, false);
  const edits = [...method, ...membershipEdits(keyed.key, list)];
  const isInside = ({ range }: Edit) => range[0] >= query.node.range[0] && range[1] <= query.node.range[1];
  const { batch } = query.statement;
  const isGuarded = typeof batch === "object" && batch.empty === "fails";
  const guard = isGuarded ? `if (${sizeText(facts, repetition, collection)} > 0) ` : "";
  const call = rewritten(
    facts.module,
    query.node,
    edits.filter(isInside),
    indentationAt(facts.module, whole),
  );
  const reasons = [...keyed.reasons, ...keyReasons(keyed)];
  if (!isInTransaction(facts, query)) reasons.push("what was written before a failing one need not stay");
  if (kind === "delete") reasons.push("no row refers to another of them");
  if (kind === "update" && !assignsConstants) reasons.push("no key comes twice");
  if (sent.statement.tables.some(({ role }) => role === "read"))
    reasons.push("no row decides what becomes of another");
  for (const name of unknownFunctions(sent.text.parts, sent.statement.dialect))
    reasons.push(`\`${name}\` only reads, and gives the same again`);
  if (!isScalar(keyed)) reasons.push(`\`${textOf(facts, keyed.key.value)}\` is a single value`);
  return {
    form: "write",
    edits: [
      ...edits.filter((edit) => !isInside(edit)),
      { range: whole.range, text: `${guard}await ${call}${layoutOf(facts.module).semicolon}` },
    ],
    reasons,
  };
}

/** In an array of keys, a key that is an array would be taken for several. */
function isScalar({ facts, key }: KeyedQuery): boolean {
  switch (staticType(facts.origins, key.value, facts.frame)?.kind) {
    case "number":
    case "string":
    case "bigint":
    case "boolean":
    case "date":
      return true;
    default:
      return false;
  }
}
