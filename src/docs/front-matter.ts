import { parse } from "yaml";
import { z } from "zod";

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "use lower case words joined by hyphens");
const ruleName = z
  .string()
  .regex(/^([a-z]+\/)?[a-z0-9]+(-[a-z0-9]+)*$/, "use the rule's name, without the plugin's");

export const patternCategories = [
  "api-design",
  "architecture",
  "authentication",
  "authorization",
  "data-access",
  "caching",
  "resilience",
  "operations",
] as const;

/** What stands between the `---` lines of a pattern page. */
export const frontMatterSchema = z.strictObject({
  id: slug,
  title: z.string().min(3).max(60),
  category: z.enum(patternCategories),
  /** One or two sentences that stand alone: what the pattern does and what goes wrong without it. */
  summary: z.string().min(40).max(200),
  tags: z.array(slug).min(2),
  frameworks: z
    .array(z.enum(["express", "fastify", "nestjs", "nextjs", "graphql", "postgres", "redis", "any"]))
    .min(1),
  /** Rules of this plugin that enforce the pattern. */
  rules: z.array(ruleName),
  /** Rules on the catalogue that the plugin doesn't have yet. */
  plannedRules: z.array(ruleName).default([]),
  related: z.array(slug).min(1),
  level: z.enum(["foundation", "intermediate", "advanced"]),
});

export type FrontMatter = z.infer<typeof frontMatterSchema>;
export type PatternCategory = FrontMatter["category"];

const fence = /^---\r?\n([\s\S]*?)\r?\n---\r?\n/;

/** Splits a page into its validated front matter and its body; throws with the page's name and the offending key. */
export function readFrontMatter(text: string, name: string): { frontMatter: FrontMatter; body: string } {
  const match = fence.exec(text);
  if (!match)
    throw new SyntaxError(`${name}: the page does not start with front matter between two --- lines`);
  const result = frontMatterSchema.safeParse(parse(match[1] ?? ""));
  if (!result.success) throw new SyntaxError(`${name}: ${z.prettifyError(result.error)}`);
  return { frontMatter: result.data, body: text.slice(match[0].length) };
}
