/**
 * What the text of a file says that it may declare: enough to tell which files a question is about, so that few are parsed. All lists are
 * words between spaces; joined strings, since parts cut out of a text would keep all of it in memory.
 */
export interface Outline {
  /** Words that stand where heritage may stand; `default` among them if one is what an import calls a default export. */
  readonly heritage: string;
  /** `a>b` for each `a as b` of imports and exports. */
  readonly renamings: string;
  /** Specifiers of `declare module` blocks, `global` for `declare global` and for namespaces that a script declares. */
  readonly augmented: string;
}

/** Longer heads of classes aren't seen to their end. */
const longestHead = 600;

// ASCII and whatever lies beyond: telling letters among the latter apart would cost more than a few words too many.
const word = /[\w$\u0080-\uffff]+/g;
const head = /\b(?:class|interface)\s/g;
const heritageKeyword = /\b(?:extends|implements)\b/;
const bindingList = /\b(?:import|export)\b[^{};'"=]*\{([^{}]*)\}/g;
const renaming = /([\w$\u0080-\uffff]+)\s+as\s+([\w$\u0080-\uffff]+)/g;
const importedWhole = /\bimport\s+(?:type\s+)?([\w$\u0080-\uffff]+)\s*(?:,|from\b|=)/g;
const requiredWhole = /([\w$\u0080-\uffff]+)\s*=\s*require\s*\(/g;
const augmentation = /\bdeclare\s+(?:module\s*["']([^"'\n ]+)["']|global\b|namespace\b)/g;

/** `undefined` for files that no question about declarations is ever about. */
export function outlineOf(text: string): Outline | undefined {
  const heritage = heritageWords(text);
  const renamings: string[] = [];
  if (text.includes(" as ")) {
    for (const [, list = ""] of text.matchAll(bindingList)) {
      for (const [, from, to] of list.matchAll(renaming)) renamings.push(`${from}>${to}`);
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
  for (const { index } of text.matchAll(head)) {
    const following = text.slice(index, index + longestHead);
    const start = following.search(heritageKeyword);
    if (start < 0) continue;
    for (const [name] of following.slice(start).matchAll(word)) words.add(name);
  }
  if (words.size === 0) return words;
  for (const pattern of [importedWhole, requiredWhole]) {
    for (const [, local = ""] of text.matchAll(pattern)) if (words.has(local)) words.add("default");
  }
  return words;
}

function joined(words: Iterable<string>): string {
  const list = [...words];
  return list.length === 0 ? "" : ` ${list.join(" ")} `;
}

export function wordsOf(list: string): string[] {
  return list.split(" ").filter((item) => item !== "");
}
