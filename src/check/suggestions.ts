import type { Linter } from "eslint";

/** The text with the first suggestion of each finding applied, as far as they don't overlap; `undefined` without any. */
export function applySuggestions(text: string, messages: readonly Linter.LintMessage[]): string | undefined {
  const edits = messages
    .flatMap(({ suggestions }) => suggestions?.slice(0, 1) ?? [])
    .map(({ fix }) => fix)
    .sort((a, b) => a.range[0] - b.range[0]);
  if (edits.length === 0) return undefined;
  // Positions count from behind the byte order mark, which ESLint's parsers never see.
  const mark = text.startsWith("\uFEFF") ? 1 : 0;
  let output = text.slice(0, mark);
  let position = mark;
  for (const { range, text: replacement } of edits) {
    const [start, end] = [range[0] + mark, range[1] + mark];
    if (start < position) continue;
    output += text.slice(position, start) + replacement;
    position = end;
  }
  return output + text.slice(position);
}
