import type { TSESTree } from "@typescript-eslint/utils";
import { keyName, literalText, unwrapped } from "../syntax/nodes.ts";
import { memberPath, requiredSpecifier } from "./commonjs-syntax.ts";
import type { ExportTarget } from "./module.ts";

/**
 * Reads `module.exports`, `exports.x`, `Object.assign(module.exports, ...)` and what compilers emit in their place into
 * `named` and `stars`. Says whether it found any.
 */
export function collectCommonJsExports(
  ast: TSESTree.Program,
  named: Map<string, ExportTarget>,
  stars: string[],
): boolean {
  const collector = new Collector(ast, named, stars);
  for (const statement of ast.body) collector.statement(statement);
  return collector.found;
}

/** Initialisers of the file's top-level `const x = ...` by name. */
function topLevelInitialisers(ast: TSESTree.Program): Map<string, TSESTree.Expression> {
  const initialisers = new Map<string, TSESTree.Expression>();
  for (const statement of ast.body) {
    if (statement.type !== "VariableDeclaration") continue;
    for (const { id, init } of statement.declarations) {
      if (id.type === "Identifier" && init != null) initialisers.set(id.name, init);
    }
  }
  return initialisers;
}

class Collector {
  found = false;
  /** Variables that hold the exports object itself. */
  readonly #aliases = new Set<string>();
  readonly #initialisers: ReadonlyMap<string, TSESTree.Expression>;
  readonly #named: Map<string, ExportTarget>;
  readonly #stars: string[];

  constructor(ast: TSESTree.Program, named: Map<string, ExportTarget>, stars: string[]) {
    this.#initialisers = topLevelInitialisers(ast);
    this.#named = named;
    this.#stars = stars;
    this.#findAliases(ast);
  }

  /** `module.exports = service` comes after `service.create = ...` as a rule, so aliases are found first. */
  #findAliases(ast: TSESTree.Program): void {
    for (const [name, init] of this.#initialisers) {
      const value = init.type === "AssignmentExpression" ? init.left : init;
      if (this.#isExportsObject(value)) this.#aliases.add(name);
    }
    for (const statement of ast.body) {
      if (statement.type !== "ExpressionStatement" || statement.expression.type !== "AssignmentExpression")
        continue;
      const { targets, value } = assignmentChain(statement.expression);
      if (value.type === "Identifier" && targets.some(isModuleExports)) this.#aliases.add(value.name);
    }
  }

  statement(statement: TSESTree.Node | null | undefined): void {
    switch (statement?.type) {
      case "ExpressionStatement":
        this.#expression(statement.expression);
        break;
      case "VariableDeclaration":
        for (const { id, init } of statement.declarations) {
          if (init == null) continue;
          this.#expression(init, id.type === "Identifier" ? id.name : undefined);
        }
        break;
      case "BlockStatement":
        for (const inner of statement.body) this.statement(inner);
        break;
      case "IfStatement":
        this.statement(statement.consequent);
        this.statement(statement.alternate);
        break;
      case "TryStatement":
        this.statement(statement.block);
        break;
    }
  }

