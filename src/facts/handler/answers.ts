import type { TSESTree } from "@typescript-eslint/utils";
import type { Frame } from "../../origins/value.ts";

/** Deeper than code is written by hand. */
const MAX_NESTED = 120;
const TOO_DEEP = -1;

/**
 * Remembers answers about nodes in frames, so that they don't depend on what was asked before. One that came out while a
 * question further out was still open, and made use of that, holds for the question further out alone: it isn't kept.
 */
export class Answers<Answer> {
  readonly #known = new WeakMap<Frame, WeakMap<TSESTree.Node, { readonly answer: Answer }>>();
  readonly #open: { readonly frame: Frame; readonly node: TSESTree.Node }[] = [];
  /** The outermost open question that the answers since have made use of. */
  #used = Infinity;

  /** The answer to a question about itself, or nested too deep, is `cut`. */
  of(node: TSESTree.Node, frame: Frame, cut: Answer, find: () => Answer): Answer {
    let known = this.#known.get(frame);
    const before = known?.get(node);
    if (before !== undefined) return before.answer;
    const position = this.#open.length;
    const running =
      position >= MAX_NESTED
        ? TOO_DEEP
        : this.#open.findIndex((question) => question.node === node && question.frame === frame);
    if (running >= 0 || position >= MAX_NESTED) {
      this.#used = Math.min(this.#used, running);
      return cut;
    }
    const outer = this.#used;
    this.#used = Infinity;
    this.#open.push({ node, frame });
    try {
      const answer = find();
      if (this.#used >= position) {
        if (known === undefined) this.#known.set(frame, (known = new WeakMap()));
        known.set(node, { answer });
        this.#used = Infinity;
      }
      return answer;
    } finally {
      this.#open.pop();
      this.#used = Math.min(outer, this.#used);
    }
  }
}
