import type { TSESTree } from "@typescript-eslint/utils";
import { returnedExpressions } from "../../origins/call.ts";
import type { Origins, Variable } from "../../origins/origins.ts";
import { functionsIn, type Frame, type FunctionValue } from "../../origins/value.ts";
import { isFunction, keyName, unwrapped } from "../../syntax/nodes.ts";
import { pathTo } from "../../syntax/patterns.ts";
import { variableAt } from "../../syntax/scopes.ts";
import { childrenOf } from "../../syntax/awaits.ts";
import { isHarmlessBuiltIn } from "../built-ins.ts";
import { queryAt } from "../query.ts";
import type { Subject } from "./failure.ts";
import { requestCall, requestMember, requestParameter } from "./request.ts";
import {
  asksElsewhere,
  isConfiguration,
  isCreation,
  isLookUp,
  isPromiseAll,
  querySubject,
} from "./sources.ts";

const MAX_DEPTH = 14;

/** Follows values back to what they tell about. */
export class Subjects {
  readonly #origins: Origins;
  readonly #seen = new Set<unknown>();
  /** How many variables and functions have been gone through to what is looked at. */
  #followed = 0;

  constructor(origins: Origins) {
    this.#origins = origins;
  }

  /** What the parts of an expression tell about. */
  of(node: TSESTree.Node, frame: Frame, depth = 0): Set<Subject> {
    const found = new Set<Subject>();
    this.#collect(node, frame, found, depth);
    return found;
  }

