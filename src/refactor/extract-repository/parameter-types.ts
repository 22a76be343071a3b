import type { Column } from "../../facts/schema/column.ts";
import type { Module } from "../../project/module.ts";
import { Refusal } from "../refusal.ts";
import type { Argument } from "./arguments.ts";

/** Words that mean the same in every file. */
const everywhere = new Set(
  "string number boolean bigint symbol null undefined unknown object true false Date Record Array ReadonlyArray Promise Map Set Buffer Uint8Array readonly".split(
    " ",
  ),
);
const typeOfColumn: Partial<Record<Column["kind"], string>> = {
  number: "number",
  string: "string",
  bigint: "bigint",
  boolean: "boolean",
  date: "Date",
};

/** `: number` for each argument; nothing in JavaScript. @throws Refusal where a type can't be written in another file. */
export async function parameterTypes(
  module: Module,
  values: readonly Argument[],
  columnOf: (name: string) => Column | undefined,
): Promise<string[]> {
  if (!/\.[cm]?tsx?$/.test(module.filename) || values.length === 0) return values.map(() => "");
  const { typeTexts } = await import("../typescript-project.ts");
  const texts = typeTexts(
    module.filename,
    values.map(({ node }) => node.range),
  );
  return values.map(({ name }, index) => {
    const column = columnOf(name);
    const text = texts[index] ?? (column && typeOfColumn[column.kind]);
    if (text === undefined) throw new Refusal(`The type of \`${name}\` isn't known: it's \`any\`.`);
    if (!isWrittenAnywhere(text))
      throw new Refusal(`The type of \`${name}\`, \`${text}\`, isn't known in the repository.`);
    return `: ${text}`;
  });
}

function isWrittenAnywhere(text: string): boolean {
  const withoutLiterals = text.replaceAll(/"(?:[^"\\]|\\.)*"|\b\d+\b/g, "").replaceAll(/[\w$]+\??:/g, "");
  return (withoutLiterals.match(/[\w$]+/g) ?? []).every((word) => everywhere.has(word));
}
