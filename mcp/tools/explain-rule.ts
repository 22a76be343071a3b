import { z } from "zod";
import { CallFailure } from "../failure.ts";
import { ruleMarkdown } from "../rule-markdown.ts";
import { defineTool, readOnly } from "../tool.ts";

const input = z.strictObject({ rule_ids: z.array(z.string().min(1).max(100)).min(1).max(10) });

const output = z.object({
  rules: z.array(
    z.object({
      id: z.string(),
      fixable: z.boolean(),
      recommended: z.boolean(),
      pattern: z.string(),
      markdown: z.string(),
    }),
  ),
  unknown: z.array(z.string()),
});

export const explainRule = defineTool({
  name: "explain_rule",
  title: "Explain a rule",
  description: "What a rule reports, why, its fix, its options, and the pattern page that teaches the cure.",
  input,
  output,
  annotations: readOnly,
  async run({ rule_ids: ids }, { engine, signal }) {
    const described = await engine.call("rules", { ids }, { signal });
    if (described.length === 0) {
      const names = (await engine.call("rules", {}, { signal })).map(({ id }) => id);
      throw new CallFailure(`There is no such rule. The rules are: ${names.join(", ")}.`);
    }
    const rules = described.map((rule) => ({
      id: rule.id,
      fixable: rule.fixable,
      recommended: rule.recommended,
      pattern: rule.pattern,
      markdown: ruleMarkdown(rule),
    }));
    const known = new Set(described.map(({ id }) => id));
    const unknown = ids.filter((id) => !known.has(id.replace(/^backend-patterns\//, "")));
    const text = rules.map(({ markdown }) => markdown).join("\n\n");
    return {
      data: { rules, unknown },
      text: unknown.length === 0 ? text : `${text}\n\nNo such rule: ${unknown.join(", ")}.`,
    };
  },
});
