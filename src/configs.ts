import type { ESLint, Linter } from "eslint";
import type { AnyRuleModule, RuleDocs } from "./create-rule.ts";
import { ignoredFiles, javascriptFiles, lintedFiles, typescriptFiles } from "./files.ts";
import { typescriptParser } from "./typescript-parser.ts";

export const namespace = "backend-patterns";

/** What lets a file be parsed where the project has no configuration of its own. */
const parsing: Linter.Config[] = [
  {
    name: `${namespace}/javascript`,
    files: javascriptFiles,
    languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } },
  },
  { name: `${namespace}/typescript`, files: typescriptFiles, languageOptions: { parser: typescriptParser } },
];

/** The presets, computed from what each rule says of itself. */
export function createConfigs(
  plugin: ESLint.Plugin,
  rules: Readonly<Record<string, AnyRuleModule>>,
): Record<"recommended" | "strict", Linter.Config[]> {
  const preset = (name: string, severity: (docs: RuleDocs) => Linter.RuleEntry): Linter.Config[] => [
    ...parsing.map((config) => ({ ...config, ignores: ignoredFiles })),
    {
      name: `${namespace}/${name}`,
      files: lintedFiles,
      ignores: ignoredFiles,
      plugins: { [namespace]: plugin },
      rules: Object.fromEntries(
        Object.entries(rules)
          .map(([rule, { meta }]): [string, Linter.RuleEntry] => [
            `${namespace}/${rule}`,
            severity(meta.docs),
          ])
          .filter(([, entry]) => entry !== "off"),
      ),
    },
  ];
  return {
    recommended: preset("recommended", ({ recommended }) => (recommended ? "error" : "off")),
    strict: preset("strict", ({ recommended, strict = recommended }) => {
      if (typeof strict === "object") return ["error", strict];
      return strict ? "error" : "off";
    }),
  };
}
