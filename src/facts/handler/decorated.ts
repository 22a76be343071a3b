import type { TSESTree } from "@typescript-eslint/utils";
import type { Origins } from "../../origins/origins.ts";
import { placedNode, property } from "../../origins/place.ts";
import type { ClassNode, Frame, Value } from "../../origins/value.ts";
import type { Module } from "../../project/module.ts";
import { keyName, literalText, unwrapped } from "../../syntax/nodes.ts";
import { decorationsOf, type Decoration } from "./decorations.ts";
import { parameterNotes, permissionNotes } from "./decorator-notes.ts";
import type { Handler } from "./handler.ts";
import { metadataOf } from "./metadata.ts";
import { joinPaths } from "./registration.ts";
import { textsOf, type Placed } from "./texts.ts";
import { decoratorsOf } from "../../syntax/decorators.ts";

/** The methods of a file's classes that decorators make handlers, inherited ones included. */
export function decoratedHandlers(origins: Origins, module: Module): Handler[] {
  const frame = origins.root(module);
  return classesIn(module).flatMap((owner) => {
    const outer = decorationsOf(origins, decoratorsOf(owner), frame);
    const controller = outer.find(({ model }) => model.as === "controller");
    // Operations are found in any provider; a class with no decorator at all is a base of others.
    if (controller === undefined && decoratorsOf(owner).length === 0) return [];
    const self = origins.instance(owner, frame);
    const chain = classesOf(origins, owner, frame);
    // What is said of a base class holds for those that extend it.
    const inherited = chain
      .slice(1)
      .flatMap((one) => before(decorationsOf(origins, decoratorsOf(one.node), one.frame)));
    const around = chain.map((one) => ({ decorators: decoratorsOf(one.node), frame: one.frame }));
    return methodsOfClass(chain, owner).flatMap(({ method, frame: there }): Handler[] => {
      const own = decorationsOf(origins, decoratorsOf(method), there);
      const isOwn = there.module === module;
      const version = versionOf(origins, own, controller);
      const metadata = metadataOf(origins, [{ decorators: decoratorsOf(method), frame: there }, ...around]);
      return own
        .filter(
          ({ model }) => model.as === "route" && (controller !== undefined || model.named !== undefined),
        )
        .flatMap((route) =>
          addressesOf(origins, controller, route, method).map((path) => ({
            framework: route.framework,
            methods: [route.model.method ?? "*"],
            path,
            ...(version !== undefined && { version }),
            head: isOwn ? method.key : (owner.id ?? owner),
            handler: { node: method.value, frame: origins.withSelf(there, self) },
            module,
            before: [
              ...inherited,
              ...before(outer),
              ...before(own),
              ...before(decorationsOf(origins, parametersOf(method), there)),
            ],
            metadata,
            notes: [
              ...permissionNotes(origins, decoratorsOf(owner), frame),
              ...permissionNotes(origins, decoratorsOf(method), there),
              ...parameterNotes(origins, method, there),
            ],
            registered: { by: "decorator", method, owner },
          })),
        );
    });
  });
}

interface InheritedMethod {
  readonly method: TSESTree.MethodDefinition;
  readonly frame: Frame;
}

const MAX_BASES = 6;

interface PlacedClass {
  readonly node: ClassNode;
  readonly frame: Frame;
}

/** A class and those of the project that it extends, nearest first. */
function classesOf(origins: Origins, owner: ClassNode, frame: Frame): PlacedClass[] {
  const classes: PlacedClass[] = [];
  let current: PlacedClass | undefined = { node: owner, frame };
  while (current !== undefined && classes.length < MAX_BASES) {
    classes.push(current);
    const { node, frame: there }: PlacedClass = current;
    const base: Value | undefined =
      node.superClass == null ? undefined : origins.value(node.superClass, there);
    current = base?.kind === "class" ? { node: base.node, frame: base.frame } : undefined;
  }
  return classes;
}

/** The methods of a class and of those it extends; what a class has a name for hides what its bases have. */
function methodsOfClass(chain: readonly PlacedClass[], owner: ClassNode): InheritedMethod[] {
  const found = new Map<string, InheritedMethod>();
  for (const { node, frame } of chain) {
    for (const member of node.body.body) {
      const name = keyName(member as TSESTree.MethodDefinition) ?? "";
      if (member.type !== "MethodDefinition" || member.value.body == null || found.has(name)) continue;
      found.set(name, { method: member, frame });
    }
  }
  return inSourceOrder([...found.values()], owner);
}

/** Inherited methods first, as they are defined first. */
function inSourceOrder(methods: InheritedMethod[], owner: ClassNode): InheritedMethod[] {
  const isOwn = ({ method }: InheritedMethod) => owner.body.body.includes(method);
  return [...methods.filter((one) => !isOwn(one)), ...methods.filter(isOwn)];
}

function addressesOf(
  origins: Origins,
  controller: Decoration | undefined,
  route: Decoration,
  method: TSESTree.MethodDefinition,
): string[] {
  if (route.model.named !== undefined) {
    const name = route.args
      .map((argument) => literalText(unwrapped(argument)))
      .find((text) => text !== undefined);
    const options = route.args.map(unwrapped).find((argument) => argument.type === "ObjectExpression");
    const said = options && property(options, route.model.named);
    const texts = said && textsOf(origins, said, route.frame);
    return [joinPaths(name ?? texts?.[0] ?? keyName(method) ?? "")];
  }
  const prefixes = controller === undefined ? [""] : pathsOf(origins, controller);
  return prefixes.flatMap((prefix) => pathsOf(origins, route).map((path) => joinPaths(prefix, path)));
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

/** The version that a method or its class says; `""` for none at all. */
function versionOf(
  origins: Origins,
  own: readonly Decoration[],
  controller: Decoration | undefined,
): string | undefined {
  const decoration = own.find((one) => one.model.as === "version");
  const said =
    decoration === undefined
      ? controller?.model.version &&
        placedNode(controller.args, { argument: 0, property: controller.model.version })
      : placedNode(decoration.args, decoration.model.path ?? {});
  const source = decoration ?? controller;
  if (said === undefined || said === "") return undefined;
  // A symbol that stands for "whatever the version".
  return (source && textsOf(origins, said, source.frame)?.[0]) ?? "";
}

function before(decorations: readonly Decoration[]): Placed[] {
  return decorations.flatMap(({ model, node, args, frame }): Placed[] => {
    if (model.handlers !== undefined)
      return args.slice(model.handlers.argument ?? 0).map((one) => ({ node: one, frame }));
    if (model.as !== "before") return [];
    if (model.does === undefined) return args.map((one) => ({ node: one, frame }));
    const option = model.only && placedNode(args, { argument: 0, property: model.only });
    const isMeant = model.only === undefined || (option && literalOf(option) === true);
    return isMeant === true ? [{ node, frame, does: model.does }] : [];
  });
}

function literalOf(node: TSESTree.Node): unknown {
  const inner = unwrapped(node);
  return inner.type === "Literal" ? inner.value : undefined;
}

/** What the decorators of a method's parameters ask for: `@CurrentUser({ required: true })`. */
function parametersOf({ value }: TSESTree.MethodDefinition): TSESTree.Decorator[] {
  return value.params.flatMap((one) => ("decorators" in one ? decoratorsOf(one as never) : []));
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
