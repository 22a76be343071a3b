import type { TSESTree } from "@typescript-eslint/utils";
import type { Origins } from "../../origins/origins.ts";
import { placedNode } from "../../origins/place.ts";
import type { Frame } from "../../origins/value.ts";
import { importedBindings } from "../../project/imported-bindings.ts";
import { keyName, unwrapped } from "../../syntax/nodes.ts";
import { methodsOf } from "../chain.ts";
import { decorationsOf } from "./decorations.ts";
import type { Inquiry } from "./inquiry.ts";
import { definitionOf, textOf, type Placed } from "./texts.ts";

/** What decorators have noted at a handler, for the functions that run before it. */
export interface Metadata {
  readonly noted: ReadonlyMap<string, Placed | undefined>;
  /** There is nothing else: all of the project's own decorators could be read. */
  readonly complete: boolean;
}

/** The decorators of one class or method, and where they are read. */
export interface Decorated {
  readonly decorators: readonly TSESTree.Decorator[];
  readonly frame: Frame;
}

/** The notes of all these; those that come first hide later ones of the same key. */
export function metadataOf(origins: Origins, decorated: readonly Decorated[]): Metadata {
  const noted = new Map<string, Placed | undefined>();
  let complete = true;
  for (const { decorators, frame } of decorated) {
    for (const decorator of decorators) {
      const decorations = decorationsOf(origins, [decorator], frame);
      if (decorations.length === 0 && mayNote(decorator, frame)) complete = false;
      for (const { model, args, frame: there } of decorations) {
        if (model.as !== "metadata") continue;
        const key = args[0] && textOf(origins, args[0], there);
        if (key === undefined) complete = false;
        else if (!noted.has(key)) noted.set(key, args[1] && { node: args[1], frame: there });
      }
    }
  }
  return { noted, complete };
}

/** A decorator of the project's own that couldn't be read; a package's notes nothing under the project's keys. */
function mayNote({ expression }: TSESTree.Decorator, { module }: Frame): boolean {
  const inner = expression.type === "CallExpression" ? unwrapped(expression.callee) : expression;
  const root = inner.type === "MemberExpression" ? unwrapped(inner.object) : inner;
  const source = root.type === "Identifier" ? importedBindings(module).get(root.name) : undefined;
  return source === undefined || /^(?:[.~#]|@\/|src\/)/.test(source.specifier);
}

/**
 * Whether there is something in what was noted, where an expression asks for that: `reflector.get("roles", handler)`, and a
 * variable that holds it. `undefined`: it asks for something else, or it can't be told.
 */
export function isNoted(inquiry: Inquiry, node: TSESTree.Node, frame: Frame): boolean | undefined {
  const { metadata } = inquiry.request;
  if (metadata === undefined) return undefined;
  const { node: made, frame: there } = definitionOf(inquiry.origins, node, frame);
  if (made.type === "MemberExpression" && keyName(made) === "length")
    return isNoted(inquiry, made.object, there);
  if (made.type !== "CallExpression") return undefined;
  const [method] = methodsOf(inquiry.origins, inquiry.origins.value(made.callee, there), made);
  const place = method?.call.metadata;
  const written = place && placedNode(made.arguments, place);
  const key = written && textOf(inquiry.origins, written, there);
  if (key === undefined) return undefined;
  if (!metadata.noted.has(key)) return metadata.complete ? false : undefined;
  const value = metadata.noted.get(key);
  return !(value?.node.type === "Literal" && value.node.value === false);
}
