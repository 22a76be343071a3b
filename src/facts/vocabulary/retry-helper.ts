import type { TSESTree } from "@typescript-eslint/utils";
import { factsOfFile, type Facts } from "../facts-of.ts";
import { filesThatSay } from "../handler/registrations.ts";
import { retriesOf } from "../retry/retries.ts";
import { enclosingFunction, functionName, parameterPattern } from "../../syntax/nodes.ts";

const spoken = /retr(?:y|ies)|attempt|back[-_]?off/i;
const maximumFiles = 50;

/** The exported function with which a project tries again what it is handed. */
export function retryHelperOf(
  { origins, module }: Facts,
  { cwd, settings }: { cwd: string; settings: unknown },
): string | undefined {
  for (const file of filesThatSay(origins.project, module.filename, spoken).slice(0, maximumFiles)) {
    const facts = factsOfFile(file, cwd, settings);
    if (facts === undefined) continue;
    for (const { operation, bound, form } of retriesOf(facts)) {
      const name = form === "option" || bound === "absent" ? undefined : handedTo(operation);
      if (name !== undefined && facts.module.exports.named.has(name)) return name;
    }
  }
  return undefined;
}

/** The name of the function that calls its own parameter. */
function handedTo(operation: TSESTree.Node): string | undefined {
  for (let fn = enclosingFunction(operation); fn !== undefined; fn = enclosingFunction(fn)) {
    const isParameter = fn.params.some((parameter) => {
      const pattern = parameterPattern(parameter);
      return (
        pattern.type === "Identifier" && operation.type === "Identifier" && pattern.name === operation.name
      );
    });
    if (isParameter) return functionName(fn)?.name;
  }
  return undefined;
}
