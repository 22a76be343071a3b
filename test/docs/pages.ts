import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readFrontMatter, type FrontMatter } from "../../src/docs/front-matter.ts";
import { codeBlocksOf, type CodeBlock } from "../../src/docs/markdown.ts";
import { docsRoot } from "../../src/docs/root.ts";

export const patternsFolder = join(docsRoot, "patterns");
export const examplesFolder = join(docsRoot, "examples", "patterns");

/** A page as it stands on disk, markers of generated parts included. */
export interface Page {
  readonly name: string;
  readonly path: string;
  readonly text: string;
  readonly info: FrontMatter;
  readonly body: string;
}

/** A TypeScript block of a page, placed among the files of the page's example so that it can import them. */
export interface Fence extends CodeBlock {
  readonly page: Page;
  /** Where it is for people: `pagination.md:12`. */
  readonly place: string;
  /** Where it is for compiler and linter. No such file exists. */
  readonly filename: string;
  readonly verdict: "correct" | "incorrect";
  /** The rules that must report an incorrect block, named after the verdict; empty for a block no rule can see. */
  readonly rules: readonly string[];
}

export function readPages(): Page[] {
  return readdirSync(patternsFolder)
    .filter((name) => name.endsWith(".md"))
    .sort()
    .map((name) => {
      const path = join(patternsFolder, name);
      const text = readFileSync(path, "utf8");
      const { frontMatter, body } = readFrontMatter(text, name);
      return { name, path, text, info: frontMatter, body };
    });
}

export function typescriptFences(page: Page): Fence[] {
  return codeBlocksOf(page.body).flatMap((block) => {
    if (!/^(ts|tsx|typescript)$/.test(block.language)) return [];
    const line = block.line + page.text.slice(0, page.text.length - page.body.length).split("\n").length - 1;
    const place = `${page.name}:${line}`;
    const [verdict, ...rules] = block.words;
    if (verdict !== "correct" && verdict !== "incorrect") {
      throw new SyntaxError(
        `${place}: a TypeScript block says \`ts correct\` or \`ts incorrect <rule | unseen>\``,
      );
    }
    if (verdict === "incorrect" && rules.length === 0) {
      throw new SyntaxError(
        `${place}: an incorrect block names the rules that report it, or says \`unseen\``,
      );
    }
    const filename = join(
      examplesFolder,
      page.info.id,
      `page-line-${line}.${block.language === "tsx" ? "tsx" : "ts"}`,
    );
    return [
      { ...block, line, page, place, filename, verdict, rules: rules.filter((rule) => rule !== "unseen") },
    ];
  });
}
