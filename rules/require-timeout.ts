import { createRule } from "../src/create-rule.ts";
import { factsOf } from "../src/facts/facts-of.ts";
import { outboundCalls } from "../src/facts/outbound/outbound.ts";
import { runsOnServer } from "../src/facts/outbound/server-code.ts";
import { limitTime } from "../src/fix/timeout.ts";

const defaults = { timeout: 10_000 };

export default createRule({
  name: "require-timeout",
  meta: {
    type: "problem",
    docs: {
      description: "require a time limit for requests to other services",
      recommended: true,
      stage: "stable",
      pattern: "timeouts",
      crossFile: true,
    },
    hasSuggestions: true,
    messages: {
      request:
        "`{{call}}` has no time limit: when the other side hangs, so does this code, with its memory and its connection. Give the request a timeout or a signal.",
      client:
        "The client that `{{call}}` makes has no time limit: when the other side hangs, so does every request through it. Give the client a timeout.",
      limitTime: "Give up after {{timeout}} ms, which makes an error of every answer that is slower.",
    },
    schema: [
      {
        type: "object",
        properties: {
          timeout: {
            description: "Milliseconds after which the suggestion gives up.",
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
    const { timeout } = { ...defaults, ...(context.options[0] as Partial<typeof defaults> | undefined) };
    return {
      Program() {
        const facts = factsOf(context);
        const unlimited = outboundCalls(facts).filter(({ limit }) => limit === "absent");
        if (unlimited.length === 0 || !runsOnServer(facts.origins, facts.module)) return;
        for (const outbound of unlimited) {
          const { node, model } = outbound;
          const edits = limitTime(outbound, facts.module, timeout);
          const { range } = node.callee;
          context.report({
            node: node.callee,
            messageId: model.makes,
            data: { call: facts.module.text.slice(range[0], range[1]).replace(/\s+/g, "") },
            ...(edits && {
              suggest: [
                {
                  messageId: "limitTime",
                  data: { timeout: String(timeout) },
                  fix: (fixer) => edits.map(({ range, text }) => fixer.replaceTextRange(range, text)),
                },
              ],
            }),
          });
        }
      },
    };
  },
});
