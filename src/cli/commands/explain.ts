import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { displayPath } from "../../check/paths.ts";
import { explainLine, type Explanation } from "../../explain.ts";
import { exitCode, UsageError, type Command, type Io } from "../command.ts";

const options = { json: { type: "boolean", description: "Print JSON" } } as const;

const notes = `Says what the analysis knows of the calls of one line: which are queries, what repeats them, and what each callee was found to be.

Exit code: 0 explained; 2 wrong usage, or a file that can't be read or parsed.`;

/** `backend-patterns explain`. */
export function explainCommand(): Command {
  return {
    summary: "Say what is known of a line, and why",
    usage: "explain [options] FILE:LINE",
    options,
    notes,
    run: runExplain,
  };
}

async function runExplain(args: string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const [, name = "", line = ""] = /^(.+):(\d+)$/.exec(positionals.join(" ")) ?? [];
  if (name === "") throw new UsageError("`explain` wants a place, such as `src/orders.ts:12`.");
  const file = resolve(io.cwd, name);
  if (!existsSync(file)) throw new UsageError(`There is no file \`${name}\`.`);
  const explanation = explainLine(file, Number(line), { cwd: io.cwd });
  if (!explanation) throw new UsageError(`\`${name}\` can't be read or parsed.`);
  io.stdout.write(values.json ? `${JSON.stringify(explanation, undefined, 2)}\n` : text(explanation, io.cwd));
  return await Promise.resolve(exitCode.clean);
}

function text({ calls, queries, repetitions }: Explanation, cwd: string): string {
  const lines = calls.map(({ call, callee }) => `${call}: ${callee.replaceAll(`${cwd}/`, "")}`);
  for (const { call, operation, table, library, certainty } of queries)
    lines.push(`query: ${call} (${operation}${table ? ` of ${table}` : ""}, ${library}, ${certainty})`);
  for (const { collection, repeatedBy, chain, query } of repetitions)
    lines.push(
      `repeated: per element of ${collection} (${repeatedBy})${chain.length > 0 ? `, through ${chain.join(" -> ")}` : ""}; the query stands at ${displayPath(cwd, query.file)}:${query.line}`,
    );
  return `${lines.join("\n") || "No calls on this line."}\n`;
}
