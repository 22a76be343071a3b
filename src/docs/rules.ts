import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { sectionsOf, slugOf } from "./markdown.ts";
import { listPatterns } from "./patterns.ts";
import { docsRoot } from "./root.ts";

export interface RuleInfo {
  readonly id: string;
  readonly description: string;
  /** Ids of the pattern pages that teach the cure. */
  readonly patterns: readonly string[];
}

export interface RuleText {
  readonly info: RuleInfo;
  readonly markdown: string;
  /** Slugs that `section` accepts for this page. */
  readonly sections: readonly string[];
}

const folder = join(docsRoot, "rules");

/** Every rule that has a docs page, in alphabetical order. */
export function listRules(): RuleInfo[] {
  return pagesUnder(folder)
    .map((path) => infoOf(path, readFileSync(join(folder, path), "utf8")))
    .sort((a, b) => a.id.localeCompare(b.id, "en"));
}

/** A rule's docs page, or one section of it; takes the name with or without the plugin's prefix. */
export function getRuleDoc(
  name: string,
  { section }: { section?: string | undefined } = {},
): RuleText | undefined {
  const id = name.replace(/^backend-patterns\//, "");
  const path = pagesUnder(folder).find((candidate) => idOf(candidate) === id);
  if (path === undefined) return undefined;
  const text = readFileSync(join(folder, path), "utf8").trim();
  const sections = sectionsOf(text);
  const wanted = section === undefined ? undefined : slugOf(section);
  const markdown = wanted === undefined ? text : sections.find(({ slug }) => slug === wanted)?.markdown;
  if (markdown === undefined) return undefined;
  return { info: infoOf(path, text), markdown, sections: sections.map(({ slug }) => slug) };
}

function pagesUnder(root: string): string[] {
  if (!existsSync(root)) return [];
  const names = readdirSync(root, { recursive: true, encoding: "utf8" });
  return names.filter((name) => name.endsWith(".md") && basename(name) !== "README.md");
}

function idOf(path: string): string {
  return path.replaceAll("\\", "/").replace(/\.md$/, "");
}

function infoOf(path: string, text: string): RuleInfo {
  const id = idOf(path);
  const heading = /^# (.+)$/m.exec(text)?.[1] ?? id;
  const patterns = listPatterns().filter(({ rules, plannedRules }) =>
    [...rules, ...plannedRules].includes(id),
  );
  return {
    id,
    description: /^📝 (.+?)\.?$/mu.exec(text)?.[1] ?? heading,
    patterns: patterns.map((pattern) => pattern.id),
  };
}
