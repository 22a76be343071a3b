import type { TSESTree } from "@typescript-eslint/utils";
import type { Origins } from "../../origins/origins.ts";
import type { Frame } from "../../origins/value.ts";
import { callersOf } from "../callers.ts";

/** An argument, and the frame in which it means something. */
export interface Handed {
  readonly node: TSESTree.Node;
  readonly frame: Frame;
}

const MAX_CALLERS = 20;

/** What the callers of a function of the project hand over in one place, as far as they can be found. */
export function handedOver(
  origins: Origins,
  fn: TSESTree.FunctionLike,
  index: number,
  frame: Frame,
): readonly Handed[] {
  const callers = callersOf(origins, fn, frame) ?? [];
  return callers.slice(0, MAX_CALLERS).flatMap(({ call, frame }) => {
    const before = call.arguments.slice(0, index + 1);
    const node = before[index];
    return node === undefined || before.some(({ type }) => type === "SpreadElement") ? [] : [{ node, frame }];
  });
}
