import { inspect } from "node:util";
import fc from "fast-check";
import type { Statement } from "../engines/engine.ts";
import { anyWorld, emptyWorld, fullWorld, type World } from "../world.ts";
import type { FixCase, Run } from "./case.ts";
import type { Client } from "./client.ts";
import { differenceOf, runProgram } from "./outcome.ts";

export interface Version<Db> {
  source: string;
  run: Run<Db>;
}

/** What a comparison saw on the full world. */
export interface Comparison {
  runs: number;
  before: number;
  after: number;
}

/** At least this many worlds, the empty and the full one included. */
export const runs = 100;

/**
 * Runs both versions of a program on many worlds. Throws an error that shows both and the smallest world on which they differ, or which
 * shows that the claim about the statements is wrong.
 */
export async function comparePrograms<Db>(
  client: Client<Db>,
  before: Version<Db>,
  after: Version<Db>,
  claim: Pick<FixCase, "statements" | "columns" | "world">,
): Promise<Comparison> {
  const programs = `--- before\n${before.source}\n\n--- after\n${after.source}`;
  let count = 0;
  const result = await fc.check(
    fc.asyncProperty(claim.world ?? anyWorld, async (world) => {
      count++;
      const statements = await compareOn(client, before, after, world);
      checkCount(statements.after, claim.statements.after);
    }),
    { numRuns: runs, examples: [[emptyWorld]] },
  );
  if (result.failed) {
    const [world] = result.counterexample ?? [];
    const { errorInstance: error, seed, counterexamplePath: path } = result;
    throw new Error(
      `${messageOf(error)}\n\nOn this world (seed ${seed}, path ${path}):\n${show(world)}\n\n${programs}`,
    );
  }

  const full = fullWorld();
  const statements = await compareOn(client, before, after, full).catch((error: unknown) => {
    throw new Error(`${messageOf(error)}\n\nOn the full world.\n\n${programs}`, { cause: error });
  });
  const expected = claim.statements.before(full.input);
  if (statements.before.length !== expected) {
    throw new Error(
      `${statements.before.length} statements before, not ${expected}:\n${textsOf(statements.before)}\n${programs}`,
    );
  }
  checkCount(statements.after, claim.statements.after);
  const columns = columnsOf(statements.after);
  if (claim.columns && columns.join() !== [...claim.columns].sort().join()) {
    throw new Error(
      `reads ${columns.join(", ")}, not ${claim.columns.join(", ")}:\n${textsOf(statements.after)}\n${programs}`,
    );
  }
  return { runs: count + 1, before: statements.before.length, after: statements.after.length };
}

async function compareOn<Db>(client: Client<Db>, before: Version<Db>, after: Version<Db>, world: World) {
  await client.engine.seed(world.tables);
  const seeded = await client.engine.dump();
  const first = await runProgram(client, before.run, world.input);
  if (first.outcome.tables !== seeded) await client.engine.seed(world.tables);
  const second = await runProgram(client, after.run, world.input);
  const difference = differenceOf(first.outcome, second.outcome);
  if (difference) {
    throw new Error(
      `The programs differ in "${difference}".\nbefore: ${show(first.outcome)}\nafter:  ${show(second.outcome)}`,
    );
  }
  return { before: first.statements, after: second.statements };
}

function checkCount(statements: Statement[], most: number): void {
  if (statements.length > most) {
    throw new Error(
      `${statements.length} statements after, claimed at most ${most}:\n${textsOf(statements)}`,
    );
  }
}

function columnsOf(statements: Statement[]): string[] {
  return [...new Set(statements.flatMap(({ columns }) => columns))].sort();
}

function textsOf(statements: Statement[]): string {
  return statements
    .slice(0, 10)
    .map(({ text }) => `  ${text.slice(0, 300)}`)
    .join("\n");
}

function show(value: unknown): string {
  return inspect(value, { depth: null, breakLength: 140 });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
