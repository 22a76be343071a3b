import type { TSESTree } from "@typescript-eslint/utils";
import type { Module } from "../project/module.ts";
import { scopeAt } from "../syntax/scopes.ts";

/** `name`, or `name2`, `name3`...: one that means nothing at `node` nor anywhere inside the function around it. */
export function freshName(module: Module, node: TSESTree.Node, name: string): string {
  const taken = namesAround(module, node);
  if (!taken.has(name)) return name;
  for (let suffix = 2; ; suffix++) if (!taken.has(`${name}${suffix}`)) return `${name}${suffix}`;
}

/** Every name that is declared or used in a scope around `node`, or in one below those. */
function namesAround(module: Module, node: TSESTree.Node): Set<string> {
  const names = new Set<string>();
  for (let scope = scopeAt(module.scopes, node); scope !== null; scope = scope.upper) {
    for (const name of scope.set.keys()) names.add(name);
    for (const reference of scope.through) names.add(String(reference.identifier.name));
    for (const reference of scope.references) names.add(String(reference.identifier.name));
    const pending = [...scope.childScopes];
    for (let child = pending.pop(); child !== undefined; child = pending.pop()) {
      for (const name of child.set.keys()) names.add(name);
      if (scope.type !== "module" && scope.type !== "global") pending.push(...child.childScopes);
    }
  }
  return names;
}
