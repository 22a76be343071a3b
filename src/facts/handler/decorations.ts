import type { TSESTree } from "@typescript-eslint/utils";
import type { DecoratorModel } from "../../models/model.ts";
import type { Models } from "../../models/compile.ts";
import type { Origins } from "../../origins/origins.ts";
import { functionsIn, type Frame } from "../../origins/value.ts";
import { importedBindings } from "../../project/imported-bindings.ts";
import { keyName, unwrapped } from "../../syntax/nodes.ts";

/** A library's decorator, as it stands in the code or as a decorator of the project applies it. */
export interface Decoration {
  readonly model: DecoratorModel;
  readonly framework: string;
  readonly name: string;
  /** What is written there, without the `@`. */
  readonly node: TSESTree.Node;
  readonly args: readonly TSESTree.Node[];
  readonly frame: Frame;
}

const MAX_DEPTH = 4;

/** What the decorators of a class or a method say, those included that decorators of the project apply. */
export function decorationsOf(
  origins: Origins,
  decorators: readonly TSESTree.Decorator[] | undefined,
  frame: Frame,
): Decoration[] {
  return (decorators ?? []).flatMap(({ expression }) => decorationsAt(origins, expression, frame, 0));
}

function decorationsAt(origins: Origins, node: TSESTree.Node, frame: Frame, depth: number): Decoration[] {
  const inner = unwrapped(node.type === "SpreadElement" ? node.argument : node);
  if (inner.type === "ArrayExpression")
    return inner.elements.flatMap((one) => (one === null ? [] : decorationsAt(origins, one, frame, depth)));
  const call = inner.type === "CallExpression" ? inner : undefined;
  const name = call === undefined ? inner : unwrapped(call.callee);
  const args = call?.arguments ?? [];
  if (depth > MAX_DEPTH) return [];
  const known = decoratorModel(origins.models, name, frame);
  if (known !== undefined) {
    if (known.model.as === "compose")
      return args.flatMap((one) => decorationsAt(origins, one, frame, depth + 1));
    return [{ ...known, node: inner, args, frame }];
  }
  const value = origins.value(name, frame);
  return functionsIn(value).flatMap((fn) => {
    if (fn.node.body == null) return [];
    const inside = call === undefined ? fn.frame : origins.withArguments(fn, call, args, frame);
    return resultsOf(fn.node.body).flatMap((result) => decorationsAt(origins, result, inside, depth + 1));
  });
}

export function resultsOf(body: TSESTree.BlockStatement | TSESTree.Expression): TSESTree.Node[] {
  if (body.type !== "BlockStatement") return [body];
  return body.body.flatMap((statement) =>
    statement.type === "ReturnStatement" && statement.argument != null ? [statement.argument] : [],
  );
}

function decoratorModel(
  models: Models,
  node: TSESTree.Node,
  frame: Frame,
): Omit<Decoration, "args" | "frame" | "node"> | undefined {
  const source = sourceOf(node, frame);
  if (source === undefined) return undefined;
  for (const model of models.all) {
    const decorator = model.decorators?.[source.name];
    if (decorator?.from.includes(source.specifier) === true)
      return { model: decorator, framework: model.name, name: source.name };
  }
  return undefined;
}

/** `Get` of `import { Get }`, `common.Get` of `import * as common`. */
function sourceOf(
  node: TSESTree.Node,
  { module }: Frame,
): { readonly specifier: string; readonly name: string } | undefined {
  if (node.type === "Identifier") return importedBindings(module).get(node.name);
  if (node.type !== "MemberExpression" || node.object.type !== "Identifier") return undefined;
  const namespace = importedBindings(module).get(node.object.name);
  const name = keyName(node);
  return namespace?.name === "*" && name !== undefined ? { specifier: namespace.specifier, name } : undefined;
}

/** Names of the decorators at a class or method, whoever made them. */
export function decoratorNames(decorators: readonly TSESTree.Decorator[] | undefined): string[] {
  return (decorators ?? []).flatMap(({ expression }) => {
    const inner = expression.type === "CallExpression" ? expression.callee : expression;
    return inner.type === "Identifier"
      ? [inner.name]
      : inner.type === "MemberExpression"
        ? [keyName(inner) ?? ""]
        : [];
  });
}
