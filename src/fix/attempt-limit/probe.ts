import type { TSESLint } from "@typescript-eslint/utils";
import type { Retry } from "../../facts/retry/retry.ts";
import type { Module } from "../../project/module.ts";
import { indentationAt, layoutOf } from "../layout.ts";
import { counterBefore } from "./counter.ts";

/** More than a retry gets: `name-17` is a candidate like any other. */
export const CANDIDATES = 100;

/** Throws when none of so many candidates was free. */
export function limitedProbe(
  { node: loop }: Retry & { form: "probe" },
  module: Module,
  limit: number,
): TSESLint.ReportFixFunction | undefined {
  const counter = counterBefore(loop, module, "candidates");
  if (counter === undefined) return undefined;
  const { newline, indent, semicolon } = layoutOf(module);
  const outer = newline + indentationAt(module, loop);
  const inside = outer + indent;
  const { body } = loop;
  const guard = `if (++${counter.name} > ${limit}) throw new Error("None of ${limit} candidates is free")${semicolon}`;
  return function* (fixer) {
    yield counter.declare(fixer);
    if (body.type === "BlockStatement") {
      const start = body.range[0] + 1;
      yield fixer.insertTextAfterRange([start, start], inside + guard);
    } else {
      yield fixer.insertTextBefore(body, `{${inside}${guard}${inside}`);
      yield fixer.insertTextAfter(body, `${outer}}`);
    }
  };
}