  #collect(node: TSESTree.Node, frame: Frame, into: Set<Subject>, depth: number, awaited = false): void {
    if (depth > MAX_DEPTH) return;
    const go = (inner: TSESTree.Node) => this.#collect(inner, frame, into, depth + 1);
    switch (node.type) {
      case "AwaitExpression":
        return this.#collect(node.argument, frame, into, depth + 1, true);
      case "TSAsExpression":
      case "TSNonNullExpression":
      case "TSSatisfiesExpression":
      case "TSTypeAssertion":
      case "ChainExpression":
        return this.#collect(node.expression, frame, into, depth + 1, awaited);
      case "Identifier":
        return this.#identifier(node, frame, into, depth);
      case "MemberExpression":
        return this.#member(node, frame, into, depth);
      case "CallExpression":
      case "NewExpression":
      case "TaggedTemplateExpression":
        return this.#call(node, frame, into, depth, awaited);
      case "LogicalExpression":
      case "BinaryExpression":
      case "UnaryExpression":
      case "SequenceExpression":
      case "TemplateLiteral":
      case "ArrayExpression":
      case "SpreadElement":
        return childrenOf(node).forEach(go);
      case "ConditionalExpression":
        return [node.test, node.consequent, node.alternate].forEach(go);
      case "AssignmentExpression":
        return go(node.right);
      case "ObjectExpression":
        for (const member of node.properties) go(member.type === "Property" ? member.value : member.argument);
        return;
    }
  }

  #identifier(node: TSESTree.Identifier, frame: Frame, into: Set<Subject>, depth: number): void {
    if (isConfiguration(node)) return void into.add("configuration");
    const variable = variableAt(frame.module.scopes, node, node.name);
    const definition = variable?.defs.at(-1);
    if (variable === undefined || definition === undefined || this.#seen.has(variable)) return;
    this.#seen.add(variable);
    this.#followed++;
    this.#definition(variable, definition, node, frame, into, depth);
    this.#followed--;
  }

  #definition(
    variable: Variable,
    definition: Variable["defs"][number],
    node: TSESTree.Identifier,
    frame: Frame,
    into: Set<Subject>,
    depth: number,
  ): void {
    switch (definition.type) {
      case "Parameter":
        return this.#parameter(
          definition.node as TSESTree.Node,
          node,
          definition.name as TSESTree.Node,
          frame,
          into,
          depth,
        );
      case "CatchClause":
        into.add("caught");
        return;
      case "ImportBinding":
        return;
      case "Variable":
        return this.#variable(
          variable,
          definition.node as TSESTree.VariableDeclarator,
          definition.name as TSESTree.Node,
          frame,
          into,
          depth,
        );
    }
  }

  #variable(
    variable: Variable,
    declarator: TSESTree.VariableDeclarator,
    name: TSESTree.Node,
    frame: Frame,
    into: Set<Subject>,
    depth: number,
  ): void {
    const loop = declarator.parent.parent as TSESTree.Node;
    if ((loop.type === "ForOfStatement" || loop.type === "ForInStatement") && loop.left === declarator.parent)
      return this.#collect(loop.right, frame, into, depth + 1);
    if (declarator.init != null) this.#destructured(declarator, declarator.init, name, frame, into, depth);
    for (const write of variable.references) {
      if (write.init !== true && write.isWrite() && write.writeExpr != null)
        this.#collect(write.writeExpr as TSESTree.Node, frame, into, depth + 1);
    }
  }

  #destructured(
    declarator: TSESTree.VariableDeclarator,
    init: TSESTree.Expression,
    name: TSESTree.Node,
    frame: Frame,
    into: Set<Subject>,
    depth: number,
  ): void {
    const [step, ...rest] = declarator.id === name ? [] : (pathTo(declarator.id, name)?.steps ?? []);
    const value = unwrapped(init);
    if (typeof step === "number" && value.type === "CallExpression" && isPromiseAll(value)) {
      const [list] = value.arguments;
      const element = list?.type === "ArrayExpression" ? list.elements[step] : undefined;
      if (element != null) return this.#collect(element, frame, into, depth + 1, true);
    }
    if (typeof step === "string") {
      const asked = requestMember(this.#origins, init, step, frame);
      if (asked !== undefined) return void into.add(asked);
      // `const { data, error } = await client...`: what a failed statement leaves behind is no row.
      if (rest.length === 0 && /^err(?:or)?s?$/.test(step) && value.type === "CallExpression") {
        const query = queryAt(this.#origins, value, frame);
        if (query !== undefined) return void into.add("written");
      }
    }
    this.#collect(init, frame, into, depth + 1);
  }

  #parameter(
    fn: TSESTree.Node,
    node: TSESTree.Identifier,
    name: TSESTree.Node,
    frame: Frame,
    into: Set<Subject>,
    depth: number,
  ): void {
    if (!isFunction(fn)) return;
    const subject = requestParameter(this.#origins, fn, name, frame);
    if (subject !== undefined) return void into.add(subject);
    const call = fn.parent as TSESTree.Node | undefined;
    // The element, in a callback of a collection's method, or what a promise gave.
    if (call?.type === "CallExpression" && call.callee.type === "MemberExpression") {
      const method = keyName(call.callee);
      if (isHarmlessBuiltIn(call, this.#origins.value(call.callee, frame), frame.module) || method === "then")
        return this.#collect(call.callee.object, frame, into, depth + 1);
    }
    const index = fn.params.findIndex((p) => p.range[0] <= name.range[0] && name.range[1] <= p.range[1]);
    const parameter = fn.params[index];
    const argument = parameter && this.#origins.argument(parameter, frame);
    if (argument !== undefined) return this.#collect(argument.node, argument.frame, into, depth + 1);
    into.add("unknown");
  }

  /** What is looked up in what a request says is of the request; what something else holds is unknown. */
  #asked(node: TSESTree.Node, frame: Frame, into: Set<Subject>, depth: number): void {
    const found = new Set<Subject>();
    this.#collect(node, frame, found, depth);
    for (const subject of found) if (subject === "input" || subject === "identity") into.add(subject);
  }

  #member(node: TSESTree.MemberExpression, frame: Frame, into: Set<Subject>, depth: number): void {
    const name = keyName(node);
    if (isConfiguration(node)) return void into.add("configuration");
    if (name !== undefined) {
      const asked = requestMember(this.#origins, node.object, name, frame);
      if (asked !== undefined) return void into.add(asked);
    }
    if (node.computed) this.#collect(node.property, frame, into, depth + 1);
    this.#collect(node.object, frame, into, depth + 1);
  }

  #call(
    node: TSESTree.CallExpression | TSESTree.NewExpression | TSESTree.TaggedTemplateExpression,
    frame: Frame,
    into: Set<Subject>,
    depth: number,
    awaited: boolean,
  ): void {
    const query = queryAt(this.#origins, node, frame);
    if (query !== undefined) return void into.add(querySubject(query));
    if (node.type === "TaggedTemplateExpression") return;
    const read = requestCall(this.#origins, node, frame);
    if (read !== undefined) return void into.add(read);
    const parts = () => {
      const callee = unwrapped(node.callee);
      if (callee.type === "MemberExpression") this.#collect(callee.object, frame, into, depth + 1);
      for (const argument of node.arguments)
        if (!isFunction(argument)) this.#collect(argument, frame, into, depth + 1);
    };
    if (isConfiguration(node.callee)) return void into.add("configuration");
    const callee = this.#origins.value(node.callee, frame);
    if (node.type === "NewExpression" || isHarmlessBuiltIn(node, callee, frame.module)) return parts();
    const functions = functionsIn(callee);
    for (const fn of functions) this.#result(fn, node, frame, into, depth, awaited);
    if (functions.length > 0) return;
    if (asksElsewhere(this.#origins, callee, node, frame)) return void into.add("upstream");
    const before = into.size;
    if (isLookUp(node)) this.#asked(node.callee.object, frame, into, depth + 1);
    if (isCreation(node)) return void into.add("written");
    // `if (!canEdit(post))` is about the post; what is made of it before isn't: `const page = render(post)`.
    if (!awaited && this.#followed === 0) parts();
    if (awaited) into.add("answer");
    else if (into.size === before) into.add("unknown");
  }

  /** What a project's function gives. */
  #result(
    fn: FunctionValue,
    call: TSESTree.CallExpression,
    caller: Frame,
    into: Set<Subject>,
    depth: number,
    awaited: boolean,
  ): void {
    const { body } = fn.node;
    if (body == null) return void into.add(awaited ? "answer" : "unknown");
    if (this.#seen.has(fn.node)) return;
    this.#seen.add(fn.node);
    const frame = this.#origins.withArguments(fn, call, call.arguments, caller);
    const found = new Set<Subject>();
    const returned = body.type === "BlockStatement" ? returnedExpressions(body) : [body];
    for (const expression of returned) this.#collect(expression, frame, found, depth + 1, awaited);
    // What it gives says nothing: a query on the way there is no sign that a row is given back.
    if (awaited && [...found].every((subject) => subject === "unknown")) found.add("answer");
    for (const subject of found) into.add(subject);
  }
}
