import type { RuleDocs } from "../../src/create-rule.ts";
import { defaultPlugin, rulePrefix } from "../../src/check/linter.ts";
import { getRuleDoc } from "../../src/docs/index.ts";

/** What a rule says of itself, and its page. */
export interface RuleDescription {
  id: string;
  description: string;
  recommended: boolean;
  fixable: boolean;
  has_suggestions: boolean;
  /** The pattern page that teaches the cure. */
  pattern: string;
  /** What each message says, with placeholders. */
  messages: string[];
  options: { name: string; description: string; default?: unknown }[];
  /** The rule's page, where it has one. */
  page?: string;
}

interface OptionSchema {
  properties?: Record<string, { description?: string }>;
}

/** The rules of the given names (all of them without any), without what isn't one. */
export async function describeRules({
  ids,
}: {
  ids?: readonly string[] | undefined;
}): Promise<RuleDescription[]> {
  const names = ids?.map((id) => id.replace(rulePrefix, "")) ?? Object.keys(defaultPlugin.rules).sort();
  return await Promise.resolve(names.flatMap((id) => describeRule(id) ?? []));
}

function describeRule(id: string): RuleDescription | undefined {
  const meta = Object.hasOwn(defaultPlugin.rules, id) ? defaultPlugin.rules[id]?.meta : undefined;
  if (!meta) return undefined;
  const docs = meta.docs as unknown as RuleDocs;
  const [schema = {}] = (Array.isArray(meta.schema) ? meta.schema : []) as OptionSchema[];
  const [defaults = {}] = (meta.defaultOptions ?? []) as Record<string, unknown>[];
  const page = getRuleDoc(id)?.markdown;
  return {
    id,
    description: docs.description,
    recommended: docs.recommended,
    fixable: meta.fixable !== undefined,
    has_suggestions: meta.hasSuggestions === true,
    pattern: docs.pattern,
    messages: Object.values(meta.messages ?? {}),
    options: Object.entries(schema.properties ?? {}).map(([name, { description = "" }]) => ({
      name,
      description,
      ...(name in defaults ? { default: defaults[name] } : {}),
    })),
    ...(page === undefined ? {} : { page }),
  };
}
