import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { format } from "prettier";
import { readProofs, type Proof } from "../fixes/harness/proofs.ts";

const page = path.resolve(import.meta.dirname, "../../docs/fixes.md");
const marker = "<!-- proofs: written by `npm run docs:fixes` from the last run of test/fixes -->";

/** The table of docs/fixes.md, rules and clients in alphabetical order. */
function tableOf(proofs: Proof[]): string {
  const rows = [...proofs]
    .sort((a, b) => keyOf(a).localeCompare(keyOf(b)))
    .map(({ rule, client, form, engine, by, runs, before, after }) =>
      [`\`${rule}\``, client, form, by === "--fix" ? "`--fix`" : by, engine, runs, before, after].join(" | "),
    );
  return [
    "| Rule | Client | Form | Written by | Engine | Runs | Statements before | after |",
    "| --- | --- | --- | --- | --- | --: | --: | --: |",
    ...rows.map((row) => `| ${row} |`),
  ].join("\n");
}

const keyOf = ({ rule, client, form }: Proof) => `${rule}/${client}/${form}`;

const text = await readFile(page, "utf8");
const head = text.slice(0, text.indexOf(marker));
await writeFile(
  page,
  await format(`${head}${marker}\n\n${tableOf(await readProofs())}\n`, {
    parser: "markdown",
    printWidth: 110,
  }),
);
