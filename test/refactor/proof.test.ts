import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { refactor } from "../../src/refactor/refactor.ts";
import { writeChanges } from "../../src/refactor/write-changes.ts";
import { connectDrizzleSqlite } from "../fixes/clients/drizzle-sqlite/client.ts";
import { connectPrisma } from "../fixes/clients/prisma/client.ts";
import { messagesOf } from "../fixes/harness/apply-fix.ts";
import type { FixCase, Run } from "../fixes/harness/case.ts";
import type { Client } from "../fixes/harness/client.ts";
import { comparePrograms } from "../fixes/harness/compare-programs.ts";
import { typeCheck } from "../fixes/harness/type-check.ts";
import { drizzleCases, prismaCases, type TwinCase } from "./cases.ts";

const programs = path.join(import.meta.dirname, "../fixes/.programs");

prove("refactor-prisma", connectPrisma, prismaCases);
prove("refactor-drizzle", connectDrizzleSqlite, drizzleCases);

/** Runs each program before and after on many worlds: the same results, with as many statements as claimed. */
function prove<Db>(name: string, connect: () => Promise<Client<Db>>, cases: readonly TwinCase[]): void {
  describe(name, { timeout: 120_000 }, () => {
    let client: Client<Db>;
    const written: string[] = [];
    beforeAll(async () => {
      client = await connect();
      await rm(path.join(programs, name), { recursive: true, force: true });
    }, 120_000);
    afterAll(async () => {
      await client.close();
      await client.engine.close();
    });

    it.each(cases.map((one, index) => ({ ...one, index })))(
      "$title",
      async ({ files, statements, conditions, index }) => {
        const [before, after] = ["before", "after"].map((side) =>
          path.join(programs, name, String(index), side),
        );
        if (before === undefined || after === undefined) return;
        await mkdir(before, { recursive: true });
        for (const [file, text] of Object.entries(files)) await writeFile(path.join(before, file), text);
        await writeFile(path.join(before, "tsconfig.json"), tsconfig(client.paths));
        await cp(before, after, { recursive: true });
        const program = path.join(after, "program.ts");
        const source = files["program.ts"] ?? "";
        const [finding] = await messagesOf(program, source, "no-query-in-loop");
        const done = await refactor({
          plan: "batch_twin",
          file: program,
          line: finding?.line ?? 0,
          // Where the schemas are.
          cwd: path.dirname(programs),
          runsProjectCode: false,
        });
        expect(done.conditions).toEqual(conditions);
        writeChanges(done.changes);

        const fixed = await readFile(program, "utf8");
        written.push(...Object.keys(files).map((file) => path.join(after, file)));
        expect(await messagesOf(program, fixed, "no-query-in-loop")).toEqual([]);
        const claim: Pick<FixCase, "statements"> = { statements };
        await comparePrograms(
          client,
          { source, run: await load<Db>(path.join(before, "program.ts")) },
          { source: fixed, run: await load<Db>(program) },
          claim,
        );
      },
    );

    it("compiles", () => {
      for (const [file, problems] of typeCheck(written, client))
        expect({ file, problems }).toEqual({ file, problems: [] });
    });
  });
}

function tsconfig(paths: Record<string, string[]> = {}): string {
  const compilerOptions = {
    target: "ES2023",
    module: "ESNext",
    moduleResolution: "Bundler",
    strict: true,
    noUncheckedIndexedAccess: true,
    allowImportingTsExtensions: true,
    noEmit: true,
    types: ["node"],
    paths,
  };
  return JSON.stringify({ compilerOptions });
}

async function load<Db>(file: string): Promise<Run<Db>> {
  const { run } = (await import(/* @vite-ignore */ file)) as { run: Run<Db> };
  return run;
}
