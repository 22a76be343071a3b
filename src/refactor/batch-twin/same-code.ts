/** Whether two texts are the same code, whatever its layout and however the variables `locals` of the first are called in the second. */
export function isSameCode(text: string, other: string, locals: readonly string[]): boolean {
  const [ours, theirs] = [tokensOf(text), tokensOf(other)];
  if (ours.length !== theirs.length) return false;
  const renamed = new Map<string, string>();
  return ours.every((token, index) => {
    const their = theirs[index] ?? "";
    if (!locals.includes(token)) return token === their;
    const known = renamed.get(token);
    if (known !== undefined) return known === their;
    if (!/^[\w$]+$/.test(their) || [...renamed.values()].includes(their)) return false;
    renamed.set(token, their);
    return true;
  });
}

/** Words and signs, without what layout decides: semicolons, trailing commas, the kind of quotes. */
function tokensOf(text: string): string[] {
  const tokens = text.match(/[\w$]+|[^\s\w$]/g) ?? [];
  return tokens
    .filter((token, index) => token !== ";" && !(token === "," && /^[)\]}]$/.test(tokens[index + 1] ?? "")))
    .map((token) => (token === "'" ? '"' : token));
}
