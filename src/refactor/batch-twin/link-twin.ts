import type { TSESTree } from "@typescript-eslint/utils";
import { indentationAt, layoutOf } from "../../fix/layout.ts";
import { rewritten } from "../../fix/rewriting.ts";
import type { Project } from "../../project/module.ts";
import type { FileEdits } from "../file-edits.ts";
import { Refusal } from "../refusal.ts";
import { renameCallee } from "./callee.ts";
import { excerpt, type HandedOn } from "./handed-on.ts";
import type { Helper } from "./helper.ts";
import type { Twin } from "./twin.ts";
import { keysName, writeTwin, type Body } from "./write-twin.ts";

/** Writes the twin of a helper that hands on what another gives: it calls that one's twin. */
export function linkTwin(
  project: Project,
  helper: Helper,
  { call, takes, fallback }: HandedOn,
  argument: TSESTree.Node,
  next: Twin,
  name: string,
  edits: FileEdits,
): Twin {
  const { module, node } = helper;
  if (takes === "first")
    throw new Refusal(`\`${helper.name}\` takes the first row of what \`${excerpt(call, helper)}\` gives.`);
  const { newline, indent, semicolon } = layoutOf(module);
  const indentation = indentationAt(module, helper.declaration.node);
  const isExpression = node.body.type !== "BlockStatement";
  const keys = keysName(helper);
  const callee = renameCallee(project, module, call, next.helper, next.name, edits);
  const inner = isExpression ? indentation : indentation + indent;
  const text = rewritten(module, call, [...callee, { range: argument.range, text: keys }], inner);
  const body: Body = {
    text: isExpression ? text : `{${newline}${inner}return ${text}${semicolon}${newline}${indentation}}`,
    awaits: false,
    keyType: next.keyType,
    locals: [],
    isList: next.missing === "[]",
  };
  writeTwin(helper, name, keys, body, edits);
  return { ...next, helper, name, missing: next.missing === "[]" ? "[]" : (fallback ?? next.missing) };
}
