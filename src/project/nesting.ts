/** Far beyond what is written by hand, and half of what overflows the native parser's stack in a worker. */
const deepestNesting = 2000;
/** Chains nest as deep as they are long. Those that grow to the right (`!!a`, `a = b = c`, `if (a) if (b)`) take more stack than `a.b.c`. */
const longestChain = 50_000;
const longestSteepChain = 6000;

const gentleSigns: ReadonlySet<number> = new Set([...".?+-|&()]'\"`/<>"].map((sign) => sign.charCodeAt(0)));
const steepInitials: ReadonlySet<number> = new Set([..."ifwd"].map((letter) => letter.charCodeAt(0)));
const steepWord = /^(?:if|for|while|do)\b/;

/** A level of brackets. */
interface Level {
  /** What opened here and isn't closed by a bracket: arrow functions, type arguments, class expressions. */
  prefixes: number;
  /** Words and signs since what separates statements or elements. */
  run: number;
  /** Those of them that may begin something that ends where all ends. */
  steep: number;
}

/**
 * Whether a text may nest deeper than the native parser can follow, which would end the process. Judges by its brackets, signs and words
 * alone, those in strings and comments included: a text that is taken for too deep by mistake is as if it weren't there.
 */
export function isTooDeep(text: string): boolean {
  if (text.length <= 2 * deepestNesting) return false;
  const outer: Level[] = [];
  let level: Level = { prefixes: 0, run: 0, steep: 0 };
  let pending = 0;
  let alternatives = 0;
  let elements = 0;
  /** Words with nothing but space between them: `new new new`, `keyof keyof`. */
  let words = 0;
  let inWord = false;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (isWordPart(code)) {
      if (!inWord) {
        level.run++;
        if (steepInitials.has(code) && steepWord.test(text.slice(index, index + 6))) level.steep++;
        if (++words > deepestNesting) return true;
        if (code === 0x63 && text.startsWith("class", index)) level.prefixes++;
        else if (code === 0x65 && text.startsWith("else", index)) alternatives++;
      }
      inWord = true;
      continue;
    }
    const afterWord = inWord;
    inWord = false;
    if (code <= 0x20) continue;
    level.run++;
    words = 0;
    if (!gentleSigns.has(code)) level.steep++;
    switch (code) {
      case 0x28: // (
      case 0x5b: // [
      case 0x7b: // {
        outer.push(level);
        pending += level.prefixes;
        level = { prefixes: 0, run: 0, steep: 0 };
        break;
      case 0x29: // )
      case 0x5d: // ]
      case 0x7d: // }
        level = outer.pop() ?? { prefixes: 0, run: 0, steep: 0 };
        pending = Math.max(0, pending - level.prefixes);
        if (code === 0x7d) level.prefixes = level.run = level.steep = 0;
        break;
      case 0x2c: // ,
      case 0x3b: // ;
        level.prefixes = level.run = level.steep = 0;
        break;
      case 0x3c: // <
        if (afterWord) level.prefixes++;
        else if (text.charCodeAt(index + 1) === 0x2f) elements--;
        else if (isWordPart(text.charCodeAt(index + 1))) elements++;
        break;
      case 0x3e: // >
        if (text.charCodeAt(index - 1) === 0x3d) level.prefixes++;
        else if (text.charCodeAt(index - 1) === 0x2f) elements--;
        else if (level.prefixes > 0) level.prefixes--;
        break;
    }
    if (outer.length + pending + level.prefixes > deepestNesting) return true;
    if (elements > 2 * deepestNesting) return true;
    if (level.steep > longestSteepChain) return true;
    if (level.run > longestChain || alternatives > longestChain / 5) return true;
  }
  return false;
}

/** Letters, digits, `_`, `$` and all beyond ASCII. */
function isWordPart(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x30 && code <= 0x39) ||
    code === 0x5f ||
    code === 0x24 ||
    code > 0x7f
  );
}
