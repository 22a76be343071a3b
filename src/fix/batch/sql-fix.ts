import type { Facts } from "../../facts/facts-of.ts";
import type { RepeatedQuery } from "../../facts/repeated-query.ts";
import { writesRows } from "../../facts/sql-statement.ts";
import type { BatchFix } from "./batch-fix.ts";
import { keyedQuery } from "./keyed-query.ts";
import { sqlInsertFix } from "./sql-insert.ts";
import { sqlReadFix } from "./sql-read.ts";
import { sqlKeysFix } from "./sql-write.ts";

/** One statement of SQL text for all elements, in the place of one for each. */
export function sqlFix(facts: Facts, found: RepeatedQuery): BatchFix | undefined {
  const { batch } = found.query.statement;
  if (typeof batch !== "object" || batch.sql === undefined) return undefined;
  switch (writesRows(facts.origins, found.query)) {
    case false: {
      const keyed = keyedQuery(facts, found);
      return keyed && sqlReadFix(keyed);
    }
    case true:
      return sqlInsertFix(facts, found) ?? sqlKeysFix(facts, found);
    case undefined:
      return undefined;
  }
}
