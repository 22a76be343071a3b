import type { TSESTree } from "@typescript-eslint/utils";
import type { Variable } from "@typescript-eslint/scope-manager";
import { isWithin } from "../../facts/element-path.ts";
import type { Facts } from "../../facts/facts-of.ts";
import type { Query } from "../../facts/query.ts";
import { containsAwait } from "../../syntax/awaits.ts";
import { keyName } from "../../syntax/nodes.ts";
import { variableAt } from "../../syntax/scopes.ts";

/** A query's answer that holds its rows and its failure, taken apart: `const { data: user, error } = await ...;`. */
export interface Response {
  readonly declaration: TSESTree.VariableDeclaration;
  readonly awaited: TSESTree.Expression;
  /** What the rows are called, or taken apart into. */
  readonly data: TSESTree.Node | undefined;
  readonly error: TSESTree.Identifier | undefined;
  /** Where the code looks at the failure: every place. */
  readonly errors: readonly TSESTree.Node[];
  /** The statement right after, which looks at the failure. */
  readonly check: TSESTree.IfStatement | undefined;
}

export function responseOf({ module }: Facts, { node, statement }: Query): Response | undefined {
  const awaited = node.parent;
  const declarator = awaited.parent;
  if (awaited.type !== "AwaitExpression" || declarator?.type !== "VariableDeclarator") return undefined;
  const { id, parent: declaration } = declarator;
  if (id.type !== "ObjectPattern" || id.typeAnnotation != null || declaration.declarations.length > 1)
    return undefined;
  const bound = new Map<string, TSESTree.Node>();
  for (const property of id.properties) {
    const name = property.type === "Property" ? keyName(property) : undefined;
    if (property.type !== "Property" || name === undefined) return undefined;
    bound.set(name, property.value);
  }
  const data = bound.get(String(statement.rowsIn));
  const error = bound.get(statement.errorIn ?? "");
  const known = [data, error].filter((one) => one !== undefined).length;
  if (known < bound.size || data?.type === "AssignmentPattern") return undefined;
  if (error !== undefined && error.type !== "Identifier") return undefined;
  const variable = error && variableAt(module.scopes, error, error.name);
  const errors = referencesTo(variable);
  const next = statementAfter(declaration);
  const check =
    next?.type === "IfStatement" && errors.some((one) => isWithin(one, next.test)) ? next : undefined;
  return { declaration, awaited, data, error, errors, check };
}

function referencesTo(variable: Variable | undefined): TSESTree.Node[] {
  return (variable?.references ?? [])
    .filter(({ init }) => init !== true)
    .map(({ identifier }) => identifier as TSESTree.Node);
}

function statementAfter(declaration: TSESTree.VariableDeclaration): TSESTree.Statement | undefined {
  const { parent } = declaration;
  if (parent.type !== "BlockStatement" && parent.type !== "Program") return undefined;
  return parent.body[parent.body.indexOf(declaration) + 1] as TSESTree.Statement | undefined;
}

/** `if (error) throw error;` and nothing else that looks at the failure: it can be done once, outside of the loop. */
export function throwsAlike({ module }: Facts, response: Response, loop: TSESTree.Node): boolean {
  const { check, errors } = response;
  if (check?.test.type !== "Identifier" || check.alternate != null) return false;
  if (!errors.every((one) => isWithin(one, check))) return false;
  const [only, ...others] =
    check.consequent.type === "BlockStatement" ? check.consequent.body : [check.consequent];
  if (only?.type !== "ThrowStatement" || others.length > 0 || containsAwait(only)) return false;
  return module.scopes.scopes.every(({ references }) =>
    references.every(({ identifier, resolved }) => {
      const node = identifier as TSESTree.Node;
      if (!isWithin(node, only) || errors.includes(node)) return true;
      return resolved?.defs.some(({ name }) => isWithin(name as TSESTree.Node, loop)) !== true;
    }),
  );
}

/** `if (error || !user) ...`, and nothing else that looks at the failure: whether there is a row is all that it asks. */
export function asksForRow({ check, errors, data }: Response): boolean {
  if (check === undefined || data?.type !== "Identifier") return false;
  return errors.every((one) => isWithin(one, check.test)) && isMissing(check.test, errors, data.name);
}

function isMissing(test: TSESTree.Node, errors: readonly TSESTree.Node[], row: string): boolean {
  if (test.type === "LogicalExpression")
    return test.operator === "||" && [test.left, test.right].every((part) => isMissing(part, errors, row));
  if (test.type === "Identifier") return errors.includes(test);
  return (
    test.type === "UnaryExpression" &&
    test.operator === "!" &&
    test.argument.type === "Identifier" &&
    test.argument.name === row
  );
}
