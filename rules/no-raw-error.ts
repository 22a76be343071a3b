import type { TSESLint } from "@typescript-eslint/utils";
import { createRule } from "../src/create-rule.ts";
import { factsOf, type Facts } from "../src/facts/facts-of.ts";
import type { Failure } from "../src/facts/failure/failure.ts";
import { failuresOf } from "../src/facts/failure/failures.ts";
import { errorClassFor, libraryErrorFor, type ErrorClass } from "../src/facts/vocabulary/error-classes.ts";
import type { Edit } from "../src/fix/edit.ts";
import { statusOf } from "../src/fix/status-table.ts";
import { errorWithStatus, typedError } from "../src/fix/typed-error.ts";

export default createRule({
  name: "no-raw-error",
  meta: {
    type: "problem",
    docs: {
      description: "disallow plain errors for failures that callers bring about",
      recommended: true,
      stage: "stable",
      pattern: "error-handling",
      crossFile: true,
    },
    fixable: "code",
    hasSuggestions: true,
    messages: {
      plainError:
        "{{thrown}} has no status: the client gets 500, a fault of the server, for {{reason}}. {{remedy}}",
      giveStatus: "Give it status {{status}}.",
    },
    schema: [],
    // eslint-disable-next-line eslint-plugin/require-meta-default-options -- one shape for all rules
    defaultOptions: [],
  },
  create(context) {
    return {
      Program() {
        const facts = factsOf(context);
        for (const failure of failuresOf(facts)) {
          const { status, name } = statusOf(failure);
          if (!isExpected(failure, status)) continue;
          const cure = cureOf(facts, failure, status);
          const write = (fixer: TSESLint.RuleFixer) =>
            (cure.edits ?? []).map(({ range, text }) => fixer.replaceTextRange([...range], text));
          context.report({
            node: failure.node,
            messageId: "plainError",
            data: {
              thrown: thrownTexts[failure.form],
              reason: reasonOf(failure, name),
              remedy: remedyOf(cure.errorClass, status),
            },
            ...(cure.edits && cure.errorClass && { fix: write }),
            ...(cure.edits &&
              !cure.errorClass && {
                suggest: [{ messageId: "giveStatus" as const, data: { status: String(status) }, fix: write }],
              }),
          });
        }
      },
    };
  },
});

interface Cure {
  readonly errorClass: ErrorClass | undefined;
  readonly edits: readonly Edit[] | undefined;
}

/** The project's own class, unless the file is written for a library that has its own and doesn't use the project's. */
function cureOf({ origins, module, named }: Facts, failure: Failure, status: number): Cure {
  const library = libraryErrorFor(origins, module, status);
  const own = errorClassFor(origins, module, status, named.error);
  if (failure.shared) return { errorClass: library ?? own, edits: undefined };
  for (const errorClass of own?.isUsedHere === true || named.error ? [own, library] : [library, own]) {
    const edits = errorClass && typedError(failure, status, errorClass, module);
    if (edits) return { errorClass, edits };
  }
  const errorClass = library ?? own;
  return errorClass
    ? { errorClass, edits: undefined }
    : { errorClass: undefined, edits: errorWithStatus(failure, status, module) };
}

/** What can't be followed is expected only if the message says so. */
function isExpected({ subject }: Failure, status: number): boolean {
  switch (subject) {
    case "answer":
    case "caught":
      return status !== 500;
    case "unknown":
      return status === 401 || status === 403;
    default:
      return true;
  }
}

const thrownTexts: Readonly<Record<Failure["form"], string>> = {
  error: "A plain `Error`",
  text: "A thrown string",
  object: "A thrown object",
};

function reasonOf({ subject, condition }: Failure, name: string): string {
  switch (subject) {
    case "row":
      return condition === "missing" ? "a row that isn't there" : "what a query found";
    case "input":
      return "what the request says";
    case "identity":
      return "who is calling";
    case "upstream":
      return "another service's answer";
    default:
      return `what is "${name}"`;
  }
}

function remedyOf(errorClass: ErrorClass | undefined, status: number): string {
  if (errorClass === undefined)
    return `Throw an error class of your own with status ${status}: \`npx backend-patterns add error\` writes one.`;
  return errorClass.shape.status === "argument"
    ? `Throw \`${errorClass.name}\` with status ${status}.`
    : `Throw \`${errorClass.name}\`.`;
}
