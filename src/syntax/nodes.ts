import type { TSESTree } from "@typescript-eslint/utils";

/** The expression without what TypeScript wraps around it, without `await` and without a chain's wrapper. */
export function unwrapped(node: TSESTree.Node): TSESTree.Node {
  let current = node;
  for (;;) {
    switch (current.type as string) {
      case "TSAsExpression":
      case "TSNonNullExpression":
      case "TSSatisfiesExpression":
      case "TSTypeAssertion":
      case "TSInstantiationExpression":
      case "ChainExpression":
      case "ParenthesizedExpression":
        current = (current as TSESTree.TSAsExpression).expression;
        break;
      case "AwaitExpression":
        current = (current as TSESTree.AwaitExpression).argument;
        break;
      default:
        return current;
    }
  }
}

/** The static name of a property key or member access; `undefined` for computed ones that aren't literals. */
export function keyName(
  node: { readonly key: TSESTree.Node; readonly computed: boolean } | TSESTree.MemberExpression,
): string | undefined {
  const key = "property" in node ? node.property : node.key;
  if (key == null) return undefined;
  if (key.type === "Identifier" && !node.computed) return key.name;
  if (key.type === "PrivateIdentifier") return `#${key.name}`;
  return literalText(key);
}

/** By what something is called: `b` of `a.b`, and of `b`. */
export function lastName(node: TSESTree.Node): string | undefined {
  if (node.type === "MemberExpression") return keyName(node);
  return node.type === "Identifier" ? node.name : undefined;
}

/** The identifier that names a function: its own, or the variable's that it is written for. */
export function functionName(fn: TSESTree.FunctionLike): TSESTree.Identifier | undefined {
  if (fn.type === "FunctionDeclaration") return fn.id ?? undefined;
  const parent = fn.parent as TSESTree.Node | undefined;
  return parent?.type === "VariableDeclarator" && parent.id.type === "Identifier" ? parent.id : undefined;
}

/** `null` and `undefined`, as the code spells them. */
export function isNullish(node: TSESTree.Node): boolean {
  return (
    (node.type === "Literal" && node.value === null) ||
    (node.type === "Identifier" && node.name === "undefined")
  );
}

/** The text of a string or number literal or of a template without holes. */
export function literalText(node: TSESTree.Node | null | undefined): string | undefined {
  if (node?.type === "Literal" && (typeof node.value === "string" || typeof node.value === "number")) {
    return String(node.value);
  }
  if (node?.type === "TemplateLiteral" && node.expressions.length === 0)
    return node.quasis[0]?.value.cooked ?? undefined;
  return undefined;
}

export function isFunction(
  node: TSESTree.Node | null | undefined,
): node is TSESTree.FunctionDeclaration | TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression {
  return (
    node?.type === "FunctionDeclaration" ||
    node?.type === "FunctionExpression" ||
    node?.type === "ArrowFunctionExpression"
  );
}

export function isClass(
  node: TSESTree.Node | null | undefined,
): node is TSESTree.ClassDeclaration | TSESTree.ClassExpression {
  return node?.type === "ClassDeclaration" || node?.type === "ClassExpression";
}

/** The innermost function around the node, the node itself excluded. */
export function enclosingFunction(node: TSESTree.Node): TSESTree.FunctionLike | undefined {
  for (let current = node.parent; current != null; current = current.parent)
    if (isFunction(current)) return current;
  return undefined;
}

/** The parameter without its default and without the modifiers of a parameter property. */
export function parameterPattern(node: TSESTree.Parameter): TSESTree.Node {
  const inner = node.type === "TSParameterProperty" ? node.parameter : node;
  return inner.type === "AssignmentPattern"
    ? inner.left
    : inner.type === "RestElement"
      ? inner.argument
      : inner;
}
