import type { TSESTree } from "@typescript-eslint/utils";
import type { DecoratorModel } from "../../models/model.ts";
import type { Models } from "../../models/compile.ts";
import type { Origins } from "../../origins/origins.ts";
import { placedNode } from "../../origins/place.ts";
import type { ClassNode, Frame } from "../../origins/value.ts";
import { importedBindings } from "../../project/imported-bindings.ts";
import type { Module } from "../../project/module.ts";
import { keyName, unwrapped } from "../../syntax/nodes.ts";
import { functionsIn } from "./credential.ts";
import type { Handler } from "./handler.ts";
import { joinPaths } from "./registration.ts";
import { textsOf, type Placed } from "./texts.ts";

/** A library's decorator, as it stands in the code or as a decorator of the project applies it. */
export interface Decoration {
  readonly model: DecoratorModel;
  readonly framework: string;
  readonly name: string;
  readonly args: readonly TSESTree.Node[];
  readonly frame: Frame;
}

/** The methods of a file's classes that decorators make handlers. */
export function decoratedHandlers(origins: Origins, module: Module): Handler[] {
  const frame = origins.root(module);
  return classesIn(module).flatMap((owner) => {
    const outer = decorationsOf(origins, owner.decorators, frame);
    const controller = outer.find(({ model }) => model.as === "controller");
    if (controller === undefined) return [];
    const prefixes = pathsOf(origins, controller);
    return owner.body.body.flatMap((method): Handler[] => {
      if (method.type !== "MethodDefinition" || method.value.body == null) return [];
      const own = decorationsOf(origins, method.decorators, frame);
      return own
        .filter(({ model }) => model.as === "route")
        .map((route) => {
          const name = keyName(method) ?? "";
          const path = route.model.named === true ? name : (pathsOf(origins, route)[0] ?? "");
          return {
            framework: route.framework,
            methods: [route.model.method ?? "*"],
            path: joinPaths(prefixes[0] ?? "", path),
            head: method.key,
            handler: { node: method.value, frame: origins.withSelf(frame, origins.instance(owner, frame)) },
            module,
            before: [...before(outer), ...before(own)],
            registered: { by: "decorator", method, owner },
          };
        });
    });
  });
}

function pathsOf(origins: Origins, { model, args, frame }: Decoration): string[] {
  if (model.path === undefined) return [""];
  const [first] = args;
  const inner = first && unwrapped(first);
  // `@Controller({ path: "users", version: "1" })`.
  const node =
    inner?.type === "ObjectExpression"
      ? placedNode([inner], { argument: 0, property: "path" })
      : placedNode(args, model.path);
  return (node && textsOf(origins, node, frame)) ?? [""];
}

function before(decorations: readonly Decoration[]): Placed[] {
  return decorations
    .filter(({ model }) => model.as === "before")
    .flatMap(({ args, frame }) => args.map((node) => ({ node, frame })));
}

function classesIn(module: Module): ClassNode[] {
  return module.ast.body.flatMap((statement) => {
    const inner =
      statement.type === "ExportNamedDeclaration" || statement.type === "ExportDefaultDeclaration"
        ? statement.declaration
        : statement;
    return inner?.type === "ClassDeclaration" ? [inner] : [];
  });
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
    return [{ ...known, args, frame }];
  }
  const value = origins.value(name, frame);
  return functionsIn(value).flatMap((fn) => {
    if (fn.node.body == null) return [];
    const inside = call === undefined ? fn.frame : origins.withArguments(fn, call, args, frame);
    return resultsOf(fn.node.body).flatMap((result) => decorationsAt(origins, result, inside, depth + 1));
  });
}

function resultsOf(body: TSESTree.BlockStatement | TSESTree.Expression): TSESTree.Node[] {
  if (body.type !== "BlockStatement") return [body];
  return body.body.flatMap((statement) =>
    statement.type === "ReturnStatement" && statement.argument != null ? [statement.argument] : [],
  );
}

function decoratorModel(
  models: Models,
  node: TSESTree.Node,
  frame: Frame,
): Omit<Decoration, "args" | "frame"> | undefined {
  if (node.type !== "Identifier") return undefined;
  const source = importedBindings(frame.module).get(node.name);
  if (source === undefined) return undefined;
  for (const model of models.all) {
    const decorator = model.decorators?.[source.name];
    if (decorator?.from.includes(source.specifier) === true)
      return { model: decorator, framework: model.name, name: node.name };
  }
  return undefined;
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
