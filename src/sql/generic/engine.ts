import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import type { SqlDialect } from "../dialect.ts";
import { isOutOfStack } from "../webassembly.ts";

/** The parse tree of sqlparser-rs as JSON, or where it stopped understanding the text (line and column from 1). */
export type GenericResult = { tree: unknown } | { stoppedAt: { line: number; column: number } | undefined };

interface Parser {
  initSync(options: { module: Uint8Array }): void;
  parse_sql(dialect: string, text: string): unknown;
}

const require = createRequire(import.meta.url);
let parser: Parser | "broken" | undefined;

/**
 * Parses a text with sqlparser-rs, the parser for the dialects other than PostgreSQL's. Loads it on the first call.
 */
export function parseGeneric(text: string, dialect: SqlDialect): GenericResult {
  parser ??= start();
  if (parser === "broken") return { stoppedAt: undefined };
  try {
    return { tree: parser.parse_sql(dialect, text) };
  } catch (error) {
    if (isOutOfStack(error)) {
      // Out of stack. The bindings keep one instance per process and can't start another.
      parser = "broken";
      return { stoppedAt: undefined };
    }
    return { stoppedAt: positionIn((error as { message?: unknown }).message) };
  }
}

function start(): Parser {
  // The entry point only starts asynchronously; the bindings under it can be started at once.
  const entry = require.resolve("@guanmingchiu/sqlparser-ts");
  const folder = path.join(path.dirname(entry), "../wasm");
  const started = require(path.join(folder, "sqlparser_rs_wasm.js")) as Parser;
  started.initSync({ module: readFileSync(path.join(folder, "sqlparser_rs_wasm_bg.wasm")) });
  return started;
}

/** The position is only given in words: `... at Line: 1, Column: 8`. */
function positionIn(message: unknown): { line: number; column: number } | undefined {
  if (typeof message !== "string") return undefined;
  const at = message.lastIndexOf("Line: ");
  const comma = message.indexOf(", Column: ", at);
  if (at === -1 || comma === -1) return undefined;
  const line = Number.parseInt(message.slice(at + "Line: ".length), 10);
  const column = Number.parseInt(message.slice(comma + ", Column: ".length), 10);
  return Number.isNaN(line) || Number.isNaN(column) ? undefined : { line, column };
}
