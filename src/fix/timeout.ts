import type { TSESTree } from "@typescript-eslint/utils";
import type { OutboundCall } from "../facts/outbound/outbound.ts";
import type { Module } from "../project/module.ts";
import { isFunction, keyName, unwrapped } from "../syntax/nodes.ts";
import { variableAt } from "../syntax/scopes.ts";
import { addProperty } from "./columns/property.ts";
import type { Edit } from "./edit.ts";

/** Limits the call to `milliseconds` in the client's own form; `undefined` where there is no place for it. */
export function limitTime(
  { node, model }: OutboundCall,
  module: Module,
  milliseconds: number,
): Edit[] | undefined {
  const time = written(milliseconds);
  if (model.link !== undefined)
    return [{ range: [node.range[1], node.range[1]], text: model.link.replace("$", time) }];
  if (model.written === undefined) return undefined;
  const { property, value } = model.written;
  const text = `${property}: ${value.replace("$", time)}`;
  const position = placeOf(
    node,
    model.options.map(({ argument = 0 }) => argument),
  );
  if (position === undefined) return undefined;
  const argument = node.arguments[position];
  if (argument === undefined) return append(node, position, `{ ${text} }`);
  if (isFunction(unwrapped(argument)))
    return [{ range: [argument.range[0], argument.range[0]], text: `{ ${text} }, ` }];
  const options = unwrapped(argument);
  if (options.type === "ObjectExpression") {
    const same = options.properties.find((one) => one.type === "Property" && keyName(one) === property);
    return same !== undefined
      ? [{ range: same.range, text }]
      : addProperty(module, node as TSESTree.CallExpression, position, text);
  }
  return options.type === "Identifier" ? aroundName(module, argument, options, text) : undefined;
}

function written(milliseconds: number): string {
  return milliseconds < 10_000 ? String(milliseconds) : String(milliseconds).replace(/\B(?=(\d{3})+$)/g, "_");
}

/** The argument that is the options' already, or the one that they may become. */
function placeOf(
  { arguments: args }: OutboundCall["node"],
  positions: readonly number[],
): number | undefined {
  const isOptions = (position: number) => {
    const argument = args[position];
    return argument !== undefined && unwrapped(argument).type === "ObjectExpression";
  };
  return positions.find(isOptions) ?? positions[0];
}

function append(node: OutboundCall["node"], position: number, text: string): Edit[] | undefined {
  const missing = position - node.arguments.length;
  const last = node.arguments.at(-1);
  const filled = [...Array<string>(missing).fill("undefined"), text].join(", ");
  if (last !== undefined) return [{ range: [last.range[1], last.range[1]], text: `, ${filled}` }];
  if (node.type === "NewExpression") return undefined;
  const end = node.range[1] - 1;
  return [{ range: [end, end], text: filled }];
}

/** What a caller hands in wins; to what the code made itself the limit is added. */
function aroundName(
  module: Module,
  argument: TSESTree.Node,
  { name }: TSESTree.Identifier,
  text: string,
): Edit[] | undefined {
  const definition = variableAt(module.scopes, argument, name)?.defs[0];
  if (definition === undefined) return undefined;
  const replaced = definition.type === "Parameter" ? `{ ${text}, ...${name} }` : `{ ...${name}, ${text} }`;
  return [{ range: argument.range, text: replaced }];
}
