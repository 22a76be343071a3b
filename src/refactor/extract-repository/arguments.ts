import type { TSESTree } from "@typescript-eslint/utils";
import type { Query } from "../../facts/query.ts";
import type { Edit } from "../../fix/edit.ts";
import { isWithin } from "../../facts/element-path.ts";
import { importedBindings } from "../../project/imported-bindings.ts";
import { childrenOf, containsAwait } from "../../syntax/awaits.ts";
import { isFunction, keyName } from "../../syntax/nodes.ts";
import { variableAt } from "../../syntax/scopes.ts";
import { Refusal } from "../refusal.ts";

/** A value of the code around the query, which becomes a parameter. */
export interface Argument {
  readonly name: string;
  readonly node: TSESTree.Node;
  /** What takes its place in the query. */
  readonly edit: Edit;
}

/** What a query takes from around it, and the imports that it names. */
export interface Needs {
  readonly arguments: readonly Argument[];
  readonly imports: ReadonlySet<string>;
}

/** @throws Refusal for what can't be handed on: \`this\`, and what waits. */
export function needsOf({ node, frame: { module } }: Query, client: TSESTree.Node): Needs {
  const found: Argument[] = [];
  const imports = new Set<string>();

  const isOutside = (name: TSESTree.Identifier | TSESTree.JSXIdentifier): boolean => {
    const variable = variableAt(module.scopes, name, name.name);
    const definition = variable?.defs[0]?.name as TSESTree.Node | undefined;
    if (definition === undefined || isWithin(definition, node)) return false;
    if (importedBindings(module).has(name.name) && variable?.scope.type === "module") {
      imports.add(name.name);
      return false;
    }
    return true;
  };
  const namesIn = (part: TSESTree.Node): TSESTree.Identifier[] =>
    part.type === "Identifier"
      ? [part]
      : part.type === "MemberExpression" && !part.computed
        ? namesIn(part.object)
        : part.type === "Property"
          ? [...(part.computed ? namesIn(part.key) : []), ...namesIn(part.value)]
          : childrenOf(part).flatMap(namesIn);
  const usesThis = (part: TSESTree.Node): boolean =>
    part.type === "ThisExpression" || childrenOf(part).some(usesThis);

  const lift = (part: TSESTree.Node, hint: string | undefined) => {
    const text = (one: TSESTree.Node) => module.text.slice(one.range[0], one.range[1]);
    if (containsAwait(part) || usesThis(part))
      throw new Refusal(`\`${text(part)}\` can't be handed to a repository.`);
    const same = found.find((argument) => text(argument.node) === text(part));
    const name = same?.name ?? freeName(nameOf(part) ?? hint ?? "value", found);
    found.push({ name, node: part, edit: replacement(part, name) });
  };
  const visit = (part: TSESTree.Node, hint?: string): void => {
    if (part === client) return;
    switch (part.type) {
      case "ObjectExpression":
        for (const property of part.properties) {
          if (property.type === "SpreadElement") visit(property.argument);
          else {
            if (property.computed) visit(property.key);
            visit(property.value, keyName(property) ?? hint);
          }
        }
        return;
      case "ArrayExpression":
        for (const element of part.elements) if (element !== null) visit(element, hint);
        return;
      case "SpreadElement":
        return visit(part.argument, hint);
      default:
    }
    const names = namesIn(part);
    if (!names.some(isOutside) && !usesThis(part)) return;
    const isOfQuery =
      part === node ||
      isWithin(client, part) ||
      names.some((name) => importedBindings(module).has(name.name));
    if (part.type === "CallExpression" && isOfQuery) {
      visit(part.callee);
      const column = part.arguments.map(nameOf).find((name) => name !== undefined);
      for (const argument of part.arguments) visit(argument, column);
    } else if (part.type === "MemberExpression" && isOfQuery) visit(part.object);
    else if (isFunction(part)) throw new Refusal("The query holds a function that uses the code around it.");
    else lift(part, hint);
  };
  visit(node);
  return { arguments: found, imports };
}

/** The name in the place of the value: `{ id }` for `{ id: Number(request.params.id) }`. */
function replacement(value: TSESTree.Node, name: string): Edit {
  const { parent } = value;
  if (parent?.type !== "Property" || parent.value !== value || parent.computed)
    return { range: value.range, text: name };
  const key = keyName(parent);
  if (key === name) return { range: parent.range, text: name };
  return parent.shorthand
    ? { range: parent.range, text: `${key}: ${name}` }
    : { range: value.range, text: name };
}

/** `id` for `id` and for `request.params.id`. */
function nameOf(node: TSESTree.Node): string | undefined {
  if (node.type === "Identifier") return node.name;
  return node.type === "MemberExpression" && !node.computed ? keyName(node) : undefined;
}

function freeName(name: string, taken: readonly Argument[]): string {
  const isTaken = (candidate: string) => taken.some((argument) => argument.name === candidate);
  for (let suffix = 1; ; suffix++) {
    const candidate = suffix === 1 ? name : `${name}${suffix}`;
    if (!isTaken(candidate)) return candidate;
  }
}
