import type { TSESTree } from "@typescript-eslint/utils";
import type { Origins } from "../../origins/origins.ts";
import type { Frame } from "../../origins/value.ts";
import { parameterPattern, unwrapped } from "../../syntax/nodes.ts";
import { decorationsOf } from "./decorations.ts";
import type { Note } from "./handler.ts";
import { stepOf } from "./step.ts";
import { inquiry } from "./inquiry.ts";
import { checkText } from "./walk.ts";
import { namesPermission } from "./words.ts";
import { decoratorsOf } from "../../syntax/decorators.ts";

/** `@Roles("admin")`: metadata that says who may call, for a guard to read. */
export function permissionNotes(
  origins: Origins,
  decorators: readonly TSESTree.Decorator[],
  frame: Frame,
): Note[] {
  return decorators.flatMap((decorator): Note[] => {
    const metadata = decorationsOf(origins, [decorator], frame).filter(
      ({ model }) => model.as === "metadata",
    );
    const said = metadata.map(({ args: [key], frame: there }) => (key ? checkText(key, there) : ""));
    const text = checkText(decorator, frame);
    return metadata.length > 0 && namesPermission([text, ...said].join(" "))
      ? [{ purpose: "authorises", text }]
      : [];
  });
}

/** `@Body(new ValidationPipe())`: what is done with an argument before the method gets it. */
export function parameterNotes(origins: Origins, { value }: TSESTree.MethodDefinition, frame: Frame): Note[] {
  return value.params
    .flatMap((parameter) => ("decorators" in parameterPattern(parameter) ? decoratorsOf(parameter) : []))
    .flatMap(({ expression }) => {
      const call = unwrapped(expression);
      return call.type === "CallExpression" ? call.arguments : [];
    })
    .flatMap((argument): Note[] => {
      const { purposes, text } = stepOf(inquiry(origins), { node: argument, frame });
      return purposes.has("validates") ? [{ purpose: "validates", text }] : [];
    });
}
