import type { TSESLint } from "@typescript-eslint/utils";
import type { Retry } from "../../facts/retry/retry.ts";
import type { Module } from "../../project/module.ts";
import { limitedAnswers } from "./answers.ts";
import { limitedOption } from "./option.ts";
import { CANDIDATES, limitedProbe } from "./probe.ts";
import { limitedRecursion } from "./recursion.ts";

export interface AttemptLimit {
  /** What it allows. */
  readonly attempts: number;
  readonly fix: TSESLint.ReportFixFunction;
}

/**
 * Limits the attempts of a retry whose way out is for somebody to judge: what comes out when they are used up is new.
 * `undefined` where the code leaves no room for a counter.
 */
export function attemptLimit(retry: Retry, module: Module, attempts: number): AttemptLimit | undefined {
  const limit = retry.form === "probe" ? CANDIDATES : attempts;
  const fix = written(retry, module, limit);
  return fix && { attempts: limit, fix };
}

function written(retry: Retry, module: Module, limit: number): TSESLint.ReportFixFunction | undefined {
  switch (retry.form) {
    case "answer":
      return limitedAnswers(retry, module, limit);
    case "probe":
      return limitedProbe(retry, module, limit);
    case "recursion":
      return limitedRecursion(retry, module, limit);
    case "option":
      return limitedOption(retry, limit);
    case "catch":
      return undefined;
  }
}
