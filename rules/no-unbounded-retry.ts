import { createRule } from "../src/create-rule.ts";
import { factsOf } from "../src/facts/facts-of.ts";
import { retriesOf } from "../src/facts/retry/retries.ts";
import { attemptLimit } from "../src/fix/attempt-limit/index.ts";
import { boundedRetry, type RetryLimits } from "../src/fix/bounded-retry.ts";

const defaults = { attempts: 5, baseDelay: 200, maxDelay: 10_000 } satisfies RetryLimits;

export default createRule({
  name: "no-unbounded-retry",
  meta: {
    type: "problem",
    docs: {
      description: "disallow retrying a failing operation without a limit",
      recommended: true,
      stage: "stable",
      pattern: "retry-with-backoff",
      crossFile: true,
    },
    fixable: "code",
    hasSuggestions: true,
    messages: {
      limitAttempts: "Give up after {{attempts}} attempts.",
      catch:
        "`{{operation}}` is tried again after every failure, without a limit: when it keeps failing, this loop never ends. Give up after some attempts and throw the last error.",
      answer:
        "`{{operation}}` is asked again after a refusal, without a limit: while the other side keeps refusing, this loop never ends. Count the attempts and give up.",
      probe:
        "Candidates are tried with `{{operation}}` until one is free, without a limit: when none is, this loop never ends. Give up after some attempts.",
      recursion:
        "`{{operation}}` calls itself after its own failure, without a limit: when it keeps failing, this never ends. Count the attempts and throw the last error.",
      option:
        "`{{operation}}` is told to retry without a limit: when it keeps failing, this never ends. Set a number of attempts.",
    },
    schema: [
      {
        type: "object",
        properties: {
          attempts: {
            description: "Attempts that the fix and the suggestions allow.",
            type: "integer",
            minimum: 2,
          },
          baseDelay: {
            description: "Milliseconds that the fix waits before the second attempt.",
            type: "integer",
            minimum: 1,
          },
          maxDelay: {
            description: "Milliseconds that no wait of the fix exceeds.",
            type: "integer",
            minimum: 1,
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [defaults],
  },
  create(context) {
    const limits: RetryLimits = { ...defaults, ...(context.options[0] as Partial<RetryLimits> | undefined) };
    return {
      Program() {
        const facts = factsOf(context);
        for (const retry of retriesOf(facts)) {
          if (retry.bound !== "absent") continue;
          const { range } = retry.operation;
          const operation = facts.module.text.slice(range[0], range[1]).replace(/\s+/g, "");
          const fix = boundedRetry(retry, facts.module, limits);
          const limit = attemptLimit(retry, facts.module, limits.attempts);
          context.report({
            node: retry.node,
            messageId: retry.form,
            data: { operation },
            ...(fix && { fix }),
            ...(limit && {
              suggest: [
                { messageId: "limitAttempts", data: { attempts: String(limit.attempts) }, fix: limit.fix },
              ],
            }),
          });
        }
      },
    };
  },
});
