import type { ESLint } from "eslint";
import { syntaxFailure, thrownFailure } from "./failures.ts";
import { rulePrefix } from "./linter.ts";
import type { Failure } from "./result.ts";

/** Lints files; what doesn't parse, or makes a rule throw, becomes a failure. */
export async function lint(
  eslint: ESLint,
  files: string[],
  failures: Failure[],
): Promise<ESLint.LintResult[]> {
  try {
    return wellFormed(await eslint.lintFiles(files), failures);
  } catch (error) {
    const [path = "", ...others] = files;
    if (others.length === 0) {
      failures.push(thrownFailure(path, error));
      return [];
    }
    const lintedOneByOne: ESLint.LintResult[] = [];
    for (const file of files) lintedOneByOne.push(...(await lint(eslint, [file], failures)));
    return lintedOneByOne;
  }
}

/** Lints a text as if it stood at `path`. */
export async function lintText(
  eslint: ESLint,
  text: string,
  path: string,
  failures: Failure[],
): Promise<ESLint.LintResult | undefined> {
  try {
    const [result] = wellFormed(await eslint.lintText(text, { filePath: path }), failures, text);
    return result;
  } catch (error) {
    failures.push(thrownFailure(path, error));
    return undefined;
  }
}

function wellFormed(
  results: readonly ESLint.LintResult[],
  failures: Failure[],
  text?: string,
): ESLint.LintResult[] {
  return results.flatMap((result) => {
    const fatal = result.messages.find((message) => message.fatal);
    if (!fatal) return [ownMessagesOnly(result)];
    failures.push(syntaxFailure(result.filePath, fatal, text));
    return [];
  });
}

/** Comments such as `eslint other/rule: off` make ESLint complain of rules that it wasn't given here. */
function ownMessagesOnly(result: ESLint.LintResult): ESLint.LintResult {
  const messages = result.messages.filter(({ ruleId }) => ruleId?.startsWith(rulePrefix));
  const count = (severity: number, fixable: boolean) =>
    messages.filter((message) => message.severity === severity && (!fixable || message.fix)).length;
  return {
    ...result,
    messages,
    errorCount: count(2, false),
    warningCount: count(1, false),
    fixableErrorCount: count(2, true),
    fixableWarningCount: count(1, true),
  };
}
