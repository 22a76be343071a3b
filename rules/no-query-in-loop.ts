import type { TSESLint } from "@typescript-eslint/utils";
import { createRule } from "../src/create-rule.ts";
import { factsOf } from "../src/facts/facts-of.ts";
import { isDeletion } from "../src/facts/query.ts";
import { isSameForAll } from "../src/facts/repeated-call.ts";
import { repeatedQueries, type RepeatedQuery } from "../src/facts/repeated-query.ts";
import { batchFix } from "../src/fix/batch/batch-fix.ts";
import { missingTwin } from "../src/fix/batch/twin-name.ts";

export default createRule({
  name: "no-query-in-loop",
  meta: {
    type: "problem",
    docs: {
      description: "disallow database queries that run once for each element of a collection",
      recommended: true,
      stage: "stable",
      pattern: "n-plus-one-prevention",
      crossFile: true,
    },
    fixable: "code",
    hasSuggestions: true,
    messages: {
      queryPerElement:
        "1 {{operation}} of {{table}} per element of {{collection}}{{through}}: N elements cost N round trips. {{remedy}}",
      queryPerElementAtOnce:
        "1 {{operation}} of {{table}} per element of {{collection}}{{through}}, all at once: N elements take N connections. {{remedy}}",
      queryPerElementInProcess:
        "1 {{operation}} of {{table}} per element of {{collection}}{{through}}: N elements hold up the thread for N statements. {{remedy}}",
      commandPerElement:
        "1 {{operation}} of {{table}} per element of {{collection}}{{through}}: N elements cost N round trips. Send one command for all keys, or a pipeline.",
      statementPerElement:
        "1 {{operation}} of {{table}} per element of {{collection}}{{through}}, sent together: N elements still are N statements. {{remedy}}",
      sameQueryPerElement:
        "The same {{operation}} of {{table}} for each element of {{collection}}: nothing in it depends on the element. Run it once, before the loop.",
      batch: "Send one statement for all elements, provided that {{conditions}}.",
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
          const { node, repetition, query, chain, table, operation } = found;
          if (query.likely) continue;
          if (repetition.size !== undefined && repetition.size <= maxLiteralElements) continue;
          const batch = batchFix(facts, found);
          // One round trip is fine where there is no statement for all.
          if (found.together && batch === undefined && !isDeletion(query)) continue;
          const isProven = batch?.reasons.length === 0;
          const fix = (fixer: TSESLint.RuleFixer) =>
            (batch?.edits ?? []).map(({ range, text }) => fixer.replaceTextRange(range, text));
          const messageId = isSameForAll(facts, found) ? "sameQueryPerElement" : messageOf(found);
          const data: Record<string, string> = { operation, table, collection: collectionsOf(found) };
          if (messageId !== "sameQueryPerElement")
            data["through"] = chain.length === 0 ? "" : `, through \`${chain.join(" -> ")}\``;
          if (messageId !== "sameQueryPerElement" && messageId !== "commandPerElement")
            data["remedy"] = remedyFor(found, missingTwin(facts, found, context.cwd));
          context.report({
            node,
            messageId,
            data,
            ...(isProven && { fix }),
            suggest:
              batch === undefined || isProven
                ? []
                : [{ messageId: "batch", data: { conditions: batch.reasons.join(", and ") }, fix }],
          });
        }
      },
    };
  },
});

function messageOf({ query, repetition, together }: RepeatedQuery) {
  if (query.statement.store === "key-value") return "commandPerElement";
  if (query.statement.synchronous === true) return "queryPerElementInProcess";
  if (together) return "statementPerElement";
  return repetition.concurrent ? "queryPerElementAtOnce" : "queryPerElement";
}

/** The innermost collection, and those whose elements it is gone through for. */
function collectionsOf({ collection, outerCollections }: RepeatedQuery): string {
  return [collection, ...outerCollections].map((text) => `\`${text}\``).join(", for each of ");
}

function remedyFor({ operation }: RepeatedQuery, twin: string | undefined): string {
  if (twin !== undefined) return twin;
  return operation === "write"
    ? "Write them all with one statement."
    : "Run one query for all of them before the loop.";
}
