/**
 * What the text of a file says that it may declare: enough to tell which files a question is about, so that few are parsed. All lists are
 * words between spaces; joined strings, since parts cut out of a text would keep all of it in memory.
 */
export interface Outline {
  /** Words that stand where heritage may stand; `default` among them if one is what an import calls a default export. */
  readonly heritage: string;
  /** `a>b` for each `a as b` of imports and exports. */
  readonly renamings: string;
  /** Specifiers of `declare module` blocks, `global` for `declare global`. */
  readonly augmented: string;
}

/** Longer heads of classes aren't seen to their end. */
const longestHead = 400;

const word = /[\p{ID_Start}$_][\p{ID_Continue}$]*/gu;
const heritageKeyword = /\b(?:extends|implements)\s/g;
const bindingList = /\b(?:import|export)\b[^{};'"=]*\{([^{}]*)\}/g;
const renaming = /([\p{ID_Continue}$]+)\s+as\s+([\p{ID_Continue}$]+)/gu;
const wholeImport =
  /\bimport\s+(?:type\s+)?([\p{ID_Continue}$]+)\s*(?:,|from\b|=)|\b([\p{ID_Continue}$]+)\s*=\s*require\s*\(/gu;
const augmentation = /\bdeclare\s+(?:module\s*["']([^"'\n ]+)["']|global\b)/g;

/** `undefined` for files that no question about declarations is ever about. */
export function outlineOf(text: string): Outline | undefined {
  const heritage = heritageWords(text);
  const renamings: string[] = [];
  if (text.includes(" as ")) {
    for (const [, list] of text.matchAll(bindingList)) {
      for (const [, from, to] of list!.matchAll(renaming)) renamings.push(`${from}>${to}`);
    }
  }
  const augmented: string[] = [];
  if (text.includes("declare ")) {
    for (const [, specifier] of text.matchAll(augmentation)) augmented.push(specifier ?? "global");
  }
  if (heritage.size === 0 && renamings.length === 0 && augmented.length === 0) return undefined;
  return { heritage: joined(heritage), renamings: joined(renamings), augmented: joined(augmented) };
}

function heritageWords(text: string): Set<string> {
  const words = new Set<string>();
  let seen = 0;
  for (const { index } of text.matchAll(heritageKeyword)) {
    const start = Math.max(index, seen);
    seen = Math.max(seen, index + longestHead);
    for (const [name] of text.slice(start, seen).matchAll(word)) words.add(name);
  }
  if (words.size > 0) {
    for (const [, imported, required] of text.matchAll(wholeImport)) {
      if (words.has(imported ?? required!)) words.add("default");
    }
  }
  return words;
}

function joined(words: Iterable<string>): string {
  const list = [...words];
  return list.length === 0 ? "" : ` ${list.join(" ")} `;
}

export function includesWord(list: string, name: string): boolean {
  return list.includes(` ${name} `);
}

export function wordsOf(list: string): string[] {
  return list.split(" ").filter((item) => item !== "");
}
