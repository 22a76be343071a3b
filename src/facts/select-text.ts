import type { LoadedRelation } from "./row-use/index.ts";

/** A list of columns and of relations with lists of their own: `"id, author:users!inner(name), tags(*)"`. */
export interface SelectList {
  /** Columns by their names in a row. */
  readonly columns: readonly string[];
  /** Where the text says `*`, for every column of the table. */
  readonly star: number | undefined;
  /** Relations by their names in a row. */
  readonly relations: ReadonlyMap<string, SelectList>;
}

/** `undefined` for text that says more than that: spreads, aggregates, what isn't balanced. */
export function readSelectList(text: string, offset = 0): SelectList | undefined {
  const columns: string[] = [];
  const relations = new Map<string, SelectList>();
  let star: number | undefined;
  const items = itemsOf(text);
  if (items === undefined) return undefined;
  for (const item of items) {
    const written = item.text.trim();
    const start = offset + item.start;
    if (written === "*") {
      if (star !== undefined) return undefined;
      star = start + item.text.indexOf("*");
      continue;
    }
    const parts = /^(?:([\w$]+)\s*:\s*)?([\w$]+)((?:![\w$]+)*)\s*(?:\(([\s\S]*)\))?$/.exec(written);
    const [, alias, name = "", hints, inner] = parts ?? [];
    if (parts === null || (inner === undefined && hints !== "")) return undefined;
    if (inner === undefined) {
      columns.push(alias ?? name);
      continue;
    }
    const relation = readSelectList(inner, start + item.text.lastIndexOf(inner + ")"));
    if (relation === undefined) return undefined;
    relations.set(alias ?? name, relation);
  }
  return { columns, star, relations };
}

/** What stands between commas, those inside of parentheses left alone. */
function itemsOf(text: string): { text: string; start: number }[] | undefined {
  const items: { text: string; start: number }[] = [];
  let depth = 0;
  let start = 0;
  for (let index = 0; index <= text.length; index++) {
    const letter = text.charAt(index);
    if (letter === "(") depth++;
    if (letter === ")") depth--;
    if (depth < 0) return undefined;
    if (index === text.length || (letter === "," && depth === 0)) {
      items.push({ text: text.slice(start, index), start });
      start = index + 1;
    }
  }
  return depth === 0 ? items : undefined;
}

/** The relations as they are loaded along with the rows. */
export function loadedBy({ relations }: SelectList): ReadonlyMap<string, LoadedRelation> {
  return new Map([...relations].map(([name, list]) => [name, { relations: loadedBy(list) }]));
}
