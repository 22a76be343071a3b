import { lint } from "../../check/lint.ts";
import { createLinter, rulePrefix } from "../../check/linter.ts";
import type { Kind } from "../../add/template.ts";
import { Refusal } from "../refusal.ts";

/** The rules whose findings a module of the project's own would cure. */
const kinds: Readonly<Record<string, Kind>> = {
  "no-raw-error": "error",
  "require-auth-wrapper": "auth",
  "no-unbounded-retry": "retry",
  "require-retry-backoff": "retry",
};

/** Findings of these rules that no module would cure, by what they report. */
const curedInPlace: ReadonlySet<string> = new Set([
  "droppedFunction",
  "droppedPromise",
  "droppedResult",
  // A number in the library's own option is what is missing.
  "option",
]);

interface Place {
  readonly file: string;
  readonly line: number;
  readonly cwd: string;
  /** The ESLint configuration whose findings are meant; all of these rules, if left out. */
  readonly config: string | undefined;
}

/** The kind of module that the finding of a line asks for: the first one's, of several. */
export async function kindAskedFor({ file, line, cwd, config }: Place): Promise<Kind> {
  const linter = createLinter(cwd, {
    only: Object.keys(kinds),
    ...(config === undefined ? { everything: true } : { config }),
  });
  const failures: Parameters<typeof lint>[2] = [];
  const [result] = await lint(linter, [file], failures);
  if (failures[0] !== undefined) throw new Refusal(failures[0].message);
  const here = (result?.messages ?? []).filter((message) => message.line === line);
  const found = here.find(({ messageId = "" }) => !curedInPlace.has(messageId));
  const kind = found?.ruleId ? kinds[found.ruleId.slice(rulePrefix.length)] : undefined;
  if (kind !== undefined) return kind;
  throw new Refusal(
    here[0] === undefined
      ? `No finding of line ${line} asks for a module: those of ${Object.keys(kinds).join(", ")} do.`
      : `No module cures this finding: ${here[0].message}`,
  );
}
