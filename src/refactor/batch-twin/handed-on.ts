import type { TSESTree } from "@typescript-eslint/utils";
import { literalText, unwrapped } from "../../syntax/nodes.ts";
import { Refusal } from "../refusal.ts";
import type { Helper } from "./helper.ts";

/** What a helper hands on: what one call gives, and nothing made of it. */
export interface HandedOn {
  readonly call: TSESTree.CallExpression;
  /** All that the call gives, or the first of its rows. */
  readonly takes: "all" | "first";
  /** What the helper itself says of a missing row: `?? null`. */
  readonly fallback: "null" | "undefined" | undefined;
}

/** @throws Refusal, naming what the helper does besides. */
export function handedOnBy(helper: Helper): HandedOn {
  const { node, name } = helper;
  if (node.body.type !== "BlockStatement") return read(node.body, helper, undefined);
  const statements = [...node.body.body];
  const last = statements.pop();
  const first = statements.pop();
  const [declarator, ...others] = first?.type === "VariableDeclaration" ? first.declarations : [];
  if (last?.type !== "ReturnStatement" || last.argument == null)
    throw new Refusal(`\`${name}\` doesn't end by returning what it read.`);
  const before = first === undefined ? statements : [...statements, first];
  const besides = before.find(({ type }) => type !== "VariableDeclaration") ?? before[0];
  if (besides !== undefined && (before.length > 1 || others.length > 0 || declarator?.init == null))
    throw new Refusal(`\`${name}\` does more than hand on what it reads: \`${excerpt(besides, helper)}\`.`);
  return read(last.argument, helper, declarator);
}

function read(
  node: TSESTree.Expression,
  helper: Helper,
  declarator: TSESTree.VariableDeclarator | undefined,
): HandedOn {
  switch (node.type) {
    case "AwaitExpression":
      return read(node.argument, helper, declarator);
    case "LogicalExpression": {
      const fallback = node.operator === "&&" ? undefined : nothing(node.right);
      if (fallback === undefined) break;
      return { ...read(node.left as TSESTree.Expression, helper, declarator), fallback };
    }
    case "MemberExpression":
      if (!node.computed || literalText(node.property) !== "0") break;
      return first(read(node.object, helper, declarator), helper);
    case "Identifier": {
      const isFirst = declarator?.id.type === "ArrayPattern";
      const name = declarator?.id.type === "ArrayPattern" ? onlyElement(declarator.id) : declarator?.id;
      if (name?.type !== "Identifier" || name.name !== node.name || declarator?.init == null) break;
      const value = read(declarator.init, helper, undefined);
      return isFirst ? first(value, helper) : value;
    }
    case "CallExpression":
      if (declarator !== undefined) break;
      return { call: node, takes: "all", fallback: undefined };
    default:
  }
  throw new Refusal(`\`${helper.name}\` makes something of what it reads: \`${excerpt(node, helper)}\`.`);
}

function first(value: HandedOn, helper: Helper): HandedOn {
  if (value.takes === "first" || value.fallback !== undefined)
    throw new Refusal(`\`${helper.name}\` takes a part of the row that it reads.`);
  return { ...value, takes: "first" };
}

function onlyElement({ elements }: TSESTree.ArrayPattern): TSESTree.Node | null | undefined {
  return elements.length === 1 ? elements[0] : undefined;
}

function nothing(node: TSESTree.Node): "null" | "undefined" | undefined {
  const inner = unwrapped(node);
  if (inner.type === "Literal" && inner.value === null) return "null";
  return inner.type === "Identifier" && inner.name === "undefined" ? "undefined" : undefined;
}

/** Code in a message: one line of it, and not too much. */
export function excerpt({ range }: TSESTree.Node, { module }: Pick<Helper, "module">): string {
  const text = module.text.slice(range[0], range[1]).replace(/\s+/g, " ");
  return text.length <= 60 ? text : `${text.slice(0, 57)}...`;
}
