import plugin from "../../src/index.ts";
import type { AnyRuleModule } from "../../src/create-rule.ts";

/** The plugin's rules by name, as they are when the tests run. */
export const pluginRules = plugin.rules as unknown as Readonly<Record<string, AnyRuleModule>>;

export function describeRule(rule: string): string | undefined {
  return Object.hasOwn(pluginRules, rule) ? pluginRules[rule]?.meta.docs.description : undefined;
}
