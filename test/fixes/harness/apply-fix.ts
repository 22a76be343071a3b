import path from "node:path";
import { ESLint, type Linter, type Rule } from "eslint";
import { parser } from "typescript-eslint";
import plugin from "../../../src/index.ts";

const namespace = "backend-patterns";

/** What a rule of the plugin, through ESLint itself, says of a file. */
async function lint(file: string, code: string, rule: string, fix: boolean): Promise<ESLint.LintResult> {
  const eslint = new ESLint({
    cwd: path.dirname(import.meta.dirname),
    fix,
    overrideConfigFile: true,
    overrideConfig: {
      files: ["**/*.ts"],
      languageOptions: { parser: parser as Linter.Parser },
      plugins: { [namespace]: plugin },
      rules: { [`${namespace}/${rule}`]: "error" },
    },
    ignore: false,
  });
  const [result] = await eslint.lintText(code, { filePath: file });
  if (!result) throw new Error(`ESLint has nothing to say of ${file}`);
  // Besides a file that doesn't parse, ESLint speaks for itself of files that it leaves out.
  const own = result.messages.find(({ ruleId }) => ruleId === null);
  if (own) throw new Error(`${own.message} (${file}:${own.line})\n${result.output ?? code}`);
  return result;
}

export async function messagesOf(file: string, code: string, rule: string): Promise<Linter.LintMessage[]> {
  return (await lint(file, code, rule, false)).messages;
}

/** The code after `--fix`, or after each suggestion of the given message id. */
export async function applyFix(
  file: string,
  code: string,
  rule: string,
  suggestion?: string,
): Promise<string> {
  if (!suggestion) return (await lint(file, code, rule, true)).output ?? code;
  let text = code;
  // Applying a suggestion moves what stands after it, so each round takes the first one of a fresh report.
  for (let round = 0; round < 5; round++) {
    const offered = (await messagesOf(file, text, rule))
      .flatMap(({ suggestions }) => suggestions ?? [])
      .find(({ messageId }) => messageId === suggestion);
    if (!offered) break;
    const { range, text: written } = offered.fix;
    text = text.slice(0, range[0]) + written + text.slice(range[1]);
  }
  return text;
}

export function hasRule(rule: string): boolean {
  return rule in plugin.rules;
}

/** Whether the rule writes code at all, under `--fix` or as a suggestion. */
export function canFix(rule: string, suggestion?: string): boolean {
  const rules: Record<string, Rule.RuleModule> = plugin.rules;
  const meta = rules[rule]?.meta;
  return Boolean(suggestion ? meta?.hasSuggestions : meta?.fixable);
}
