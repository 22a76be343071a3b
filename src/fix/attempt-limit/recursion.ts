import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import type { Retry } from "../../facts/retry/retry.ts";
import type { Module } from "../../project/module.ts";
import { keyName } from "../../syntax/nodes.ts";
import { variableAt } from "../../syntax/scopes.ts";
import { contains } from "../../syntax/walk.ts";
import { indentationAt, layoutOf } from "../layout.ts";
import { freshName } from "../names.ts";

/** Hands the number of the attempt on, as one more parameter that callers don't give. */
export function limitedRecursion(
  { node: call, fn }: Retry & { form: "recursion" },
  module: Module,
  limit: number,
): TSESLint.ReportFixFunction | undefined {
  const handler = catchAround(call, fn);
  const last = fn.params.at(-1);
  if (handler === undefined || !takesOneMore(fn, call, module)) return undefined;
  if (handler.param != null && handler.param.type !== "Identifier") return undefined;
  const open = last === undefined ? emptyParameters(fn, module) : last.range[1];
  const close = last === undefined ? call.range[1] - 1 : call.arguments.at(-1)?.range[1];
  if (open === undefined || close === undefined) return undefined;
  const attempt = freshName(module, fn, "attempt");
  const caught = handler.param?.name ?? freshName(module, handler.body, "error");
  const { newline, indent, semicolon } = layoutOf(module);
  const inside = newline + indentationAt(module, handler) + indent;
  const separator = last === undefined ? "" : ", ";
  return function* (fixer) {
    yield fixer.insertTextAfterRange([open, open], `${separator}${attempt} = 1`);
    if (handler.param == null)
      yield fixer.replaceTextRange([handler.range[0], handler.body.range[0]], `catch (${caught}) `);
    const start = handler.body.range[0] + 1;
    yield fixer.insertTextAfterRange(
      [start, start],
      `${inside}if (${attempt} >= ${limit}) throw ${caught}${semicolon}`,
    );
    yield fixer.insertTextAfterRange([close, close], `${separator}${attempt} + 1`);
  };
}

function catchAround(call: TSESTree.Node, fn: TSESTree.FunctionLike): TSESTree.CatchClause | undefined {
  for (let node = call.parent; node != null && node !== fn; node = node.parent)
    if (node.type === "CatchClause") return node;
  return undefined;
}

/** Nothing but this call decides what the new parameter is. */
function takesOneMore(fn: TSESTree.FunctionLike, call: TSESTree.CallExpression, module: Module): boolean {
  if (fn.params.some(({ type }) => type === "RestElement") || isBare(fn, module)) return false;
  if (call.arguments.length !== fn.params.length) return false;
  if (call.arguments.some(({ type }) => type === "SpreadElement")) return false;
  if (contains(fn, (node) => node.type === "Identifier" && node.name === "arguments")) return false;
  const { parent } = fn as { parent?: TSESTree.Node };
  // Overloads and declared types say which parameters there are.
  if (parent?.type === "MethodDefinition") {
    const same = parent.parent.body.filter(
      (member) => "key" in member && keyName(member) === keyName(parent),
    );
    return same.length === 1;
  }
  if (parent?.type === "VariableDeclarator" && parent.id.typeAnnotation != null) return false;
  if (call.callee.type !== "Identifier") return false;
  const variable = variableAt(module.scopes, call.callee, call.callee.name);
  return variable?.defs.length === 1 && variable.references.every(isCalledOrInitialised);
}

/** `async task => ...`: no parentheses to write into. */
function isBare(fn: TSESTree.FunctionLike, { text }: Module): boolean {
  const last = fn.params.at(-1);
  if (fn.type !== "ArrowFunctionExpression" || last === undefined) return false;
  return /^\s*=>/.test(text.slice(last.range[1]));
}

/** Handed on as a value, it may be called with arguments that nobody sees here: `ids.map(load)`. */
function isCalledOrInitialised({
  identifier,
  init,
}: {
  identifier: TSESTree.Node;
  init?: boolean | undefined;
}): boolean {
  const { parent } = identifier;
  return init === true || (parent?.type === "CallExpression" && parent.callee === identifier);
}

/** Behind the parenthesis of a function without parameters. */
function emptyParameters(fn: TSESTree.FunctionLike, { text }: Module): number | undefined {
  const from = fn.parent?.type === "MethodDefinition" ? fn.parent.key.range[1] : fn.range[0];
  const open = text.indexOf("(", from);
  return open < 0 || fn.body == null || open > fn.body.range[0] ? undefined : open + 1;
}
