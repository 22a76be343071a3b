import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import type { Retry } from "../../facts/retry/retry.ts";
import { keyName } from "../../syntax/nodes.ts";

/** Writes a number where the options say "for ever", or nothing. */
export function limitedOption(
  { node: call, option, limit }: Retry & { form: "option" },
  attempts: number,
): TSESLint.ReportFixFunction | undefined {
  if (option === undefined) return addedOption(call, `${limit}: ${attempts}`);
  if (keyName(option) === limit)
    return option.shorthand ? undefined : (fixer) => fixer.replaceText(option.value, String(attempts));
  const object = option.parent;
  const isLimited =
    object.type === "ObjectExpression" &&
    object.properties.some((member) => member.type === "Property" && keyName(member) === limit);
  return (fixer) =>
    isLimited ? fixer.replaceText(option.value, "false") : fixer.replaceText(option, `${limit}: ${attempts}`);
}

function addedOption(
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  text: string,
): TSESLint.ReportFixFunction | undefined {
  const options = call.arguments.at(-1);
  const end = call.range[1] - 1;
  if (options === undefined) return (fixer) => fixer.insertTextAfterRange([end, end], `{ ${text} }`);
  if (options?.type !== "ObjectExpression") return undefined;
  const last = options.properties.at(-1);
  if (last !== undefined) return (fixer) => fixer.insertTextAfter(last, `, ${text}`);
  return (fixer) => fixer.replaceText(options, `{ ${text} }`);
}
