import { createRule } from "../src/create-rule.ts";
import { factsOf } from "../src/facts/facts-of.ts";
import type { Failure } from "../src/facts/failure/failure.ts";
import { failuresOf } from "../src/facts/failure/failures.ts";
import { statusOf } from "../src/fix/status-table.ts";

export default createRule({
  name: "no-raw-error",
  meta: {
    type: "problem",
    docs: {
      description: "Disallow plain errors for failures that callers bring about",
      recommended: true,
      stage: "stable",
      pattern: "error-handling",
      crossFile: true,
    },
    fixable: "code",
    hasSuggestions: true,
    messages: {
      plainError:
        "{{subject}} makes this fail, but {{thrown}} reaches the client as status 500. Throw {{class}} with status {{status}}.",
    },
    schema: [],
    defaultOptions: [],
  },
  create(context) {
    return {
      Program() {
        const facts = factsOf(context);
        for (const failure of failuresOf(facts)) {
          const { status } = statusOf(failure);
          if (!isExpected(failure, status)) continue;
          context.report({
            node: failure.node,
            messageId: "plainError",
            data: { subject: failure.subject + "/" + failure.condition, thrown: failure.message, status: String(status), class: "" },
          });
        }
      },
    };
  },
});

/** What can't be followed is expected only if the message says so. */
function isExpected({ subject }: Failure, status: number): boolean {
  switch (subject) {
    case "answer":
    case "caught":
      return status !== 500;
    case "unknown":
      return status === 401 || status === 403;
    default:
      return true;
  }
}
