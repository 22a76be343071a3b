import type { TSESTree } from "@typescript-eslint/utils";
import type { Repetition } from "../../facts/repetition.ts";
import type { Module } from "../../project/module.ts";
import { enclosingFunction, isFunction, keyName, unwrapped } from "../../syntax/nodes.ts";

/** Where code that runs once, before a repetition, can stand. */
export interface Site {
  readonly statement: TSESTree.Statement;
  /** Where the code goes: in front of the statement and of the comments right above it. */
  readonly position: number;
}

/**
 * The place before the statement that holds the repetition: in the same function, in a list of statements, and with
 * nothing in between that has an effect or that decides whether the repetition runs at all.
 */
export function siteBefore(repetition: Repetition, module: Module, awaits: boolean): Site | undefined {
  const { node } = repetition;
  if (awaits && !canAwait(node, module)) return undefined;
  const statement = isStatement(node) ? outermostLabel(node) : statementAround(node);
  if (statement === undefined || !isInList(statement)) return undefined;
  return { statement, position: aboveComments(statement, module) };
}

function canAwait(node: TSESTree.Node, module: Module): boolean {
  const fn = enclosingFunction(node);
  if (fn !== undefined) return fn.async && !fn.generator;
  return module.ast.body.some((node) => /^(?:Import|Export)/.test(node.type));
}

function isStatement(node: TSESTree.Node): node is TSESTree.Statement {
  return node.type.endsWith("Statement");
}

function outermostLabel(statement: TSESTree.Statement): TSESTree.Statement {
  return statement.parent.type === "LabeledStatement" ? outermostLabel(statement.parent) : statement;
}

function isInList(statement: TSESTree.Statement): boolean {
  switch (statement.parent.type) {
    case "BlockStatement":
    case "Program":
    case "StaticBlock":
    case "TSModuleBlock":
      return true;
    default:
      return false;
  }
}

/** The statement that evaluates `node` first, whatever happens. */
function statementAround(node: TSESTree.Node): TSESTree.Statement | undefined {
  let child = node;
  for (
    let parent = node.parent as TSESTree.Node | undefined;
    parent != null;
    child = parent, parent = parent.parent
  ) {
    switch (parent.type) {
      case "AwaitExpression":
      case "TSAsExpression":
      case "TSNonNullExpression":
      case "TSSatisfiesExpression":
      case "SpreadElement":
      case "UnaryExpression":
        break;
      case "MemberExpression":
        if (parent.object !== child || parent.optional) return undefined;
        break;
      case "ArrayExpression":
        if (!allPure(parent.elements.slice(0, parent.elements.indexOf(child as TSESTree.Expression))))
          return undefined;
        break;
      case "ObjectExpression":
        if (!allPure(parent.properties.slice(0, parent.properties.indexOf(child as TSESTree.Property))))
          return undefined;
        break;
      case "Property":
        if (parent.value !== child || parent.computed) return undefined;
        break;
      case "CallExpression":
      case "NewExpression": {
        if (parent.type === "CallExpression" && parent.optional) return undefined;
        const before = parent.arguments.slice(
          0,
          parent.arguments.indexOf(child as TSESTree.CallExpressionArgument),
        );
        if (parent.callee !== child && !allPure([parent.callee, ...before])) return undefined;
        break;
      }
      case "BinaryExpression":
        if (parent.left !== child && !isPure(parent.left)) return undefined;
        break;
      case "LogicalExpression":
        if (parent.left !== child) return undefined;
        break;
      case "ConditionalExpression":
        if (parent.test !== child) return undefined;
        break;
      case "AssignmentExpression":
        if (parent.right !== child || !isPure(parent.left)) return undefined;
        break;
      case "VariableDeclarator": {
        const declaration = parent.parent as TSESTree.VariableDeclaration;
        return declared(declaration, parent);
      }
      case "ExpressionStatement":
      case "ReturnStatement":
      case "ThrowStatement":
        return parent;
      case "IfStatement":
      case "SwitchStatement":
        return child === (parent.type === "IfStatement" ? parent.test : parent.discriminant)
          ? parent
          : undefined;
      case "ForOfStatement":
        return parent.right === child ? parent : undefined;
      default:
        return undefined;
    }
  }
  return undefined;
}

function declared(
  declaration: TSESTree.VariableDeclaration,
  declarator: TSESTree.VariableDeclarator,
): TSESTree.Statement | undefined {
  if (declaration.declarations[0] !== declarator) return undefined;
  const { parent } = declaration;
  if (parent.type === "ExportNamedDeclaration") return parent;
  return parent.type === "ForStatement" || parent.type === "ForOfStatement" ? undefined : declaration;
}

function allPure(nodes: readonly (TSESTree.Node | null)[]): boolean {
  return nodes.every((node) => node === null || isPure(node));
}

/** Evaluating it has no effect, and nothing else that is evaluated can change what it gives. */
function isPure(node: TSESTree.Node): boolean {
  const inner = node.type === "AwaitExpression" ? node : unwrapped(node);
  switch (inner.type) {
    case "Identifier":
    case "Literal":
    case "ThisExpression":
      return true;
    case "MemberExpression":
      return keyName(inner) !== undefined && isPure(inner.object);
    case "Property":
      return !inner.computed && isPure(inner.value);
    case "SpreadElement":
      return isPure(inner.argument);
    case "ObjectExpression":
      return allPure(inner.properties);
    case "ArrayExpression":
      return allPure(inner.elements);
    case "TemplateLiteral":
      return allPure(inner.expressions);
    default:
      return isFunction(inner);
  }
}

/** Comments directly above a statement say what it does, and stay with it. */
function aboveComments(statement: TSESTree.Statement, { ast, text }: Module): number {
  let position = statement.range[0];
  for (const comment of (ast.comments ?? []).toReversed()) {
    if (comment.range[1] > position) continue;
    const between = text.slice(comment.range[1], position);
    const lineStart = text.lastIndexOf("\n", comment.range[0] - 1) + 1;
    if (!/^[ \t]*\r?\n[ \t]*$/.test(between) || !/^[ \t]*$/.test(text.slice(lineStart, comment.range[0])))
      break;
    position = comment.range[0];
  }
  return position;
}
