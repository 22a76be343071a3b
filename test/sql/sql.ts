import {
  parseSqlTemplate,
  type SqlDialect,
  type SqlEdit,
  type SqlRange,
  type SqlStatement,
} from "../../src/sql/index.ts";

/** A template's pieces, so that a test can write the SQL as code does. */
export function sql(strings: TemplateStringsArray, ..._values: unknown[]): readonly string[] {
  return strings;
}

/** Parses a text of one statement. */
export function statement(
  text: string | readonly string[],
  dialect: SqlDialect = "postgresql",
): SqlStatement {
  const parts = typeof text === "string" ? [text] : text;
  const [first, ...more] = parseSqlTemplate(parts, dialect) ?? [];
  if (!first || more.length > 0) throw new Error(`not one statement: ${parts.join("${}")}`);
  return first;
}

/** What stands in a range, interpolations as `${}`. */
export function textIn(parts: string | readonly string[], range: SqlRange | undefined): string | undefined {
  if (!range) return undefined;
  const pieces = typeof parts === "string" ? [parts] : parts;
  const { start, end } = range;
  if (start.part === end.part) return pieces[start.part]?.slice(start.offset, end.offset);
  return [
    pieces[start.part]?.slice(start.offset),
    ...pieces.slice(start.part + 1, end.part),
    pieces[end.part]?.slice(0, end.offset),
  ].join("${}");
}

/** The text after edits that each stay in one piece. */
export function edited(
  parts: string | readonly string[],
  edits: readonly SqlEdit[] | undefined,
): string | undefined {
  if (!edits) return undefined;
  const pieces = typeof parts === "string" ? [parts] : [...parts];
  const ordered = edits.toSorted(
    (left, right) =>
      right.range.start.part - left.range.start.part || right.range.start.offset - left.range.start.offset,
  );
  for (const { range, text } of ordered) {
    const piece = pieces[range.start.part] ?? "";
    if (range.start.part !== range.end.part) throw new Error("an edit over an interpolation");
    pieces[range.start.part] = piece.slice(0, range.start.offset) + text + piece.slice(range.end.offset);
  }
  return pieces.join("${}");
}
