import type { TSESLint } from "@typescript-eslint/utils";
import { createRule } from "../src/create-rule.ts";
import { factsOf } from "../src/facts/facts-of.ts";
import { repeatedQueries } from "../src/facts/repeated-query.ts";
import { batchFix } from "../src/fix/batch/batch-fix.ts";

export default createRule({
  name: "no-query-in-loop",
  meta: {
    type: "problem",
    docs: {
      description: "Disallow database queries that run once for each element of a collection",
      recommended: true,
      stage: "stable",
      pattern: "n-plus-one-prevention",
      crossFile: true,
    },
    fixable: "code",
    hasSuggestions: true,
    messages: {
      queryPerElement:
        "1 {{operation}} of {{table}} per element of `{{collection}}`{{through}}: N elements cost N round trips. Run one query for all of them before the loop.",
      queryPerElementAtOnce:
        "1 {{operation}} of {{table}} per element of `{{collection}}`{{through}}, all at once: N elements take N connections. Run one query for all of them.",
      batch: "Send one statement for all elements, if {{conditions}}.",
    },
    schema: [
      {
        type: "object",
        properties: {
          maxLiteralElements: {
            description: "Collections that the code spells out are no problem up to this many elements.",
            type: "integer",
            minimum: 0,
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ maxLiteralElements: 3 }],
  },
  create(context) {
    const { maxLiteralElements } = context.options[0] as { maxLiteralElements: number };
    return {
      Program() {
        const facts = factsOf(context);
        for (const found of repeatedQueries(facts)) {
          const { node, repetition, query, chain, table, collection, operation } = found;
          if (query.likely) continue;
          if (repetition.size !== undefined && repetition.size <= maxLiteralElements) continue;
          const batch = batchFix(facts, found);
          const write = (fixer: TSESLint.RuleFixer) =>
            (batch?.edits ?? []).map(({ range, text }) => fixer.replaceTextRange([...range], text));
          context.report({
            node,
            messageId: repetition.concurrent ? "queryPerElementAtOnce" : "queryPerElement",
            data: {
              operation,
              table,
              collection,
              through: chain.length === 0 ? "" : `, through \`${chain.join(" -> ")}\``,
            },
            ...(batch?.reasons.length === 0 && { fix: write }),
            suggest:
              batch === undefined || batch.reasons.length === 0
                ? []
                : [
                    {
                      messageId: "batch" as const,
                      data: { conditions: batch.reasons.join(", ") },
                      fix: write,
                    },
                  ],
          });
        }
      },
    };
  },
});
