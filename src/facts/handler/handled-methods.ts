import type { TSESTree } from "@typescript-eslint/utils";
import { functionsIn } from "../../origins/value.ts";
import type { Origins } from "../../origins/origins.ts";
import { literalText, unwrapped } from "../../syntax/nodes.ts";
import { childrenOf } from "../../syntax/awaits.ts";
import { isMethod, isPath } from "./path-condition.ts";
import type { Placed } from "./texts.ts";

const METHODS = /^(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)$/;

/** The methods that a handler of all methods asks for: in a `switch`, in comparisons, as keys of a table. `*` when it asks for none. */
export function methodsHandled(origins: Origins, { node, frame }: Placed): string[] {
  const methods = new Set<string>();
  const functions = functionsIn(origins.value(node, frame));
  const nodes = functions.length > 0 ? functions.map((fn) => fn.node as TSESTree.Node) : [node];
  const inside = functions[0]?.frame ?? frame;
  const visit = (current: TSESTree.Node): void => {
    if (current.type === "SwitchStatement" && isMethod(current.discriminant, inside)) {
      for (const { test } of current.cases) add(test);
    } else if (current.type === "BinaryExpression" && /^[!=]==?$/.test(current.operator)) {
      if (isMethod(current.left, inside)) add(current.right);
      if (isMethod(current.right, inside)) add(current.left);
    } else if (current.type === "Property" && !current.computed) {
      const name = current.key.type === "Identifier" ? current.key.name : literalText(current.key);
      if (name !== undefined && METHODS.test(name)) methods.add(name);
    }
    for (const child of childrenOf(current)) visit(child);
  };
  const add = (test: TSESTree.Node | null): void => {
    const text = test === null ? undefined : literalText(unwrapped(test));
    if (text !== undefined && METHODS.test(text.toUpperCase())) methods.add(text.toUpperCase());
  };
  for (const one of nodes) visit(one);
  return methods.size === 0 ? ["*"] : [...methods];
}

interface Told {
  readonly method: string;
  readonly path: string | undefined;
}

const ANY: Told = { method: "*", path: undefined };

/** The methods and paths that a server's only function tells apart: `if (request.method === "POST" && request.url === "/orders")`. */
export function routesTold(origins: Origins, { node, frame }: Placed): Told[] {
  const [fn] = functionsIn(origins.value(node, frame));
  if (fn === undefined) return [];
  const found = new Map<string, Told>();
  const visit = (current: TSESTree.Node, known: Told): boolean => {
    if (current.type === "IfStatement") {
      const inner = narrowed(current.test, known, fn.frame);
      const deeper = visit(current.consequent, inner);
      if (inner !== known && !deeper && inner.path !== undefined)
        found.set(`${inner.method} ${inner.path}`, inner);
      const other = current.alternate != null && visit(current.alternate, known);
      return inner !== known || deeper || other;
    }
    return childrenOf(current)
      .map((child) => visit(child, known))
      .includes(true);
  };
  visit(fn.node, ANY);
  return found.size === 0 ? [ANY] : [...found.values()];
}

function narrowed(test: TSESTree.Node, known: Told, frame: Placed["frame"]): Told {
  const inner = unwrapped(test);
  if (inner.type === "LogicalExpression" && inner.operator === "&&")
    return narrowed(inner.right, narrowed(inner.left, known, frame), frame);
  if (inner.type !== "BinaryExpression" || !/^===?$/.test(inner.operator)) return known;
  const text = literalText(unwrapped(inner.right));
  if (text === undefined) return known;
  if (isMethod(inner.left, frame)) return { ...known, method: text.toUpperCase() };
  return isPath(inner.left, frame) ? { ...known, path: text } : known;
}
