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
  const member = computedMember(node);
  if (member !== undefined) {
    const name = member.property;
    if (holdsRows(origins, member, query)) return false;
    return isInside ? !isInvariant(origins, name, repetition.node, frame) : isParameter(name, frame.module);
  }
  const table = tableCapture(query);
  return (
    isInside &&
    typeof table === "object" &&
    table.frame.module === module &&
    elementPath(unwrapped(table.node), repetition, module) !== undefined
  );
}

/** `models[name]` of `models[name].findByPk(id)`. */
function computedMember(call: CallNode): TSESTree.MemberExpressionComputedName | undefined {
  let current: TSESTree.Node = call.type === "TaggedTemplateExpression" ? call.tag : call.callee;
  for (;;) {
    current = unwrapped(current);
    if (current.type === "CallExpression") current = current.callee;
    else if (current.type !== "MemberExpression") return undefined;
    else if (current.computed && literalText(current.property) === undefined) return current;
    else current = current.object;
  }
}

/** `users[i].destroy()`: a list of rows. */
function holdsRows(origins: Origins, { object }: TSESTree.MemberExpression, { frame }: Query): boolean {
  return origins.value(object, frame)?.kind === "array";
}

/** What the function is called with. */
function isParameter(name: TSESTree.Expression, module: Module): boolean {
  return (
    name.type === "Identifier" &&
    variableAt(module.scopes, name, name.name)?.defs[0]?.type === DefinitionType.Parameter
  );
}
