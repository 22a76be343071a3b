import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fullWorld } from "../world.ts";
import { applyFix, canFix, hasRule, messagesOf } from "./apply-fix.ts";
import { titleOf, type FixCase, type Refusal, type Run } from "./case.ts";
import type { Client } from "./client.ts";
import { comparePrograms } from "./compare-programs.ts";
import { runProgram } from "./outcome.ts";
import { writeProof, type Proof } from "./proofs.ts";
import { typeCheck } from "./type-check.ts";

interface Prepared {
  fixCase: FixCase;
  before: string;
  after: string;
  source: string;
  fixed: string;
}

/** Tests that every fix keeps what its program does and sends no more statements than it claims. */
export function proveFixes<Db>(
  name: string,
  connect: () => Promise<Client<Db>>,
  { cases, refusals = [] }: { cases: FixCase[]; refusals?: Refusal[] },
): void {
  const folder = path.join(import.meta.dirname, "../.programs", name);
  const prepared = new Map<FixCase, Prepared>();
  const refused = new Map<Refusal, string>();
  const proofs: Proof[] = [];
  let client: Client<Db>;
  let diagnostics: Map<string, string[]>;

  beforeAll(async () => {
    client = await connect();
    await rm(folder, { recursive: true, force: true });
    for (const [index, fixCase] of cases.entries()) {
      prepared.set(fixCase, await prepare(path.join(folder, String(index)), fixCase));
    }
    for (const [index, refusal] of refusals.entries()) {
      const file = path.join(folder, `refusal-${index}`, "program.ts");
      await writeFiles(path.dirname(file), { "program.ts": refusal.program, ...refusal.files });
      refused.set(refusal, file);
    }
    const versions = [...prepared.values()].flatMap(({ fixCase, before, after }) =>
      canFix(fixCase.rule, fixCase.suggestion) ? [before, after] : [before],
    );
    diagnostics = typeCheck([...versions, ...refused.values()], client);
  }, 120_000);

  afterAll(async () => {
    await client.close();
    await client.engine.close();
    await writeProof(name, proofs);
  });

  const titled = cases.map((fixCase) => ({ title: titleOf(fixCase), fixCase }));
  describe.each(titled)(`${name}: $fixCase.rule: $title`, ({ fixCase }) => {
    const { rule, statements, suggestion } = fixCase;

    it("is a program that compiles and repeats its statements", { timeout: 60_000 }, async () => {
      const { before } = prepared.get(fixCase)!;
      expect(diagnostics.get(before)).toEqual([]);
      const world = fullWorld();
      await client.engine.seed(world.tables);
      const run = await runProgram(client, await load<Db>(before), world.input);
      expect(run.outcome.threw).toBeUndefined();
      expect(run.statements.length, run.statements[0]?.text).toBe(statements.before(world.input));
    });

    if (!hasRule(rule)) return;

    it("is reported", { timeout: 60_000 }, async () => {
      const { before, source } = prepared.get(fixCase)!;
      expect(await messagesOf(before, source, rule)).not.toEqual([]);
    });

    if (!canFix(rule, suggestion)) return;

    if (fixCase.byHand) {
      it(`is left to a person: ${fixCase.byHand}`, () => {
        expect(prepared.get(fixCase)!.fixed).toBe(prepared.get(fixCase)!.source);
      });
      return;
    }

    it("is fixed once and for all, in code that compiles", { timeout: 60_000 }, async () => {
      const { after, fixed, source } = prepared.get(fixCase)!;
      expect(fixed, "no fix").not.toBe(source);
      expect(diagnostics.get(after), fixed).toEqual([]);
      expect(await messagesOf(after, fixed, rule), fixed).toEqual([]);
      expect(await applyFix(after, fixed, rule, suggestion)).toBe(fixed);
    });

    it("does the same with the statements it claims", { timeout: 120_000 }, async () => {
      const { before, after, source, fixed } = prepared.get(fixCase)!;
      const comparison = await comparePrograms(
        client,
        { source, run: await load<Db>(before) },
        { source: fixed, run: await load<Db>(after) },
        fixCase,
      );
      proofs.push({
        rule,
        client: client.name,
        form: titleOf(fixCase),
        engine: client.level ?? client.engine.name,
        by: suggestion ? "suggestion" : "--fix",
        ...comparison,
      });
    });
  });

  for (const refusal of refusals) {
    it(`${name}: ${refusal.rule} writes no fix: ${refusal.because}`, async () => {
      const file = refused.get(refusal)!;
      expect(diagnostics.get(file)).toEqual([]);
      if (hasRule(refusal.rule)) {
        expect(await applyFix(file, refusal.program, refusal.rule)).toBe(refusal.program);
      }
    });
  }
}

/** Writes both versions where they can be linted, compiled and imported. */
async function prepare(folder: string, fixCase: FixCase): Promise<Prepared> {
  const { rule, program: source, files, suggestion } = fixCase;
  const before = path.join(folder, "before.ts");
  const after = path.join(folder, "after.ts");
  await writeFiles(folder, { "before.ts": source, ...files });
  const fixed = canFix(rule, suggestion) ? await applyFix(before, source, rule, suggestion) : source;
  await writeFiles(folder, { "after.ts": fixed });
  return { fixCase, before, after, source, fixed };
}

async function writeFiles(folder: string, files: Record<string, string>): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, name), text);
}

async function load<Db>(file: string): Promise<Run<Db>> {
  const { run } = (await import(/* @vite-ignore */ file)) as { run: Run<Db> };
  return run;
}
