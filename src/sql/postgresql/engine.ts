import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { ParseResult } from "libpg-query";
import { isOutOfStack, WebAssembly } from "../webassembly.ts";

/** PostgreSQL's own parse tree, or where it stopped understanding the text (offset in UTF-16). */
export type PostgresqlResult = { tree: ParseResult } | { stoppedAt: number };

/*
 * The package's entry point only loads the parser asynchronously, which a rule can't wait for, so the WebAssembly
 * module under it is started here: its glue code calls `instantiateWasm` before its first `await`.
 */
interface Runtime {
  instantiateWasm(imports: object, done: (instance: object) => void): void;
  lengthBytesUTF8(text: string): number;
  stringToUTF8(text: string, pointer: number, size: number): void;
  UTF8ToString(pointer: number): string;
  getValue(pointer: number, type: "i32"): number;
  _malloc(size: number): number;
  _free(pointer: number): void;
  _wasm_parse_query_raw(text: number): number;
  _wasm_free_parse_result(result: number): void;
}

const require = createRequire(import.meta.url);
let runtime: Runtime | undefined;

/** Parses a text with PostgreSQL's parser. Loads it on the first call. */
export function parsePostgresql(text: string): PostgresqlResult {
  // The parser takes a C string and would read only what precedes a NUL.
  const nul = text.indexOf("\0");
  if (nul !== -1) return { stoppedAt: nul };
  try {
    return parseWith((runtime ??= start()), text);
  } catch (error) {
    // A text that is nested deeper than the stack: the instance may have been left in the middle of its work.
    if (!isOutOfStack(error)) throw error;
    runtime = undefined;
    return { stoppedAt: 0 };
  }
}

function start(): Runtime {
  const glue = require("libpg-query/wasm/libpg-query.js") as (runtime: Partial<Runtime>) => Promise<unknown>;
  const module = new WebAssembly.Module(readFileSync(require.resolve("libpg-query/wasm/libpg-query.wasm")));
  let failure: unknown;
  const started: Partial<Runtime> = {
    instantiateWasm(imports, done) {
      try {
        done(new WebAssembly.Instance(module, imports));
      } catch (error) {
        failure = error;
      }
    },
  };
  // What is left to run after this (terminals, the file system) is nothing that parsing uses.
  glue(started).catch((error: unknown) => (failure ??= error));
  if (failure !== undefined) throw failure;
  return started as Runtime;
}

function parseWith(started: Runtime, text: string): PostgresqlResult {
  const size = started.lengthBytesUTF8(text) + 1;
  const input = started._malloc(size);
  started.stringToUTF8(text, input, size);
  const result = started._wasm_parse_query_raw(input);
  try {
    const error = started.getValue(result + 8, "i32");
    if (error !== 0) return { stoppedAt: characterOffset(text, started.getValue(error + 16, "i32") - 1) };
    return { tree: JSON.parse(started.UTF8ToString(started.getValue(result, "i32"))) as ParseResult };
  } finally {
    started._free(input);
    started._wasm_free_parse_result(result);
  }
}

/** The error position counts characters, not bytes and not UTF-16 units. */
function characterOffset(text: string, characters: number): number {
  let offset = 0;
  for (let count = 0; count < characters && offset < text.length; count++) {
    offset += (text.codePointAt(offset) ?? 0) > 0xffff ? 2 : 1;
  }
  return offset;
}
