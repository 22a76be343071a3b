import type { TSESTree } from "@typescript-eslint/utils";

/** Write `text` in the place of `range`. */
export interface Edit {
  readonly range: TSESTree.Range;
  readonly text: string;
}
