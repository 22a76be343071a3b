import { isDeepStrictEqual } from "node:util";
import type { Client } from "./client.ts";
import type { Run } from "./case.ts";
import type { Statement } from "../engines/engine.ts";
import type { Input } from "../world.ts";

/** All that a caller, or whoever looks at the tables later, can tell about a run. */
export interface Outcome {
  returned?: unknown;
  threw?: { class: string; message: string };
  /** The input afterwards: programs may write to what they're given. */
  input: Input;
  tables: string;
}

/** Runs a program on what is in the tables. */
export async function runProgram<Db>(
  client: Client<Db>,
  run: Run<Db>,
  given: Input,
): Promise<{ outcome: Outcome; statements: Statement[] }> {
  const input = structuredClone(given);
  client.engine.takeStatements();
  let result: Pick<Outcome, "returned" | "threw">;
  try {
    const returned = await run(client.db, input);
    result = { returned: client.plain ? client.plain(returned) : returned };
  } catch (error) {
    const thrown = error instanceof Error ? error : new Error(String(error));
    result = { threw: { class: thrown.constructor.name, message: thrown.message } };
  }
  const statements = client.engine.takeStatements();
  return { outcome: { ...result, input, tables: await client.engine.dump() }, statements };
}

/** What differs between two outcomes, or nothing. Order, absent properties, `null` and `undefined` all count. */
export function differenceOf(before: Outcome, after: Outcome): keyof Outcome | undefined {
  return (["threw", "returned", "input", "tables"] as const).find(
    (part) => !isDeepStrictEqual(before[part], after[part]),
  );
}
