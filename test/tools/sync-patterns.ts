import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { format, resolveConfig } from "prettier";
import { needsOf } from "./pattern-needs.ts";
import { examplesFolder, readPages, type Page } from "../docs/pages.ts";

/** What a page's table says of a rule; `undefined` for a rule that the plugin doesn't have. */
export type DescribeRule = (rule: string) => string | undefined;

const examplePart = /<!-- example: (\S+) -->\n[\s\S]*?<!-- \/example -->/g;
const needsPart = /<!-- needs -->\n[\s\S]*?<!-- \/needs -->/g;
const rulesPart = /<!-- rules -->\n[\s\S]*?<!-- \/rules -->/g;

/** Writes examples, what they need, and rules into the pattern pages; a planned rule that exists becomes a rule. Returns what changed. */
export async function syncPatterns(describe: DescribeRule): Promise<string[]> {
  const changed: string[] = [];
  for (const page of readPages()) {
    const text = await renderPage(page, describe);
    if (text === page.text) continue;
    writeFileSync(page.path, text);
    changed.push(page.name);
  }
  return changed;
}

/** The page as it must be, given the example's source and the plugin's rules. */
export async function renderPage(page: Page, describe: DescribeRule): Promise<string> {
  const named = [...page.info.rules, ...page.info.plannedRules];
  const rules = named.filter((rule) => describe(rule) !== undefined);
  const plannedRules = named.filter((rule) => describe(rule) === undefined);
  const text = withList(withList(page.text, "rules", rules), "plannedRules", plannedRules)
    .replace(examplePart, (_, file: string) => {
      const [name = "", region] = file.split("#");
      const code = readExample(join(examplesFolder, page.info.id, name), region);
      const language = name.endsWith(".sql") ? "sql" : "ts correct";
      return `<!-- example: ${file} -->\n\n\`\`\`${language}\n${code}\n\`\`\`\n\n<!-- /example -->`;
    })
    .replace(needsPart, () => `<!-- needs -->\n\n${needsOf(page.info.id)}\n\n<!-- /needs -->`)
    .replace(
      rulesPart,
      () => `<!-- rules -->\n\n${rulesTable([...rules, ...plannedRules], describe)}\n\n<!-- /rules -->`,
    );
  return format(text, { ...(await resolveConfig(page.path)), filepath: page.path });
}

/** Sets a list of the front matter, which stands on one line or, where it is long, on indented ones below its key. */
function withList(text: string, key: string, values: readonly string[]): string {
  return text.replace(new RegExp(`^${key}:.*\\n(?:[ \\t].*\\n)*`, "m"), `${key}: [${values.join(", ")}]\n`);
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

function rulesTable(named: readonly string[], describe: DescribeRule): string {
  const rows = named.map((rule) => {
    const description = describe(rule);
    return description === undefined
      ? `| \`${rule}\` | Planned. |`
      : `| [\`${rule}\`](../rules/${rule}.md) | ${description} |`;
  });
  if (rows.length === 0)
    return "No rule: what this page teaches can't be seen in a single place of the code.";
  return ["| Rule | What it does |", "| --- | --- |", ...rows].join("\n");
}
