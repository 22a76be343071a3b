import * as parser from "@typescript-eslint/parser";
import { RuleTester as ESLintRuleTester, type Linter, type Rule } from "eslint";
import { describe, it } from "vitest";
import type { AnyRuleModule } from "../src/create-rule.ts";

ESLintRuleTester.describe = describe;
ESLintRuleTester.it = it;
ESLintRuleTester.itOnly = it.only;

export type ValidCase = ESLintRuleTester.ValidTestCase;
export type InvalidCase = ESLintRuleTester.InvalidTestCase;

export interface RuleCases {
  valid: ValidCase[];
  invalid: InvalidCase[];
}

/** ESLint's RuleTester over our parser. Each expected error names its `messageId`, `data` and whole location. */
export class RuleTester {
  readonly #tester: ESLintRuleTester;

  constructor(config: Linter.Config = {}) {
    this.#tester = new ESLintRuleTester({
      files: ["**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}"],
      ...config,
      languageOptions: { parser, ...config.languageOptions },
    } as Linter.Config);
  }

  /** Cases without a `filename` are parsed as `file.ts`; JSX wants a name in `.tsx`. */
  run(name: string, rule: AnyRuleModule, { valid, invalid }: RuleCases): void {
    this.#tester.run(name, rule as unknown as Rule.RuleModule, {
      valid: valid.map((testCase) => ({ filename: "file.ts", ...testCase })),
      invalid: invalid.map((testCase) => ({ filename: "file.ts", ...testCase })),
      assertionOptions: { requireMessage: "messageId", requireLocation: true, requireData: true },
    });
  }
}

export const ruleTester = new RuleTester();
