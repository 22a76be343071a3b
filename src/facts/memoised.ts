import type { TSESTree } from "@typescript-eslint/utils";
import type { Module } from "../project/module.ts";
import { unwrapped } from "../syntax/nodes.ts";
import { variableAt } from "../syntax/scopes.ts";

/** `cache.get`, `this.userCache.get`, `redis.get`, `getFromCache`. */
const CACHE_READ = /(?:cache|memo|redis)\w*\.(?:get|fetch|read|lookup)\w*$|get\w*cache\w*$/i;

/** A look into a cache, by its name: what it costs is what the cache is there to save. */
export function isCacheRead({ callee }: TSESTree.CallExpression, module: Module): boolean {
  const text = textOf(callee, module);
  return CACHE_READ.test(text) && !/redis/i.test(text);
}

/**
 * True when the result of the call is kept outside `fn` (a function, or a loop), so that only the first run makes it:
 * `cached ??= await load()`, `if (!this.config) this.config = await load()`, with a variable of an outer scope or a field.
 */
export function isMemoised(call: TSESTree.Node, fn: TSESTree.Node, module: Module): boolean {
  for (
    let current: TSESTree.Node | undefined = call;
    current != null && current !== fn;
    current = current.parent
  ) {
    if (current.type !== "AssignmentExpression" || !isOutside(current.left, fn, module)) continue;
    if (current.operator === "??=" || current.operator === "||=") return true;
    if (current.operator === "=" && isGuarded(current, fn, module)) return true;
  }
  return isBehindCache(call, fn, module);
}

/** `const known = await cache.get(key); if (known) return known;` stands above the call. */
function isBehindCache(call: TSESTree.Node, fn: TSESTree.Node, module: Module): boolean {
  let child = call;
  for (
    let current = call.parent;
    current != null && child !== fn;
    child = current, current = current.parent
  ) {
    if (current.type !== "BlockStatement") continue;
    const above = current.body.slice(0, current.body.indexOf(child as TSESTree.Statement));
    if (above.some((statement) => returnsCached(statement, module))) return true;
  }
  return false;
}

function returnsCached(statement: TSESTree.Statement, module: Module): boolean {
  if (statement.type !== "IfStatement" || !endsInReturn(statement.consequent)) return false;
  const last =
    statement.consequent.type === "BlockStatement" ? statement.consequent.body.at(-1) : statement.consequent;
  const returned =
    last?.type === "ReturnStatement" && last.argument != null ? unwrapped(last.argument) : undefined;
  if (returned?.type !== "Identifier") return false;
  const definition = variableAt(module.scopes, returned, returned.name)?.defs[0]?.node as
    TSESTree.Node | undefined;
  const read =
    definition?.type === "VariableDeclarator" && definition.init != null
      ? unwrapped(definition.init)
      : undefined;
  return read?.type === "CallExpression" && CACHE_READ.test(textOf(read.callee, module));
}

function isOutside(target: TSESTree.Node, fn: TSESTree.Node, module: Module): boolean {
  if (target.type === "MemberExpression")
    return (
      !target.computed && (target.object.type === "ThisExpression" || isOutside(target.object, fn, module))
    );
  if (target.type !== "Identifier") return false;
  const variable = variableAt(module.scopes, target, target.name);
  const block = variable?.scope.block as TSESTree.Node | undefined;
  return block !== undefined && !(block.range[0] >= fn.range[0] && block.range[1] <= fn.range[1]);
}

/** The variable is looked at before: by an `if` around the assignment, or by an early return above it. */
function isGuarded(assignment: TSESTree.AssignmentExpression, fn: TSESTree.Node, module: Module): boolean {
  const name = textOf(assignment.left, module);
  let child: TSESTree.Node = assignment;
  for (
    let current = assignment.parent as TSESTree.Node | undefined;
    current != null;
    child = current, current = current.parent
  ) {
    if (
      current.type === "IfStatement" &&
      current.consequent === child &&
      mentions(current.test, name, module)
    )
      return true;
    if (current.type === "BlockStatement") {
      const index = current.body.indexOf(child as TSESTree.Statement);
      const returnsEarly = current.body
        .slice(0, index)
        .some(
          (s) => s.type === "IfStatement" && mentions(s.test, name, module) && endsInReturn(s.consequent),
        );
      if (returnsEarly) return true;
    }
    if (current === fn) return false;
  }
  return false;
}

function endsInReturn(node: TSESTree.Statement): boolean {
  return (
    node.type === "ReturnStatement" ||
    (node.type === "BlockStatement" && node.body.at(-1)?.type === "ReturnStatement")
  );
}

function textOf(node: TSESTree.Node, module: Module): string {
  return module.text.slice(node.range[0], node.range[1]);
}

function mentions(test: TSESTree.Node, name: string, module: Module): boolean {
  return textOf(test, module)
    .split(/[^\w$.#]+/)
    .some((word) => word === name || word.startsWith(`${name}.`));
}