  #expression(node: TSESTree.Expression, variable?: string): void {
    if (node.type === "AssignmentExpression" && node.operator === "=") {
      const { targets, value } = assignmentChain(node);
      for (const target of targets) this.#assign(target, value, variable);
    } else if (node.type === "CallExpression") {
      this.#call(node);
    } else if (node.type === "SequenceExpression") {
      for (const inner of node.expressions) this.#expression(inner);
    }
  }

  #assign(target: TSESTree.Node, value: TSESTree.Expression, variable: string | undefined): void {
    if (isModuleExports(target)) {
      this.found = true;
      if (variable !== undefined) this.#named.set("default", { kind: "binding", name: variable });
      else this.#named.set("default", this.#target(value));
      this.#members(value, new Set());
    } else if (target.type === "MemberExpression" && this.#isExportsObject(target.object)) {
      const name = keyName(target);
      if (name === undefined) return;
      this.found = true;
      // Compilers declare every name with `exports.a = void 0` first.
      if (isVoid(value) || name === "__esModule") return;
      this.#named.set(name, this.#target(value));
    }
  }

  #call(call: TSESTree.CallExpression): void {
    const [first, second, third] = call.arguments;
    const callee = memberPath(call.callee);
    if (callee === "Object.assign" && first && this.#isExportsObject(first)) {
      this.found = true;
      for (const source of call.arguments.slice(1)) this.#members(source, new Set());
    } else if (callee === "Object.defineProperty" && first && this.#isExportsObject(first)) {
      this.found = true;
      const name = literalText(second);
      const value = third?.type === "ObjectExpression" ? propertyDescriptorValue(third) : undefined;
      if (name !== undefined && name !== "__esModule" && value) this.#named.set(name, this.#target(value));
    } else if (callee !== undefined && /(^|\.)__export(Star)?$/.test(callee) && first) {
      const specifier = requiredSpecifier(first);
      if (specifier === undefined) return;
      this.found = true;
      this.#stars.push(specifier);
    }
  }

  /** Every property of the value becomes a named export, as Node's own detection does. */
  #members(node: TSESTree.Node, seen: Set<TSESTree.Node>): void {
    const value = unwrap(node);
    if (seen.has(value)) return;
    seen.add(value);
    const specifier = requiredSpecifier(value);
    if (specifier !== undefined) {
      this.#stars.push(specifier);
    } else if (value.type === "Identifier") {
      const init = this.#initialisers.get(value.name);
      if (init) this.#members(init, seen);
    } else if (value.type === "CallExpression" && memberPath(value.callee) === "Object.assign") {
      for (const source of value.arguments) this.#members(source, seen);
    } else if (value.type === "ObjectExpression") {
      for (const property of value.properties) {
        if (property.type === "SpreadElement") this.#members(property.argument, seen);
        else this.#property(property);
      }
    }
  }

  #property(property: TSESTree.Property): void {
    const name = keyName(property);
    if (name === undefined) return;
    const value = property.kind === "get" ? returned(property.value) : property.value;
    if (value) this.#named.set(name, this.#target(value as TSESTree.Expression));
  }

  #target(node: TSESTree.Expression): ExportTarget {
    const value = unwrap(node);
    const specifier = requiredSpecifier(value);
    if (specifier !== undefined) return { kind: "namespace", specifier };
    if (value.type === "MemberExpression") {
      const source = this.#requiredBy(value.object);
      const name = keyName(value);
      if (source !== undefined && name !== undefined) return { kind: "reexport", specifier: source, name };
    }
    return value.type === "Identifier"
      ? { kind: "binding", name: value.name }
      : { kind: "expression", node: value };
  }

  /** `require("x")` itself, or a variable that holds just that. */
  #requiredBy(node: TSESTree.Expression): string | undefined {
    const init = node.type === "Identifier" ? this.#initialisers.get(node.name) : node;
    return init && requiredSpecifier(init);
  }

  #isExportsObject(node: TSESTree.Node): boolean {
    if (isModuleExports(node)) return true;
    return node.type === "Identifier" && (node.name === "exports" || this.#aliases.has(node.name));
  }
}

/** `a = b = value` assigns one value to several targets. */
function assignmentChain(node: TSESTree.AssignmentExpression): {
  targets: TSESTree.Expression[];
  value: TSESTree.Expression;
} {
  const targets = [node.left];
  let value = node.right;
  while (value.type === "AssignmentExpression" && value.operator === "=") {
    targets.push(value.left);
    value = value.right;
  }
  return { targets, value };
}

function isModuleExports(node: TSESTree.Node): boolean {
  return (
    node.type === "MemberExpression" &&
    node.object.type === "Identifier" &&
    node.object.name === "module" &&
    keyName(node) === "exports"
  );
}

function isVoid(node: TSESTree.Expression): boolean {
  return node.type === "UnaryExpression" && node.operator === "void";
}

/** The value itself, without types around it and without `Object.freeze`. */
function unwrap(node: TSESTree.Node): TSESTree.Node {
  const value = unwrapped(node);
  const isFrozen = value.type === "CallExpression" && memberPath(value.callee) === "Object.freeze";
  return isFrozen && value.arguments[0] ? unwrap(value.arguments[0]) : value;
}

function propertyDescriptorValue(descriptor: TSESTree.ObjectExpression): TSESTree.Expression | undefined {
  for (const property of descriptor.properties) {
    if (property.type !== "Property") continue;
    const name = keyName(property);
    if (name === "value") return property.value as TSESTree.Expression;
    if (name === "get") return returned(property.value);
  }
  return undefined;
}

/** The expression that a getter of one statement returns. */
function returned(node: TSESTree.Node): TSESTree.Expression | undefined {
  if (node.type === "ArrowFunctionExpression" && node.body.type !== "BlockStatement") return node.body;
  if (node.type !== "FunctionExpression" && node.type !== "ArrowFunctionExpression") return undefined;
  const [statement] = node.body?.type === "BlockStatement" ? node.body.body : [];
  return statement?.type === "ReturnStatement" ? (statement.argument ?? undefined) : undefined;
}
