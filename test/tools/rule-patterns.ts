import { listPatterns } from "../../src/docs/index.ts";

const [begin, end] = ["<!-- begin pattern pages -->", "<!-- end pattern pages -->"];

/** A rule's page with links to the pattern pages that teach the cure, those of the rule's own subject first. */
export function withPatternPages(text: string, rule: string, own: string): string {
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`The page of ${rule} has no place for its pattern pages.`);
  const links = listPatterns()
    .filter(({ id, rules }) => id === own || rules.includes(rule))
    .sort((a, b) => Number(b.id === own) - Number(a.id === own))
    .map(({ id, title, summary }) => `- [${title}](../patterns/${id}.md): ${summary}`);
  return `${text.slice(0, from + begin.length)}\n\n${links.join("\n")}\n\n${text.slice(to)}`;
}
