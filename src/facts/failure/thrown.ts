import type { TSESTree } from "@typescript-eslint/utils";
import type { Origins } from "../../origins/origins.ts";
import type { Module } from "../../project/module.ts";
import { importedBindings } from "../../project/imported-bindings.ts";
import { keyName, lastName, unwrapped } from "../../syntax/nodes.ts";
import { topLevelVariable, variableAt } from "../../syntax/scopes.ts";
import type { Failure } from "./failure.ts";
import { makerOf, type Maker } from "./maker.ts";

type Thrown = Pick<Failure, "thrown" | "form" | "shared"> & {
  /** Where the words of its message stand. */
  readonly texts: readonly (TSESTree.Node | undefined)[];
};

/** An error that says nothing but a text: a plain `Error`, a string, an object literal. */
export function plainError(expression: TSESTree.Expression, module: Module): Thrown | undefined {
  const thrown = expression;
  const inner = unwrapped(expression);
  switch (inner.type) {
    case "Identifier": {
      const made = madeFor(inner, module);
      const plain = made && plainError(made, module);
      return plain?.form === "error" ? plain : undefined;
    }
    case "NewExpression":
    case "CallExpression": {
      if (inner.callee.type !== "Identifier") return undefined;
      if (inner.callee.name !== "Error" || !isGlobal(inner.callee, module))
        return inner.type === "CallExpression" ? madeBy(inner, "returns", module) : undefined;
      if (inner.arguments.some(({ type }) => type === "SpreadElement") || inner.arguments.length > 2)
        return undefined;
      return { thrown, form: "error", texts: [inner.arguments[0]] };
    }
    case "Literal":
      return typeof inner.value === "string" ? { thrown, form: "text", texts: [inner] } : undefined;
    case "TemplateLiteral":
      return { thrown, form: "text", texts: [inner] };
    case "BinaryExpression":
      return inner.operator === "+" && isText(inner) ? { thrown, form: "text", texts: [inner] } : undefined;
    case "ObjectExpression":
      return { thrown, form: "object", texts: [messageProperty(inner)] };
    default:
      return undefined;
  }
}

/** The plain error that a function of this file makes and does nothing else. */
export function madeBy(
  call: TSESTree.CallExpression,
  does: Maker["does"],
  module: Module,
): Thrown | undefined {
  const maker = makerOf(call, module);
  if (maker?.does !== does || unwrapped(maker.made).type === "CallExpression") return undefined;
  const plain = plainError(maker.made, module);
  return plain?.form === "error" ? { ...plain, texts: [...plain.texts, call], shared: true } : undefined;
}

/** What a constant holds that is thrown, and not changed before: `const error = new Error(text); throw error;`. */
function madeFor(node: TSESTree.Identifier, { scopes }: Module): TSESTree.Expression | undefined {
  const variable = variableAt(scopes, node, node.name);
  const definition = variable?.defs[0];
  if (variable?.defs.length !== 1 || definition?.type !== "Variable") return undefined;
  const { id, init } = definition.node as TSESTree.VariableDeclarator;
  const isKept = variable.references.every(
    ({ identifier, init: isFirst }) => isFirst === true || passes((identifier as TSESTree.Node).parent),
  );
  const isConstant = (definition.parent as TSESTree.VariableDeclaration | null)?.kind === "const";
  return id.type === "Identifier" && isConstant && isKept ? (init ?? undefined) : undefined;
}

/** Is thrown, given on or written down, and none the wiser for it. */
function passes(parent: TSESTree.Node | undefined): boolean {
  if (parent?.type === "ThrowStatement") return true;
  return (
    parent?.type === "CallExpression" &&
    /^(?:next|reject|log|info|warn|error|debug)$/.test(lastName(parent.callee) ?? "")
  );
}

/** A sum with a string in it. */
function isText(node: TSESTree.Node): boolean {
  if (node.type === "BinaryExpression") return isText(node.left) || isText(node.right);
  return node.type === "TemplateLiteral" || (node.type === "Literal" && typeof node.value === "string");
}

/** The value of `message` or `error` in a thrown object. */
export function messageProperty(object: TSESTree.ObjectExpression): TSESTree.Node | undefined {
  for (const name of ["message", "error"]) {
    for (const member of object.properties) {
      if (member.type === "Property" && keyName(member) === name) return member.value;
    }
  }
  return undefined;
}

function isGlobal(node: TSESTree.Identifier, module: Module): boolean {
  return (variableAt(module.scopes, node, node.name)?.defs.length ?? 0) === 0;
}

/** The words of an expression that makes a text; those of constants and their names included. */
export function wordsOf(
  origins: Origins,
  node: TSESTree.Node | undefined,
  module: Module,
  depth = 0,
): string {
  if (node === undefined || depth > 6) return "";
  const of = (inner: TSESTree.Node) => wordsOf(origins, inner, module, depth + 1);
  const inner = unwrapped(node);
  switch (inner.type) {
    case "Literal":
      return typeof inner.value === "string" ? inner.value : "";
    case "TemplateLiteral":
      return inner.quasis
        .map(
          (quasi, index) =>
            `${quasi.value.cooked} ${inner.expressions[index] ? constantWords(origins, inner.expressions[index], module, depth) : ""}`,
        )
        .join(" ");
    case "BinaryExpression":
      return `${of(inner.left)} ${of(inner.right)}`;
    case "LogicalExpression":
      return `${of(inner.left)} ${of(inner.right)}`;
    case "ConditionalExpression":
      return `${of(inner.consequent)} ${of(inner.alternate)}`;
    case "Identifier":
    case "MemberExpression":
      return constantWords(origins, inner, module, depth);
    // `t("not-found")`, `JSON.stringify({ message: "..." })`.
    case "CallExpression":
      return inner.arguments.map(of).join(" ");
    case "ObjectExpression":
      return of(messageProperty(inner) ?? ({ type: "Literal", value: "" } as TSESTree.Node));
    default:
      return "";
  }
}

/** The text that a constant holds, and the words of its name. */
function constantWords(origins: Origins, node: TSESTree.Node, module: Module, depth: number): string {
  const inner = unwrapped(node);
  if (inner.type === "MemberExpression") {
    const name = keyName(inner);
    return name === undefined ? "" : constantName(name);
  }
  if (inner.type !== "Identifier") return "";
  const imported = importedBindings(module).get(inner.name);
  const end = imported && origins.project.imported(imported.specifier, imported.name, module.filename);
  const home = end?.kind === "binding" ? end.module : module;
  const variable =
    end?.kind === "binding"
      ? topLevelVariable(end.module.scopes, end.name)
      : variableAt(module.scopes, inner, inner.name);
  const definition = variable?.defs[0];
  const declarator =
    definition?.type === "Variable" ? (definition.node as TSESTree.VariableDeclarator) : undefined;
  const isConstant =
    (definition?.parent as TSESTree.VariableDeclaration | null | undefined)?.kind === "const";
  const init = isConstant && declarator?.id.type === "Identifier" ? declarator.init : undefined;
  const text = init == null ? "" : wordsOf(origins, init, home, depth + 1);
  return `${constantName(inner.name)} ${text}`;
}

/** `TEAM_NOT_FOUND`: not found. Names of variables say nothing. */
function constantName(name: string): string {
  return /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(name) ? name.toLowerCase().replaceAll("_", " ") : "";
}
