import { readFileSync, writeFileSync } from "node:fs";
import { statusTable } from "../../src/fix/status-table.ts";

const page = "docs/rules/no-raw-error.md";
const [begin, end] = ["<!-- begin status table -->", "<!-- end status table -->"];

/** Writes the table by which statuses are chosen into its rule's page. */
export function writeStatusPage(): void {
  const text = readFileSync(page, "utf8");
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${page} has no place for the status table.`);
  const rows = statusTable.map(({ status, name, message, text: what }) => {
    const looksAt = message === undefined ? "the condition" : "the message";
    return `| ${looksAt} | ${what} | ${status} ${name} |`;
  });
  const table = ["| What decides | It | Status |", "| :-- | :-- | :-- |", ...rows].join("\n");
  writeFileSync(page, `${text.slice(0, from + begin.length)}\n\n${table}\n\n${text.slice(to)}`);
}
