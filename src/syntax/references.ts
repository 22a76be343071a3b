import type { Reference, ScopeManager } from "@typescript-eslint/scope-manager";
import type { TSESTree } from "@typescript-eslint/utils";

const sorted = new WeakMap<ScopeManager, readonly Reference[]>();

/** The references between two places of a file, in source order. Sorted once per file, since some ask for every loop of it. */
export function* referencesBetween(scopes: ScopeManager, start: number, end: number): Generator<Reference> {
  let references = sorted.get(scopes);
  if (references === undefined) {
    references = scopes.scopes.flatMap((scope) => scope.references).sort((a, b) => startOf(a) - startOf(b));
    sorted.set(scopes, references);
  }
  for (let index = firstFrom(references, start); index < references.length; index++) {
    const reference = references[index];
    if (reference === undefined || startOf(reference) > end) return;
    if (reference.identifier.range[1] <= end) yield reference;
  }
}

/** The references inside of a node. */
export function referencesIn(scopes: ScopeManager, { range }: TSESTree.Node): Generator<Reference> {
  return referencesBetween(scopes, range[0], range[1]);
}

function firstFrom(references: readonly Reference[], start: number): number {
  let [low, high] = [0, references.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const reference = references[middle];
    if (reference !== undefined && startOf(reference) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

function startOf({ identifier }: Reference): number {
  return identifier.range[0];
}
