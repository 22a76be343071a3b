import MiniSearch from "minisearch";
import { headingsOf } from "./markdown.ts";
import { patternPages, type PatternInfo } from "./patterns.ts";

export interface SearchHit {
  readonly info: PatternInfo;
  /** Comparable within one answer only. */
  readonly score: number;
  /** The words of the pages that matched. */
  readonly terms: readonly string[];
}

interface Entry {
  id: string;
  title: string;
  tags: string;
  rules: string;
  summary: string;
  headings: string;
  body: string;
}

let index: MiniSearch<Entry> | undefined;

/** The pages that fit a question in plain words, best first. Tolerates typing errors and half-typed words. */
export function searchPatterns(
  query: string,
  { limit = 5 }: { limit?: number | undefined } = {},
): SearchHit[] {
  index ??= createIndex();
  const pages = patternPages();
  return index
    .search(query)
    .slice(0, limit)
    .flatMap(({ id, score, terms }) => {
      const page = pages.get(id as string);
      return page ? [{ info: page.info, score, terms }] : [];
    });
}

// Built on the first search: a few milliseconds for these pages, so there is no file that could go stale.
function createIndex(): MiniSearch<Entry> {
  const search = new MiniSearch<Entry>({
    fields: ["id", "title", "tags", "rules", "summary", "headings", "body"],
    processTerm: stem,
    searchOptions: {
      boost: { id: 6, title: 6, tags: 5, rules: 4, summary: 3, headings: 2 },
      prefix: (term) => term.length > 3,
      fuzzy: (term) => (term.length > 4 ? 0.2 : false),
      weights: { prefix: 0.3, fuzzy: 0.2 },
    },
  });
  search.addAll(
    [...patternPages().values()].map(({ info, body }) => ({
      id: info.id,
      title: info.title,
      tags: info.tags.join(" "),
      rules: [...info.rules, ...info.plannedRules].join(" "),
      summary: info.summary,
      headings: headingsOf(body).join(" "),
      body,
    })),
  );
  return search;
}

const stopWords = new Set(
  "a an and are as at be by can do does for from how i in is it my not of on or should that the this to use what when why with you your".split(
    " ",
  ),
);

function stem(term: string): string | null {
  const word = term.toLowerCase();
  if (stopWords.has(word)) return null;
  if (word.length > 4 && word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  return word.length > 4 && word.endsWith("s") && !word.endsWith("ss") ? word.slice(0, -1) : word;
}
