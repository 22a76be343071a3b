import type { TSESTree } from "@typescript-eslint/utils";
import type { ConditionModel, Place } from "../../models/model.ts";
import type { Origins } from "../../origins/origins.ts";
import { importedName } from "../../origins/variable.ts";
import type { Frame } from "../../origins/value.ts";
import type { CallNode } from "../../syntax/calls.ts";
import { keyName, literalText, unwrapped } from "../../syntax/nodes.ts";
import { variableAt } from "../../syntax/scopes.ts";
import { methodsOf } from "../chain.ts";
import { isPath, type KeyCondition, type Replacement, type Selection } from "./selection.ts";

const OTHER: Selection = { keys: [], filtered: true };

/** What a call compares, or all that it combines; `undefined` if it may widen what is selected, or isn't known to compare. */
export function readCondition(
  origins: Origins,
  node: CallNode,
  model: ConditionModel | undefined,
  frame: Frame,
): Selection | undefined {
  if (node.type !== "CallExpression") return undefined;
  const condition = model ?? methodsOf(origins, origins.value(node.callee, frame), node)[0]?.call.condition;
  switch (condition?.operator) {
    case "and":
      return all(origins, node, frame);
    case "equal":
    case "other":
      return comparison(node, condition, frame);
    case "in":
      return OTHER;
    default:
      return undefined;
  }
}

function all(origins: Origins, node: TSESTree.CallExpression, frame: Frame): Selection | undefined {
  const keys: KeyCondition[] = [];
  let filtered = false;
  for (const argument of node.arguments) {
    const inner = unwrapped(argument);
    const part =
      inner.type === "CallExpression" ? readCondition(origins, inner, undefined, frame) : undefined;
    keys.push(...(part?.keys ?? []));
    filtered ||= part?.filtered ?? true;
  }
  return { keys, filtered };
}

/** `eq(users.id, id)`, `where("id", "=", id)`, `where("id", id)`, `where({ id })`. */
function comparison(
  node: TSESTree.CallExpression,
  { operator, written, column, value, many, nested }: ConditionModel,
  frame: Frame,
): Selection | undefined {
  const args = node.arguments;
  if (args.length === 1 && column?.argument === 0) return singleColumn(node, many);
  const [left, right] = [placed(args, column), placed(args, value)];
  if (left === undefined || right === undefined || left === right) return undefined;
  const sign = placed(args, written);
  const hasSign = sign !== undefined && sign !== right;
  const isEqual = hasSign ? literalText(sign) === "=" : operator === "equal";
  const name = columnName(left, nested);
  if (!isEqual || name === undefined || many === undefined || !isPath(right)) return OTHER;
  const membership: Replacement[] = [{ range: right.range, text: "$" }];
  if (many.operator !== undefined && sign !== undefined) {
    const quote = frame.module.text.charAt(sign.range[0]);
    membership.push({ range: sign.range, text: quote + many.operator + quote });
  } else if (hasSign) membership.push({ range: [left.range[1], right.range[0]], text: ", " });
  const renamed = many.name === undefined ? undefined : rename(node, many.name, frame);
  if (many.name !== undefined && renamed === undefined) return OTHER;
  if (renamed !== undefined) membership.push(renamed.replacement);
  return {
    keys: [{ column: name, columnNode: left, value: right, membership, imports: renamed?.imports ?? {} }],
    filtered: false,
  };
}

/** `where({ id })`. */
function singleColumn(
  { callee, arguments: [argument] }: TSESTree.CallExpression,
  many: ConditionModel["many"],
): Selection | undefined {
  const object = argument && unwrapped(argument);
  if (object?.type !== "ObjectExpression") return undefined;
  const [property, ...others] = object.properties;
  const column = property?.type === "Property" && !property.computed ? keyName(property) : undefined;
  if (property?.type !== "Property" || column === undefined || others.length > 0) return OTHER;
  if (many?.name === undefined || callee.type !== "MemberExpression" || !isPath(property.value)) return OTHER;
  const membership = [
    { range: callee.property.range, text: many.name },
    { range: object.range, text: `${JSON.stringify(column)}, $` },
  ];
  return { keys: [{ column, value: property.value, membership, imports: {} }], filtered: false };
}

function placed(args: readonly TSESTree.Node[], place: Place | undefined): TSESTree.Node | undefined {
  const node = place === undefined ? undefined : args.at(place.argument ?? 0);
  return node?.type === "SpreadElement" ? undefined : node;
}

/** `users.id` and `"users.id"` as `id`. */
function columnName(node: TSESTree.Node, nested = false): string | undefined {
  const inner = unwrapped(node);
  const text = inner.type === "MemberExpression" ? keyName(inner) : literalText(inner);
  const name = nested ? text : text?.split(".").at(-1);
  return name !== undefined && /^\w+$/.test(name) ? name : undefined;
}

/** The method, or the imported function, by its other name. */
function rename(
  { callee }: TSESTree.CallExpression,
  name: string,
  { module }: Frame,
): { replacement: Replacement; imports: Readonly<Record<string, string>> } | undefined {
  if (callee.type === "MemberExpression")
    return { replacement: { range: callee.property.range, text: name }, imports: {} };
  if (callee.type !== "Identifier") return undefined;
  const definition = variableAt(module.scopes, callee, callee.name)?.defs[0];
  const declaration = definition?.parent as TSESTree.Node | null | undefined;
  if (definition?.type !== "ImportBinding" || declaration?.type !== "ImportDeclaration") return undefined;
  if (importedName(definition.node as TSESTree.Node) === "*") return undefined;
  return { replacement: { range: callee.range, text: name }, imports: { [name]: declaration.source.value } };
}
