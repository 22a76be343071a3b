import type { TSESTree } from "@typescript-eslint/utils";
import type { Module } from "../project/module.ts";
import { childrenOf } from "../syntax/awaits.ts";
import type { Edit } from "./edit.ts";
import { indentationAt } from "./layout.ts";

/** The text of `node` with some parts replaced, as it would stand on lines that begin with `indentation`. */
export function rewritten(
  module: Module,
  node: TSESTree.Node,
  replacements: readonly Edit[],
  indentation: string,
): string {
  const from = indentationAt(module, node);
  const kept = [...templateTexts(node)];
  let text = "";
  let position = node.range[0];
  const copy = (end: number) => {
    text += moved(module.text, position, end, from, indentation, kept);
    position = end;
  };
  for (const { range, text: written } of replacements.toSorted((a, b) => a.range[0] - b.range[0])) {
    copy(range[0]);
    text += written;
    position = range[1];
  }
  copy(node.range[1]);
  return text;
}

/** Lines move with the first; those inside of a template's text are part of a value and stay as they are. */
function moved(
  text: string,
  start: number,
  end: number,
  from: string,
  to: string,
  kept: readonly TSESTree.Range[],
): string {
  return text.slice(start, end).replace(/\n([ \t]*)/g, (line, spaces: string, offset: number) => {
    const at = start + offset;
    if (kept.some(([first, last]) => at >= first && at < last) || !spaces.startsWith(from)) return line;
    return `\n${to}${spaces.slice(from.length)}`;
  });
}

function* templateTexts(node: TSESTree.Node): Generator<TSESTree.Range> {
  if (node.type === "TemplateElement") yield node.range;
  for (const child of childrenOf(node)) yield* templateTexts(child);
}
