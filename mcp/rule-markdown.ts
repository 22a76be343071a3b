import type { RuleDescription } from "./analysis/describe-rules.ts";

/** A rule's page; where it has none, what the rule says of itself. */
export function ruleMarkdown(rule: RuleDescription): string {
  if (rule.page !== undefined) return `${rule.page}\n\nPattern: \`${rule.pattern}\`.`;
  const cure = rule.fixable
    ? "It has a fix that keeps behaviour where its conditions are proven."
    : rule.has_suggestions
      ? "It suggests changes, which need a decision."
      : "It has no automatic fix.";
  const options = rule.options.map(
    ({ name, description, default: initial }) =>
      `- \`${name}\`${initial === undefined ? "" : ` (default: \`${JSON.stringify(initial)}\`)`}: ${description}`,
  );
  return [
    `# ${rule.id}`,
    `${rule.description}.`,
    `## What it reports\n\n${rule.messages.map((message) => `- ${message}`).join("\n")}`,
    `## Fix\n\n${cure}`,
    ...(options.length > 0 ? [`## Options\n\n${options.join("\n")}`] : []),
    `Pattern: \`${rule.pattern}\`. ${rule.recommended ? "Part of the recommended config." : "Not part of the recommended config."}`,
  ].join("\n\n");
}
