import type { Linter, Rule } from "eslint";
import { createConfigs } from "../../src/configs.ts";
import { createRule, type AnyRuleModule } from "../../src/create-rule.ts";
import type { Plugin } from "../../src/check/linter.ts";

const docs = { recommended: true, stage: "stable", pattern: "none", crossFile: false } as const;

const noOld = createRule({
  name: "no-old",
  meta: {
    type: "problem",
    docs: { ...docs, description: "Disallow `old`" },
    fixable: "code",
    messages: { old: "`old` is 100% out: use `fresh`,\nplease: <b>now</b>." },
    schema: [],
    defaultOptions: [],
  },
  create: (context) => ({
    'Identifier[name="old"]'(node) {
      context.report({ node, messageId: "old", fix: (fixer) => fixer.replaceText(node, "fresh") });
    },
  }),
});

const noThrowing = createRule({
  name: "no-throwing",
  meta: {
    type: "problem",
    docs: { ...docs, description: "Throws where it meets `explode`" },
    messages: { never: "Never." },
    schema: [],
    defaultOptions: [],
  },
  create: () => ({
    'Identifier[name="explode"]'() {
      throw new TypeError("met `explode`.");
    },
  }),
});

const noStrict = createRule({
  name: "no-strict",
  meta: {
    type: "suggestion",
    docs: { ...docs, recommended: false, strict: { word: "strict" }, description: "Disallow a word" },
    messages: { word: "The word is {{word}}." },
    schema: [{ type: "object", properties: { word: { type: "string" } }, additionalProperties: false }],
    defaultOptions: [{ word: "lenient" }],
  },
  create(context) {
    const [{ word }] = context.options;
    return {
      Identifier(node) {
        if (node.name === word) context.report({ node, messageId: "word", data: { word } });
      },
    };
  },
});

const rules: Record<string, AnyRuleModule> = {
  "no-old": noOld,
  "no-throwing": noThrowing,
  "no-strict": noStrict,
};
const definition = {
  meta: { name: "test-plugin", version: "1" },
  rules: rules as unknown as Record<string, Rule.RuleModule>,
};

/** Three rules that need no analysis: one with a fix, one that crashes, one for the strict preset alone. */
export const testPlugin: Plugin = {
  ...definition,
  configs: createConfigs(definition, rules) as { recommended: Linter.Config[]; strict: Linter.Config[] },
};
