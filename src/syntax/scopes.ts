import type { Scope, ScopeManager, Variable } from "@typescript-eslint/scope-manager";
import type { TSESTree } from "@typescript-eslint/utils";

/** The innermost scope that holds the node. */
export function scopeAt(scopes: ScopeManager, node: TSESTree.Node): Scope | null {
  for (let current: TSESTree.Node | undefined | null = node; current != null; current = current.parent) {
    const scope = scopes.acquire(current, true);
    if (scope !== null)
      return scope.type === "function-expression-name" ? (scope.childScopes[0] ?? scope) : scope;
  }
  return scopes.scopes[0] ?? null;
}

/** The variable that `name` means at `node`. A global that the file doesn't declare has no definitions, or is `undefined`. */
export function variableAt(scopes: ScopeManager, node: TSESTree.Node, name: string): Variable | undefined {
  for (let scope = scopeAt(scopes, node); scope !== null; scope = scope.upper) {
    const variable = scope.set.get(name);
    if (variable !== undefined) return variable;
  }
  return undefined;
}

/** A variable of the module's top level. */
export function topLevelVariable(scopes: ScopeManager, name: string): Variable | undefined {
  for (const scope of scopes.scopes) {
    if (scope.type !== "module" && scope.type !== "global" && scope.type !== "function") continue;
    if (scope.type === "function" && scope.block.type !== "Program") continue;
    const variable = scope.set.get(name);
    if (variable !== undefined && variable.defs.length > 0) return variable;
  }
  return undefined;
}
