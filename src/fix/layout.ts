import type { TSESTree } from "@typescript-eslint/utils";
import type { Module } from "../project/module.ts";

/** How a file is written, so that what is written into it looks the same. */
export interface Layout {
  readonly newline: string;
  /** One step of indentation. */
  readonly indent: string;
  readonly semicolon: string;
}

const known = new WeakMap<Module, Layout>();

export function layoutOf(module: Module): Layout {
  let layout = known.get(module);
  if (layout === undefined) known.set(module, (layout = readLayout(module)));
  return layout;
}

function readLayout({ text }: Module): Layout {
  const newline = text.includes("\r\n") ? "\r\n" : "\n";
  const indented = /^(\t+|  +)\S/m.exec(text)?.[1];
  const indent = indented === undefined ? "  " : indented.startsWith("\t") ? "\t" : " ".repeat(stepOf(text));
  return { newline, indent, semicolon: usesSemicolons(text) ? ";" : "" };
}

/** The most common difference between the indentation of a line and that of the line above. */
function stepOf(text: string): number {
  const counts = new Map<number, number>();
  let before = 0;
  for (const [, spaces = ""] of text.matchAll(/^( *)\S/gm)) {
    const step = spaces.length - before;
    before = spaces.length;
    if (step > 0 && step <= 8) counts.set(step, (counts.get(step) ?? 0) + 1);
  }
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? 2;
}

function usesSemicolons(text: string): boolean {
  const ends = text.match(/[\w)\]'"`](;?)[ \t]*\r?$/gm) ?? [];
  const withSemicolon = ends.filter((end) => end.includes(";")).length;
  return withSemicolon > 0 || ends.length === 0;
}

/** The white space that the line of `node` begins with. */
export function indentationAt({ text }: Module, node: TSESTree.Node): string {
  const start = text.lastIndexOf("\n", node.range[0] - 1) + 1;
  return /^[ \t]*/.exec(text.slice(start, node.range[0]))?.[0] ?? "";
}
