import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { examplesFolder, readPages, type Page } from "../docs/pages.ts";

/** What a page's table says of a rule; `undefined` for a rule that the plugin doesn't have. */
export type DescribeRule = (rule: string) => string | undefined;

const examplePart = /<!-- example: (\S+) -->\n[\s\S]*?<!-- \/example -->/g;
const rulesPart = /<!-- rules -->\n[\s\S]*?<!-- \/rules -->/g;

/** Writes examples and rule tables into the pattern pages; returns the names of the pages that changed. */
export function syncPatterns(describe: DescribeRule): string[] {
  return readPages().flatMap((page) => {
    const text = renderPage(page, describe);
    if (text === page.text) return [];
    writeFileSync(page.path, text);
    return [page.name];
  });
}

/** The page as it must be, given the example's source and the plugin's rules. */
export function renderPage(page: Page, describe: DescribeRule): string {
  return page.text
    .replace(examplePart, (_, file: string) => {
      const code = readExample(join(examplesFolder, page.info.id, file.split("#")[0] ?? ""), file.split("#")[1]);
      const language = file.endsWith(".sql") ? "sql" : "ts correct";
      return `<!-- example: ${file} -->\n\`\`\`${language}\n${code}\n\`\`\`\n<!-- /example -->`;
    })
    .replace(rulesPart, () => `<!-- rules -->\n${rulesTable(page, describe)}\n<!-- /rules -->`);
}

function readExample(path: string, region: string | undefined): string {
  const text = readFileSync(path, "utf8");
  if (region === undefined) return withoutRegionLines(text).trim();
  const [, rest] = text.split(`// #region ${region}\n`);
  if (rest === undefined) throw new Error(`${path} has no region ${region}`);
  return withoutRegionLines(rest.split("// #endregion")[0] ?? "").trim();
}

function withoutRegionLines(text: string): string {
  return text.replace(/^\s*\/\/ #(end)?region.*\n/gm, "");
}

function rulesTable({ info }: Page, describe: DescribeRule): string {
  const rows = [...info.rules, ...info.plannedRules].map((rule) => {
    const description = describe(rule);
    return description === undefined
      ? `| \`${rule}\` | Planned. |`
      : `| [\`${rule}\`](../rules/${rule}.md) | ${description}. |`;
  });
  if (rows.length === 0) return "No rule: what this page teaches can't be seen in a single place of the code.";
  return ["| Rule | What it does |", "| --- | --- |", ...rows].join("\n");
}
