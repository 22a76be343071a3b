import type { TSESTree } from "@typescript-eslint/utils";
import type { Purpose } from "../../models/model.ts";
import type { Origins } from "../../origins/origins.ts";
import type { Frame } from "../../origins/value.ts";
import { topLevelVariable, variableAt } from "../../syntax/scopes.ts";
import { isFunction, keyName, literalText, parameterPattern, unwrapped } from "../../syntax/nodes.ts";
import { property } from "../../origins/place.ts";
import { methodsOf } from "../chain.ts";

/** An expression, and where it is read. */
export interface Placed {
  readonly node: TSESTree.Node;
  readonly frame: Frame;
  /** What it is there for, whatever it is. */
  readonly does?: Purpose;
}

/** The object literal that an expression stands for, also through calls that give what they get: `createRoute({ ... })`. */
export function objectAt(origins: Origins, node: TSESTree.Node, frame: Frame): Placed | undefined {
  let current = definitionOf(origins, node, frame);
  for (let depth = 0; depth < 4 && current.node.type === "CallExpression"; depth++) {
    const call = current.node;
    const [argument] = call.arguments;
    const methods = methodsOf(origins, origins.value(call.callee, current.frame), call);
    if (argument === undefined || !methods.some((method) => method.call.returns === "argument")) break;
    current = definitionOf(origins, argument, current.frame);
  }
  return current.node.type === "ObjectExpression" ? current : undefined;
}

/** The expression that a name stands for: through constants, imports and members of object literals. */
export function definitionOf(origins: Origins, node: TSESTree.Node, frame: Frame, depth = 0): Placed {
  const inner = unwrapped(node);
  const here = { node: inner, frame };
  if (depth > 8) return here;
  if (inner.type === "MemberExpression") {
    const object = definitionOf(origins, inner.object, frame, depth + 1);
    const name = keyName(inner);
    const value = name === undefined ? undefined : property(object.node, name);
    return value === undefined ? here : definitionOf(origins, value, object.frame, depth + 1);
  }
  if (inner.type !== "Identifier") return here;
  const definition = variableAt(frame.module.scopes, inner, inner.name)?.defs.at(-1);
  const declared = definition?.node as TSESTree.Node | undefined;
  if (definition === undefined || declared === undefined) return here;
  if (declared.type === "VariableDeclarator") {
    return declared.init == null || declared.id.type !== "Identifier"
      ? here
      : definitionOf(origins, declared.init, frame, depth + 1);
  }
  if (definition.type === "Parameter") {
    const parameter = isFunction(declared)
      ? declared.params.find((one) => parameterPattern(one) === (definition.name as TSESTree.Node))
      : undefined;
    const argument = parameter && origins.argument(parameter, frame);
    return argument === undefined ? here : definitionOf(origins, argument.node, argument.frame, depth + 1);
  }
  if (definition.type !== "ImportBinding") return here;
  return (
    importedDefinition(origins, declared, definition.parent as TSESTree.Node | null, frame, depth) ?? here
  );
}

function importedDefinition(
  origins: Origins,
  specifier: TSESTree.Node,
  declaration: TSESTree.Node | null,
  frame: Frame,
  depth: number,
): Placed | undefined {
  if (declaration?.type !== "ImportDeclaration") return undefined;
  const name =
    specifier.type === "ImportDefaultSpecifier"
      ? "default"
      : specifier.type === "ImportSpecifier"
        ? specifier.imported.type === "Identifier"
          ? specifier.imported.name
          : specifier.imported.value
        : undefined;
  if (name === undefined) return undefined;
  const resolved = origins.project.imported(declaration.source.value, name, frame.module.filename);
  if (resolved?.kind === "expression")
    return definitionOf(origins, resolved.node, origins.root(resolved.module), depth + 1);
  if (resolved?.kind !== "binding") return undefined;
  const declared = topLevelVariable(resolved.module.scopes, resolved.name)?.defs.at(-1)?.node as
    TSESTree.Node | undefined;
  return declared?.type === "VariableDeclarator" && declared.init != null && declared.id.type === "Identifier"
    ? definitionOf(origins, declared.init, origins.root(resolved.module), depth + 1)
    : undefined;
}

/** The text, or the texts of a list; regular expressions by their source. `undefined` when some can't be read. */
export function textsOf(
  origins: Origins,
  node: TSESTree.Node,
  frame: Frame,
  depth = 0,
): string[] | undefined {
  const { node: found, frame: inside } = definitionOf(origins, node, frame);
  const text = textOf(origins, found, inside, depth);
  if (text !== undefined) return [text];
  if (found.type === "NewExpression" && found.arguments[0] !== undefined)
    return textsOf(origins, found.arguments[0], inside, depth + 1);
  if (found.type !== "ArrayExpression" || depth > 6) return undefined;
  const texts: string[] = [];
  for (const element of found.elements) {
    const inner =
      element === null
        ? undefined
        : textsOf(origins, element.type === "SpreadElement" ? element.argument : element, inside, depth + 1);
    if (inner === undefined) return undefined;
    texts.push(...inner);
  }
  return texts;
}

/** One text: a literal, a template or a sum of known parts; a regular expression's source. */
export function textOf(origins: Origins, node: TSESTree.Node, frame: Frame, depth = 0): string | undefined {
  const { node: found, frame: inside } = definitionOf(origins, node, frame);
  const literal = literalText(found);
  if (literal !== undefined) return literal;
  if (found.type === "Literal" && "regex" in found) return found.regex.pattern;
  if (depth > 6) return undefined;
  if (found.type === "TemplateLiteral") {
    let text = found.quasis[0]?.value.cooked ?? "";
    for (const [index, expression] of found.expressions.entries()) {
      const part = textOf(origins, expression, inside, depth + 1);
      if (part === undefined) return undefined;
      text += part + (found.quasis[index + 1]?.value.cooked ?? "");
    }
    return text;
  }
  if (found.type === "BinaryExpression" && found.operator === "+") {
    const left = textOf(origins, found.left, inside, depth + 1);
    const right = textOf(origins, found.right, inside, depth + 1);
    return left === undefined || right === undefined ? undefined : left + right;
  }
  return undefined;
}
