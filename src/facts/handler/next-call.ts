import type { TSESTree } from "@typescript-eslint/utils";
import type { Frame } from "../../origins/value.ts";
import { isFunction, literalText, unwrapped } from "../../syntax/nodes.ts";
import { pathTo } from "../../syntax/patterns.ts";
import { variableAt } from "../../syntax/scopes.ts";
import type { Origins } from "../../origins/origins.ts";
import type { Site } from "./walk.ts";

/** True for a call that lets the request go on, and for the function itself where it is handed over: `next`, `() => next()`. */
export function isNextCall(site: Site, node: TSESTree.Node): boolean {
  const { origins } = site.walk.inquiry;
  const inner = unwrapped(node);
  if (inner.type !== "CallExpression") return isNext(origins, inner, site.frame, site.walk.root);
  const callee = unwrapped(inner.callee);
  const parameter = nextParameter(site.walk.root);
  if (parameter === undefined || !isNext(origins, callee, site.frame, site.walk.root)) return false;
  const [argument] = inner.arguments;
  // `next(error)` of callback-style middleware refuses; a builder's `next({ ctx })` goes on.
  if (argument === undefined || isDestructured(site.walk.root)) return true;
  const text = literalText(unwrapped(argument));
  return (
    text === "route" ||
    text === "router" ||
    /^(?:undefined|null)$/.test(site.frame.module.text.slice(...argument.range))
  );
}

function isNext(
  origins: Origins,
  node: TSESTree.Node,
  frame: Frame,
  root: TSESTree.Node,
  depth = 0,
): boolean {
  const inner = unwrapped(node);
  if (inner.type !== "Identifier" || depth > 6) return false;
  const definition = variableAt(frame.module.scopes, inner, inner.name)?.defs.at(-1);
  const fn = definition?.node as TSESTree.Node | undefined;
  if (definition?.type !== "Parameter" || !isFunction(fn)) return false;
  const name = definition.name as TSESTree.Node;
  if (fn === root) return nextParameter(fn) === name;
  const parameter = fn.params.find((one) => pathTo(one, name) !== undefined);
  const argument = parameter && origins.argument(parameter, frame);
  return argument !== undefined && isNext(origins, argument.node, argument.frame, root, depth + 1);
}

/** The parameter by which a middleware goes on: the third of `(request, response, next)`, the last of `(context, next)`, `({ next })`. */
export function nextParameter(fn: TSESTree.Node): TSESTree.Node | undefined {
  if (!isFunction(fn)) return undefined;
  const [first] = fn.params;
  if (first?.type === "ObjectPattern") {
    for (const property of first.properties) {
      if (property.type === "Property" && property.key.type === "Identifier" && property.key.name === "next")
        return property.value;
    }
  }
  const last = fn.params.length === 3 ? fn.params[2] : fn.params.length === 2 ? fn.params[1] : undefined;
  return last?.type === "Identifier" ? last : undefined;
}

function isDestructured(fn: TSESTree.Node): boolean {
  return isFunction(fn) && fn.params[0]?.type === "ObjectPattern";
}
