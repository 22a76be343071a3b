import { createRule } from "../src/create-rule.ts";
import { factsOf } from "../src/facts/facts-of.ts";
import { grownWait, insertedWait } from "../src/fix/backoff.ts";
import { retriesOf } from "../src/facts/retry/retries.ts";

const defaults = { baseDelay: 200, maxDelay: 10_000 };

export default createRule({
  name: "require-retry-backoff",
  meta: {
    type: "suggestion",
    docs: {
      description: "require growing waits between the attempts of a retry",
      recommended: true,
      stage: "stable",
      pattern: "retry-with-backoff",
      crossFile: true,
    },
    fixable: "code",
    hasSuggestions: true,
    messages: {
      growWait: "Double the wait after each attempt.",
      noWait:
        "`{{operation}}` is tried again at once: whatever failed has no time to recover, and every caller adds to its load. Wait between the attempts, longer each time.",
      constantWait:
        "The waits between the attempts of `{{operation}}` are all the same: callers that failed together come back together. Let them grow, with some chance in them.",
    },
    schema: [
      {
        type: "object",
        properties: {
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
    const delays = { ...defaults, ...(context.options[0] as Partial<typeof defaults> | undefined) };
    return {
      Program() {
        const facts = factsOf(context);
        for (const retry of retriesOf(facts)) {
          if (retry.bound !== "counted" || retry.form === "probe" || retry.conflict) continue;
          if (retry.wait !== "absent" && retry.wait !== "constant") continue;
          const { range } = retry.operation;
          const operation = facts.module.text.slice(range[0], range[1]).replace(/\s+/g, "");
          if (retry.wait === "absent") {
            const fix = insertedWait(retry, facts.module, delays);
            context.report({
              node: retry.node,
              messageId: "noWait",
              data: { operation },
              ...(fix && { fix }),
            });
          } else {
            const fix = grownWait(retry, facts.module);
            const suggest = fix && [{ messageId: "growWait" as const, fix }];
            context.report({
              node: retry.node,
              messageId: "constantWait",
              data: { operation },
              ...(suggest && { suggest }),
            });
          }
        }
      },
    };
  },
});
