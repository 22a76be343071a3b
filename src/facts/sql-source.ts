import type { TSESTree } from "@typescript-eslint/utils";
import type { Module } from "../project/module.ts";
import type { SqlEdit, SqlPosition } from "../sql/index.ts";
import type { SqlText, TextPosition } from "./sql-text.ts";

/** A change of SQL text, in the source file that spells it out. */
export interface SourceEdit {
  readonly range: TSESTree.Range;
  readonly text: string;
}

/** The edits where `module` writes the text; `undefined` if it is written elsewhere, or with escapes in it. */
export function sourceEdits(
  edits: readonly SqlEdit[],
  text: SqlText,
  module: Module,
): SourceEdit[] | undefined {
  const written: SourceEdit[] = [];
  for (const { range, text: replacement } of edits) {
    const { start, end } = range;
    if (start.part !== end.part || replacement.includes("\\")) return undefined;
    const place = start.offset === end.offset ? insertionAt(text, start) : spanOf(text, start, end);
    if (place?.module !== module) return undefined;
    const { quote } = place;
    written.push({ range: place.range, text: replacement.replaceAll(quote, `\\${quote}`) });
  }
  return written;
}

type SourcePlace = Pick<TextPosition, "module" | "quote"> & { readonly range: TSESTree.Range };

function insertionAt(text: SqlText, { part, offset }: SqlPosition): SourcePlace | undefined {
  const next = text.position(part, offset);
  if (next !== undefined) return { ...next, range: [next.offset, next.offset] };
  const before = offset === 0 ? undefined : text.position(part, offset - 1);
  return before && { ...before, range: [before.offset + 1, before.offset + 1] };
}

function spanOf(text: SqlText, start: SqlPosition, end: SqlPosition): SourcePlace | undefined {
  const first = text.position(start.part, start.offset);
  const last = text.position(end.part, end.offset - 1);
  // A part of the text may be put together from several places.
  if (first === undefined || last?.module !== first.module) return undefined;
  if (last.offset - first.offset !== end.offset - 1 - start.offset) return undefined;
  return { ...first, range: [first.offset, last.offset + 1] };
}
