import type { TSESTree } from "@typescript-eslint/utils";
import type { Edit } from "../edit.ts";
import { layoutOf } from "../layout.ts";
import { freshName } from "../names.ts";
import { textOf } from "./keyed-query.ts";
import type { Insertion } from "./sql-insert.ts";

/**
 * One row of numbered placeholders for each element, whose values are bound one by one as before, so that no type has to be
 * named:
 *
 *     `INSERT INTO tags (label) VALUES ${tags.map((_, index) => `($${index + 1})`).join(", ")}`, tags.flatMap((tag) => [tag.label])
 */
export function numberedRows(insertion: Insertion): Edit[] | undefined {
  const { facts, node, row, sent, values, collection, parameters } = insertion;
  const list = values[0]?.parent;
  if (list === undefined || node.type !== "CallExpression") return undefined;
  const text = literalAround(insertion);
  const start = sent.text.position(row.range.start.part, row.range.start.offset)?.offset;
  const end = sent.text.position(row.range.end.part, row.range.end.offset - 1)?.offset;
  if (text === undefined || start === undefined || end === undefined) return undefined;
  if (start < text.range[0] || end >= text.range[1]) return undefined;
  const numbered = numberedRow(insertion);
  if (numbered === undefined) return undefined;

  const index = freshName(facts.module, node, "index");
  const rows = `${collection}.map((_, ${index}) => \`${numbered(index)}\`).join(", ")`;
  const source = facts.module.text;
  const written = `\`${source.slice(text.range[0] + 1, start)}\${${rows}}${source.slice(end + 1, text.range[1] - 1)}\``;
  const bound = `${collection}.flatMap((${parameters}) => ${textOf(facts, list)})`;
  const [first, last] = [node.arguments[0], node.arguments.at(-1)];
  if (first !== text || last !== list)
    return [
      { range: text.range, text: written },
      { range: list.range, text: bound },
    ];
  // On lines of their own: they are longer than they were.
  const { newline, indent } = layoutOf(facts.module);
  const { indentation: outer } = insertion;
  const lines = [`(${newline}${outer}${indent}${written},`, `${outer}${indent}${bound},`, `${outer})`].join(
    newline,
  );
  const open = source.lastIndexOf("(", first.range[0] - 1);
  return [{ range: [open, node.range[1]], text: lines }];
}

/** The literal that spells the text out, with nothing that would read otherwise between backticks. */
function literalAround({ node, facts }: Insertion): TSESTree.Expression | undefined {
  const [argument] = node.type === "CallExpression" ? node.arguments : [];
  const text =
    argument?.type === "ObjectExpression"
      ? argument.properties.flatMap((one) => (one.type === "Property" ? [one.value] : []))[0]
      : argument;
  const isLiteral =
    text?.type === "Literal" || (text?.type === "TemplateLiteral" && text.expressions.length === 0);
  if (!isLiteral) return undefined;
  return /[\\`]|\$\{/.test(textOf(facts, text).slice(1, -1)) ? undefined : text;
}

/** The row as the inside of a template over the element's index; `undefined` where a value is bound for nothing. */
function numberedRow({ sent, row, values }: Insertion): ((index: string) => string) | undefined {
  const { start, end } = row.range;
  const part = sent.text.parts[start.part];
  if (part === undefined || start.part !== end.part) return undefined;
  const numbers = new Set(row.placeholders.map(({ text }) => /^\$([1-9]\d*)$/.exec(text)?.[1]));
  const expected = values.map((_, at) => String(at + 1));
  if (numbers.size !== values.length || !expected.every((number) => numbers.has(number))) return undefined;
  return (index) => {
    const base = values.length === 1 ? index : `${index} * ${values.length}`;
    let text = "";
    let at = start.offset;
    for (const { range, text: placeholder } of row.placeholders) {
      text += `${part.slice(at, range.start.offset)}$\${${base} + ${placeholder.slice(1)}}`;
      at = range.end.offset;
    }
    return text + part.slice(at, end.offset);
  };
}
