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

/** Keys that fit, the most specific first: exact ones, then by the length of what stands before `*`. */
export function matchingKeys(keys: Iterable<string>, text: string): { key: string; rest: string }[] {
  const matches: { key: string; rest: string }[] = [];
  for (const key of keys) {
    const rest = matchStar(key, text);
    if (rest !== undefined) matches.push({ key, rest });
  }
  return matches.sort((a, b) => specificity(b.key) - specificity(a.key));
}

function specificity(key: string): number {
  const star = key.indexOf("*");
  return star < 0 ? Infinity : star;
}
