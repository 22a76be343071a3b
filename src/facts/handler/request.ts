import type { TSESTree } from "@typescript-eslint/utils";
import type { Frame } from "../../origins/value.ts";
import { isFunction, keyName, literalText, unwrapped } from "../../syntax/nodes.ts";
import { variableAt } from "../../syntax/scopes.ts";

const REQUEST =
  /^_?(?:req|request|ctx|context|c|res|response|reply|event|evt|socket|conn|connection|client|info|opts|options|args|params|input|koaContext|koaCtx|hono|msg|message|call|metadata|parsedInput|httpContext|executionContext|host|http|nextRequest|gqlContext|gqlCtx|handshake|locals|apiContext|reqCtx|requestContext)\d?$/i;

const INPUT = new Set([
  "body",
  "query",
  "params",
  "searchParams",
  "input",
  "parsedInput",
  "clientInput",
  "args",
  "data",
  "param",
  "json",
  "formData",
  "payload",
]);

/** The identifier (or `this`) that a chain of members and calls begins with. */
export function rootOf(node: TSESTree.Node): TSESTree.Node {
  let current = unwrapped(node);
  for (;;) {
    if (current.type === "MemberExpression") current = unwrapped(current.object);
    else if (current.type === "CallExpression") current = unwrapped(current.callee);
    else return current;
  }
}

/** The names that a chain of members goes through, the root's included. */
export function namesAlong(node: TSESTree.Node): string[] {
  const names: string[] = [];
  let current = unwrapped(node);
  for (;;) {
    if (current.type === "MemberExpression") {
      names.unshift(keyName(current) ?? "");
      current = unwrapped(current.object);
    } else if (current.type === "CallExpression") {
      const [first] = current.arguments;
      const text = literalText(first);
      if (text !== undefined) names.unshift(text);
      current = unwrapped(current.callee);
    } else {
      if (current.type === "Identifier") names.unshift(current.name);
      return names;
    }
  }
}

/** True for what a request brings and for what frameworks hang on it: `req`, `ctx.state`, `const { body } = req`. */
export function isRequest(node: TSESTree.Node, frame: Frame, depth = 0): boolean {
  const root = rootOf(node);
  if (root.type === "ThisExpression") return namesAlong(node).some((name) => REQUEST.test(name));
  if (root.type !== "Identifier" || depth > 3) return false;
  const definition = variableAt(frame.module.scopes, root, root.name)?.defs.at(-1);
  if (definition === undefined) return false;
  const declared = definition.node as TSESTree.Node;
  if (definition.type === "Parameter") {
    if (REQUEST.test(root.name)) return true;
    // `({ ctx, input })`, `({ request })`, `@Body() body`.
    return isFunction(declared) && isDestructured(declared, definition.name as TSESTree.Node);
  }
  if (declared.type !== "VariableDeclarator" || declared.init == null) return false;
  return isRequest(declared.init, frame, depth + 1) || mentionsRequest(declared.init, frame, depth + 1);
}

function isDestructured(fn: TSESTree.FunctionLike, name: TSESTree.Node): boolean {
  return fn.params.some(
    (parameter) =>
      parameter.type === "ObjectPattern" &&
      parameter.range[0] <= name.range[0] &&
      parameter.range[1] >= name.range[1],
  );
}

/** `new URL(request.url)`, `schema.parse(await request.json())`: made of the request. */
function mentionsRequest(node: TSESTree.Node, frame: Frame, depth: number): boolean {
  const expression = unwrapped(node);
  if (expression.type !== "CallExpression" && expression.type !== "NewExpression") return false;
  return expression.arguments.some((argument) => isRequest(argument, frame, depth));
}

/** What callers write themselves: the body, the query, the parameters of the path. */
export function isInput(node: TSESTree.Node, frame: Frame, depth = 0): boolean {
  if (namesAlong(node).some((name) => INPUT.has(name))) return true;
  const root = rootOf(node);
  if (root.type !== "Identifier" || depth > 3) return false;
  const definition = variableAt(frame.module.scopes, root, root.name)?.defs.at(-1);
  const declared = definition?.node as TSESTree.Node | undefined;
  if (declared?.type !== "VariableDeclarator" || declared.init == null) return false;
  const init = unwrapped(declared.init);
  if (isInput(init, frame, depth + 1)) return true;
  return (
    init.type === "CallExpression" && init.arguments.some((argument) => isInput(argument, frame, depth + 1))
  );
}
