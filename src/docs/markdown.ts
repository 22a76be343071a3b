import { lexer, type Token } from "marked";

/** A part of a page from one second-level heading to the next. */
export interface Section {
  /** The heading in lower case with hyphens: what people and agents ask for. */
  readonly slug: string;
  readonly title: string;
  /** Markdown, heading included. */
  readonly markdown: string;
}

/** A fenced code block and the words after its opening backticks. */
export interface CodeBlock {
  readonly language: string;
  readonly words: readonly string[];
  readonly code: string;
  /** Line of the opening fence, counted from 1 in the text that was read. */
  readonly line: number;
}

export function slugOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}

/** The second-level sections of a page, in order; what stands before the first one is left out. */
export function sectionsOf(markdown: string): Section[] {
  const sections: { title: string; markdown: string }[] = [];
  for (const token of lexer(markdown)) {
    if (isHeading(token, 2)) sections.push({ title: token.text, markdown: token.raw });
    else {
      const current = sections.at(-1);
      if (current) current.markdown += token.raw;
    }
  }
  return sections.map(({ title, markdown: text }) => ({
    slug: slugOf(title),
    title,
    markdown: text.trimEnd(),
  }));
}

/** Every fenced block at the top level of a page. */
export function codeBlocksOf(markdown: string): CodeBlock[] {
  const blocks: CodeBlock[] = [];
  let line = 1;
  for (const token of lexer(markdown)) {
    if (token.type === "code" && token.codeBlockStyle !== "indented") {
      const [language = "", ...words] = (token.lang as string | undefined)?.split(/\s+/) ?? [];
      blocks.push({ language, words, code: token.text as string, line });
    }
    line += token.raw.split("\n").length - 1;
  }
  return blocks;
}

/** All headings' text, for search. */
export function headingsOf(markdown: string): string[] {
  return lexer(markdown).flatMap((token) => (token.type === "heading" ? [token.text as string] : []));
}

const generatedMarker = /^<!-- \/?(?:example|needs|rules)\b.*-->\n+/gm;

/** The page as a reader wants it: without the comments that mark generated parts. */
export function withoutMarkers(markdown: string): string {
  return markdown.replace(generatedMarker, "");
}

function isHeading(token: Token, depth: number): token is Token & { text: string } {
  return token.type === "heading" && token.depth === depth;
}
