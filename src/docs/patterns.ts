import { existsSync, readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { readFrontMatter, type FrontMatter, type PatternCategory } from "./front-matter.ts";
import { sectionsOf, slugOf, withoutMarkers, type Section } from "./markdown.ts";
import { docsRoot } from "./root.ts";

/** What is known of a pattern without reading its page. */
export type PatternInfo = FrontMatter;

/** `summary`: a paragraph. `page`: the whole page. `full`: the page and every file of its running example. */
export type Depth = "summary" | "page" | "full";

export interface PatternText {
  readonly info: PatternInfo;
  readonly markdown: string;
  /** Slugs that `section` accepts for this page. */
  readonly sections: readonly string[];
}

interface Page {
  readonly info: PatternInfo;
  readonly body: string;
  readonly sections: readonly Section[];
}

let pages: ReadonlyMap<string, Page> | undefined;

/** Every pattern page, read once per process. */
export function patternPages(): ReadonlyMap<string, Page> {
  return (pages ??= readPages(join(docsRoot, "patterns")));
}

/** All patterns in alphabetical order, or those of one category. */
export function listPatterns({ category }: { category?: PatternCategory | undefined } = {}): PatternInfo[] {
  const infos = [...patternPages().values()].map(({ info }) => info);
  return category ? infos.filter((info) => info.category === category) : infos;
}

/**
 * One pattern as Markdown. `section` (a heading or its slug) cuts the page down to that section; `undefined` when there
 * is no such pattern or section.
 */
export function getPattern(
  id: string,
  { section, depth = "page" }: { section?: string | undefined; depth?: Depth | undefined } = {},
): PatternText | undefined {
  const page = patternPages().get(id);
  if (!page) return undefined;
  const markdown = section ? sectionOf(page, section) : textOf(page, depth);
  if (markdown === undefined) return undefined;
  return { info: page.info, markdown, sections: page.sections.map(({ slug }) => slug) };
}

function sectionOf(page: Page, section: string): string | undefined {
  const slug = slugOf(section);
  return page.sections.find((candidate) => candidate.slug === slug)?.markdown;
}

function textOf({ info, body }: Page, depth: Depth): string {
  const heading = `# ${info.title}\n\n`;
  if (depth === "summary") return heading + summaryOf(info);
  if (depth === "page") return heading + body;
  return `${heading}${body}\n\n## Full example\n\n${exampleOf(info.id)}`;
}

function summaryOf({ summary, rules, related }: PatternInfo): string {
  const lines = [summary];
  if (rules.length > 0) lines.push(`Enforced by: ${rules.map((rule) => `\`${rule}\``).join(", ")}.`);
  lines.push(`Related: ${related.map((id) => `\`${id}\``).join(", ")}.`);
  return lines.join("\n\n");
}

function exampleOf(id: string): string {
  return exampleFiles(id)
    .map(({ name, text }) => `### ${name}\n\n\`\`\`${extname(name).slice(1)}\n${text.trimEnd()}\n\`\`\``)
    .join("\n\n");
}

/** The files of a pattern's example: modules first, then their tests. */
export function exampleFiles(id: string): { name: string; path: string; text: string }[] {
  const folder = join(docsRoot, "examples", "patterns", id);
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => /\.(ts|sql)$/.test(name));
  return names.sort(modulesFirst).map((name) => {
    const path = join(folder, name);
    return { name, path, text: readFileSync(path, "utf8") };
  });
}

function modulesFirst(a: string, b: string): number {
  return Number(a.includes(".test.")) - Number(b.includes(".test.")) || a.localeCompare(b, "en");
}

function readPages(folder: string): ReadonlyMap<string, Page> {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".md")) : [];
  return new Map(
    names.sort().map((name) => {
      const { frontMatter, body } = readFrontMatter(readFileSync(join(folder, name), "utf8"), name);
      const text = withoutMarkers(body).trim();
      return [frontMatter.id, { info: frontMatter, body: text, sections: sectionsOf(text) }];
    }),
  );
}
