import { ESLint } from "eslint";
import { displayPath } from "../../check/paths.ts";
import type { CheckResult } from "../../check/result.ts";
import { colorDiff, colors } from "../colors.ts";
import { summarize } from "../summary.ts";
import { unifiedDiff } from "../../check/diff.ts";
import type { FormatContext } from "./index.ts";

const listedFiles = 10;

/** For people: ESLint's own list, the fixes' diff, and the counts per rule and per file. */
export async function stylish(result: CheckResult, { cwd, color }: FormatContext): Promise<string> {
  const eslint = new ESLint({ cwd, overrideConfigFile: true });
  const formatter = await eslint.loadFormatter("stylish");
  const shown = result.results.map((file) => ({ ...file, filePath: displayPath(cwd, file.filePath) }));
  const findings = await formatter.format(shown, { color });
  const diffs = result.fixedFiles.map((file) => colorDiff(unifiedDiff(file, cwd), color));
  return [withoutTotal(findings), ...diffs, counts(result, cwd, color)]
    .filter((part) => part !== "")
    .join("\n");
}

/** The last paragraph of ESLint's list counts the problems; the summary says that and more. */
function withoutTotal(findings: string): string {
  const paragraphs = findings.trimEnd().split("\n\n");
  return paragraphs.length > 1 ? `${paragraphs.slice(0, -1).join("\n\n")}\n` : "";
}

function counts(result: CheckResult, cwd: string, color: boolean): string {
  const paint = colors(color);
  const { clean, summary } = summarize(result, cwd);
  if (summary.checkedFiles === 0) return "Nothing was checked.\n";
  const checked = `${plural(summary.checkedFiles, "file")} checked in ${(summary.milliseconds / 1000).toFixed(1)} s`;
  const fixed = summary.fixed > 0 ? ` ${plural(summary.fixed, "finding")} with a fix shown or applied.` : "";
  if (clean) return `${paint.green("✔")} ${checked}: no findings.${fixed}\n`;
  const files = Object.entries(summary.files);
  const others = files.length - listedFiles;
  return [
    paint.bold("Findings per rule"),
    ...Object.entries(summary.rules).map(countLine),
    "",
    paint.bold("Findings per file"),
    ...files.slice(0, listedFiles).map(countLine),
    ...(others > 0 ? [`        and ${plural(others, "file")} more`] : []),
    "",
    `${paint.red("✖")} ${checked}: ${plural(summary.errors, "error")}, ${plural(summary.warnings, "warning")}, ${summary.fixable} fixable.${fixed}`,
    "",
  ].join("\n");
}

const countLine = ([name, count]: [string, number]) => `${String(count).padStart(6)}  ${name}`;
const plural = (count: number, noun: string) => `${count} ${noun}${count === 1 ? "" : "s"}`;
