import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { refactorReport, type RefactorReport } from "../../refactor/report.ts";
import { plans, type Plan } from "../../refactor/plans.ts";
import { exitCode, UsageError, type Command, type Io } from "../command.ts";

const options = {
  plan: { type: "string", value: "NAME", description: `What to do: ${plans.join(", ")}` },
  repository: {
    type: "string",
    value: "FILE",
    description: "With extract_repository: where the query goes, if not found",
  },
  write: { type: "boolean", description: "Write the files; without it, the diff is only shown" },
  json: { type: "boolean", description: "Print JSON, as the MCP server's refactor answers" },
} as const;

const notes = `Plans a change for the finding of a line, in as many files as it takes, and shows it as one diff:
batch_twin creates the batch twin of each helper between a loop and its query, and calls it once before the loop;
extract_repository moves the query of a line into the file that holds those of its table, and calls it there;
add_module writes the module that the finding asks for and the project lacks: its error classes, its guard, its retry.

The change has to type-check, or it isn't shown. What it can't prove stands below it as conditions.

Exit code: 0 planned or written; 1 refused, with the reason; 2 wrong usage.`;

/** `backend-patterns refactor`. */
export function refactorCommand(): Command {
  return {
    summary: "Change several files for one finding",
    usage: "refactor [options] --plan NAME FILE:LINE",
    options,
    notes,
    run: runRefactor,
  };
}

async function runRefactor(args: string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const [, name = "", line = ""] = /^(.+):(\d+)$/.exec(positionals.join(" ")) ?? [];
  if (name === "") throw new UsageError("`refactor` wants a place, such as `src/orders.ts:12`.");
  const file = resolve(io.cwd, name);
  if (!existsSync(file)) throw new UsageError(`There is no file \`${name}\`.`);
  const repository =
    values.repository === undefined ? {} : { repository: resolve(io.cwd, values.repository) };
  const { refactor } = await import("../../refactor/refactor.ts");
  const report = await refactorReport(
    () =>
      refactor({
        plan: planOf(values.plan),
        file,
        line: Number(line),
        cwd: io.cwd,
        runsProjectCode: true,
        ...repository,
      }),
    { cwd: io.cwd, write: values.write === true },
  );
  io.stdout.write(values.json ? `${JSON.stringify(report, undefined, 2)}\n` : textOf(report));
  return report.refused === undefined ? exitCode.clean : exitCode.findings;
}

function planOf(text: string | undefined): Plan {
  const plan = plans.find((candidate) => candidate === text);
  if (plan === undefined) throw new UsageError(`\`--plan\` is one of ${plans.join(", ")}.`);
  return plan;
}

function textOf({ diffs, written, conditions, wiring, refused }: RefactorReport): string {
  if (refused !== undefined) return `Refused: ${refused}\n`;
  const files = diffs.map(({ path }) => path).join(", ");
  return [
    ...(written ? [`Written: ${files}`] : diffs.map(({ diff }) => diff)),
    ...(conditions.length > 0 ? ["Provided that:", ...conditions.map((condition) => `- ${condition}`)] : []),
    ...(wiring === undefined ? [] : ["", wiring]),
    "",
  ].join("\n");
}
