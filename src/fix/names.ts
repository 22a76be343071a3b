import type { Scope } from "@typescript-eslint/scope-manager";
import type { TSESTree } from "@typescript-eslint/utils";
import type { Module } from "../project/module.ts";
import { scopeAt } from "../syntax/scopes.ts";

/** `name`, or `name2`, `name3`...: one that means nothing at `node` nor anywhere inside the function around it. */
export function freshName(module: Module, node: TSESTree.Node, name: string): string {
  if (!isTaken(module, node, name)) return name;
  for (let suffix = 2; ; suffix++) {
    const other = `${name}${suffix}`;
    if (!isTaken(module, node, other)) return other;
  }
}

/** The name is declared or used in a scope around `node`, or in one below those. */
function isTaken(module: Module, node: TSESTree.Node, name: string): boolean {
  for (let scope = scopeAt(module.scopes, node); scope !== null; scope = scope.upper)
    if (namesOf(scope).has(name)) return true;
  return false;
}

const known = new WeakMap<Scope, ReadonlySet<string>>();

function namesOf(scope: Scope): ReadonlySet<string> {
  let names = known.get(scope);
  if (names === undefined) known.set(scope, (names = new Set(readNames(scope))));
  return names;
}

function* readNames(scope: Scope): Generator<string> {
  yield* scope.set.keys();
  for (const { identifier } of [...scope.through, ...scope.references]) yield String(identifier.name);
  const pending = [...scope.childScopes];
  for (let child = pending.pop(); child !== undefined; child = pending.pop()) {
    yield* child.set.keys();
    if (scope.type !== "module" && scope.type !== "global") pending.push(...child.childScopes);
  }
}
