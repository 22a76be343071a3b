import { DefinitionType } from "@typescript-eslint/scope-manager";
import type { TSESTree } from "@typescript-eslint/utils";
import type { Origins } from "../origins/origins.ts";
import type { Module } from "../project/module.ts";
import type { CallNode } from "../syntax/calls.ts";
import { literalText, unwrapped } from "../syntax/nodes.ts";
import { variableAt } from "../syntax/scopes.ts";
import { elementPath, isWithin } from "./element-path.ts";
import { isInvariant } from "./invariant.ts";
import { tableCapture, type Query } from "./query.ts";
import type { Repetition } from "./repetition.ts";

/**
 * Each element has a table of its own, so that no statement could do for all of them: `models[name].findByPk(id)`,
 * `db.select().from(table)` in a loop over tables. `module` is where the repetition stands.
 */
export function hasVaryingTable(
  origins: Origins,
  query: Query,
  repetition: Repetition,
  module: Module,
): boolean {
  const { frame, node } = query;
  const isInside = frame.module === module && isWithin(node, repetition.node);
  const name = computedName(node);
  if (name !== undefined)
    return isInside ? !isInvariant(origins, name, repetition.node, frame) : isParameter(name, frame.module);
  const table = tableCapture(query);
  return (
    isInside &&
    typeof table === "object" &&
    table.frame.module === module &&
    elementPath(unwrapped(table.node), repetition, module) !== undefined
  );
}

/** The expression in the brackets of `models[name].findByPk(id)`. */
function computedName(call: CallNode): TSESTree.Expression | undefined {
  let current: TSESTree.Node = call.type === "TaggedTemplateExpression" ? call.tag : call.callee;
  for (;;) {
    current = unwrapped(current);
    if (current.type === "CallExpression") current = current.callee;
    else if (current.type !== "MemberExpression") return undefined;
    else if (current.computed && literalText(current.property) === undefined) return current.property;
    else current = current.object;
  }
}

/** What the function is called with. */
function isParameter(name: TSESTree.Expression, module: Module): boolean {
  return (
    name.type === "Identifier" &&
    variableAt(module.scopes, name, name.name)?.defs[0]?.type === DefinitionType.Parameter
  );
}
