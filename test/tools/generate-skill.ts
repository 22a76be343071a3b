import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { format, resolveConfig } from "prettier";
import { patternCategories, type PatternCategory } from "../../src/docs/front-matter.ts";
import { withoutMarkers } from "../../src/docs/markdown.ts";
import { docsRoot } from "../../src/docs/root.ts";
import { readPages, type Page } from "../docs/pages.ts";

const skillFolder = join(docsRoot, "skills", "backend-patterns");
const skillPage = join(skillFolder, "SKILL.md");
const references = join(skillFolder, "references");

const titles: Readonly<Record<PatternCategory, string>> = {
  "api-design": "API design",
  architecture: "Architecture",
  authentication: "Authentication",
  authorization: "Authorization",
  "data-access": "Data access",
  caching: "Caching",
  resilience: "Resilience",
  operations: "Operations",
};

/** Writes the skill's table of pages and its references; removes references whose page is gone. */
export async function generateSkill(): Promise<void> {
  mkdirSync(references, { recursive: true });
  const files = await skillFiles();
  for (const name of readdirSync(references)) {
    if (!files.has(join(references, name))) rmSync(join(references, name));
  }
  for (const [path, text] of files) writeFileSync(path, text);
}

/** Every file of the skill as it must be, by path. */
export async function skillFiles(): Promise<Map<string, string>> {
  const pages = readPages();
  const files = new Map<string, string>();
  files.set(skillPage, await formatted(skillPage, withTable(readFileSync(skillPage, "utf8"), pages)));
  for (const page of pages) {
    const path = join(references, page.name);
    files.set(path, await formatted(path, referenceOf(page)));
  }
  return files;
}

function withTable(skill: string, pages: readonly Page[]): string {
  const tables = patternCategories.map((category) => {
    const rows = pages
      .filter(({ info }) => info.category === category)
      .map(({ info, name }) => `| [${info.title}](references/${name}) | ${info.summary} |`);
    return [`### ${titles[category]}`, "", "| Page | In short |", "| --- | --- |", ...rows].join("\n");
  });
  return skill.replace(
    /<!-- pages -->[\s\S]*<!-- \/pages -->/,
    () => `<!-- pages -->\n\n${tables.join("\n\n")}\n\n<!-- /pages -->`,
  );
}

/** A page on its own: references link to each other, but the rules' pages are not part of the skill. */
function referenceOf({ info, body }: Page): string {
  const text = withoutMarkers(body).replace(/\[(`[^`]+`)\]\(\.\.\/rules\/[^)]+\)/g, "$1");
  return `# ${info.title}\n\n${info.summary}\n\n${text.trim()}\n`;
}

async function formatted(path: string, text: string): Promise<string> {
  return format(text, { ...(await resolveConfig(path)), filepath: path });
}
