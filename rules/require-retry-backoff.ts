import { createRule } from "../src/create-rule.ts";
import { factsOf } from "../src/facts/facts-of.ts";
import { retriesOf } from "../src/facts/retry/retries.ts";

export default createRule({
  name: "require-retry-backoff",
  meta: {
    type: "suggestion",
    docs: {
      description: "Require growing waits between the attempts of a retry",
      recommended: true,
      stage: "stable",
      pattern: "retry-with-backoff",
      crossFile: true,
    },
    messages: {
      noWait:
        "`{{operation}}` is tried again at once: whatever failed has no time to recover, and every caller adds to its load. Wait between the attempts, longer each time.",
      constantWait:
        "The waits between the attempts of `{{operation}}` are all the same: callers that failed together come back together. Let them grow, with some chance in them.",
    },
    schema: [],
    defaultOptions: [],
  },
  create(context) {
    return {
      Program() {
        const facts = factsOf(context);
        for (const retry of retriesOf(facts)) {
          if (retry.bound !== "counted" || retry.form === "probe" || retry.conflict) continue;
          if (retry.wait !== "absent" && retry.wait !== "constant") continue;
          const { callee } = retry.operation;
          const operation = facts.module.text.slice(callee.range[0], callee.range[1]).replace(/\s+/g, "");
          context.report({
            node: retry.node,
            messageId: retry.wait === "absent" ? "noWait" : "constantWait",
            data: { operation },
          });
        }
      },
    };
  },
});
