import type { Edit } from "../fix/edit.ts";
import type { Module } from "../project/module.ts";
import { Refusal } from "./refusal.ts";

/** A file's text before and after; `before` is `undefined` for a file that there isn't yet. */
export interface Change {
  /** Absolute. */
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string;
}

/** Collects the edits of one refactoring, file by file. */
export class FileEdits {
  readonly #byFile = new Map<string, { readonly text: string; readonly edits: Edit[] }>();
  readonly #created: Change[] = [];

  /** A file that there isn't yet. */
  create(path: string, text: string): void {
    this.#created.push({ path, before: undefined, after: text });
  }

  add({ filename, text }: Module, edits: readonly Edit[]): void {
    const known = this.#byFile.get(filename);
    if (known === undefined) this.#byFile.set(filename, { text, edits: [...edits] });
    else known.edits.push(...edits.filter((edit) => !known.edits.some((other) => isSame(edit, other))));
  }

  /** @throws Refusal when two edits want the same place. */
  changes(): Change[] {
    const changed = [...this.#byFile]
      .map(([path, { text, edits }]) => ({ path, before: text, after: applied(text, edits) }))
      .filter(({ before, after }) => before !== after);
    return [...changed, ...this.#created];
  }
}

function isSame(a: Edit, b: Edit): boolean {
  return a.range[0] === b.range[0] && a.range[1] === b.range[1] && a.text === b.text;
}

function applied(text: string, edits: readonly Edit[]): string {
  let output = "";
  let position = 0;
  for (const { range, text: written } of edits.toSorted((a, b) => a.range[0] - b.range[0])) {
    if (range[0] < position) throw new Refusal("Two parts of the change meet in the same place.");
    output += text.slice(position, range[0]) + written;
    position = range[1];
  }
  return output + text.slice(position);
}
