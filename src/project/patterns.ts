/** Patterns with at most one `*`, as tsconfig `paths` and package.json `exports` have them. */

/** What `*` stands for in `text`; empty for a pattern without one; `undefined` when the pattern doesn't fit. */
export function matchStar(pattern: string, text: string): string | undefined {
  const star = pattern.indexOf("*");
  if (star < 0) return pattern === text ? "" : undefined;
  const before = pattern.slice(0, star);
  const after = pattern.slice(star + 1);
  if (text.length < before.length + after.length || !text.startsWith(before) || !text.endsWith(after))
    return undefined;
  return text.slice(before.length, text.length - after.length);
}

export interface Match {
  readonly key: string;
  /** What `*` stands for. */
  readonly rest: string;
}

/** The key that fits best: an exact one, else the one with the longest text before `*`. */
export function bestMatch(keys: Iterable<string>, text: string): Match | undefined {
  let best: Match | undefined;
  let longest = -1;
  for (const key of keys) {
    const rest = matchStar(key, text);
    if (rest === undefined) continue;
    const star = key.indexOf("*");
    if (star < 0) return { key, rest };
    if (star <= longest) continue;
    longest = star;
    best = { key, rest };
  }
  return best;
}
