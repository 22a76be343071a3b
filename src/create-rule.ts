import type { TSESLint } from "@typescript-eslint/utils";
import { packageInfo } from "./package-info.ts";

export interface RuleDocs {
  description: string;
  /** Part of the `recommended` config (and of `strict`). */
  recommended: boolean;
  /** Part of the `strict` config: with these options where it is an object, else with the defaults. */
  strict?: boolean | Readonly<Record<string, unknown>>;
  /** `preview`: in no config until it has shown its worth on real code. */
  stage: "stable" | "preview";
  /** The page under docs/patterns that teaches the cure. */
  pattern: string;
  /** Reports may depend on files other than the linted one. */
  crossFile: boolean;
}

export type RuleModule<MessageIds extends string, Options extends readonly unknown[]> = TSESLint.RuleModule<
  MessageIds,
  Options,
  RuleDocs
> & { name: string; meta: { docs: RuleDocs & { url: string } } };

export type AnyRuleModule = RuleModule<string, readonly unknown[]>;

type Meta<MessageIds extends string, Options extends readonly unknown[]> = Omit<
  TSESLint.RuleMetaData<MessageIds, RuleDocs, Options>,
  "docs" | "defaultOptions"
> & { docs: RuleDocs; defaultOptions: Options };

interface RuleDefinition<MessageIds extends string, Options extends readonly unknown[]> {
  name: string;
  meta: Meta<MessageIds, Options>;
  /** `context.options` is complete: ESLint merges what the user gives into `meta.defaultOptions`. */
  create(context: Readonly<TSESLint.RuleContext<MessageIds, Options>>): TSESLint.RuleListener;
}

/** Types a rule by its messages and default options, and adds the address of its docs page. */
export function createRule<MessageIds extends string, Options extends readonly [] | readonly [object]>({
  name,
  meta,
  create,
}: RuleDefinition<MessageIds, Options>): RuleModule<MessageIds, Options> {
  const url = `${packageInfo.docsUrl}/rules/${name}.md`;
  return { name, meta: { ...meta, docs: { ...meta.docs, url } }, create };
}
