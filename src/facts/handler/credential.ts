import type { TSESTree } from "@typescript-eslint/utils";
import type { Origins } from "../../origins/origins.ts";
import { functionsIn, type Frame, type FunctionValue } from "../../origins/value.ts";
import { childrenOf } from "../../syntax/awaits.ts";
import { callsByBody } from "../../syntax/calls.ts";
import {
  enclosingFunction,
  isFunction,
  keyName,
  literalText,
  unwrapped,
  lastName,
} from "../../syntax/nodes.ts";
import { pathTo } from "../../syntax/patterns.ts";
import { variableAt } from "../../syntax/scopes.ts";
import { methodsOf } from "../chain.ts";
import { Answers } from "./answers.ts";
import { isSessionGetter, ofName, ofReader, ofReaderFunction } from "./credential-names.ts";
import { isRequest } from "./request.ts";
import { namesIdentity, namesSecret } from "./words.ts";

/**
 * `credential`: says who calls, or comes of looking that up: missing for those who are nobody. `claim`: a secret that
 * the caller sends along, not compared with anything yet.
 */
export type Derivation = "credential" | "claim" | undefined;

/** How many functions deep a call is looked into for what it reads. */
const MAX_LEVELS = 4;
/** Calls that change the form of a value and nothing else. */
const CONVERSIONS =
  /^(?:String|Number|Boolean|BigInt|parseInt|decodeURIComponent|trim|toString|toLowerCase|split|slice|replace|substring|parse|parseAsync|safeParse|json|at|pop|text|atob|from|startsWith)$/;

const remembered = new WeakMap<Origins, readonly Answers<Derivation>[]>();

/** Whether a value says who calls. */
export function derivation(origins: Origins, node: TSESTree.Node, frame: Frame): Derivation {
  return new Search(origins, MAX_LEVELS).of(node, frame);
}

/** Looks for credentials, and into functions no further than some levels below. */
class Search {
  readonly #origins: Origins;
  readonly #levels: number;
  /** By the levels that are left: what is out of reach from here may be in reach from elsewhere. */
  readonly #answers: readonly Answers<Derivation>[];

  constructor(origins: Origins, levels: number) {
    this.#origins = origins;
    this.#levels = levels;
    let answers = remembered.get(origins);
    if (answers === undefined)
      remembered.set(origins, (answers = Array.from({ length: MAX_LEVELS + 1 }, () => new Answers())));
    this.#answers = answers;
  }

  of(node: TSESTree.Node, frame: Frame): Derivation {
    const expression = unwrapped(node);
    switch (expression.type) {
      case "Identifier":
        return this.#once(expression, frame, () => this.#ofVariable(expression, frame));
      case "MemberExpression":
        return this.#once(expression, frame, () => this.#ofMember(expression, frame));
      case "CallExpression":
        return this.#once(expression, frame, () => this.#ofCall(expression, frame));
      case "TemplateLiteral":
      case "BinaryExpression":
      case "LogicalExpression":
      case "ConditionalExpression":
      case "UnaryExpression":
      case "ArrayExpression":
      case "ObjectExpression":
      case "Property":
      case "SpreadElement":
      case "NewExpression":
      case "SequenceExpression":
      case "AssignmentExpression":
        return this.#once(expression, frame, () => this.#strongest(childrenOf(expression), frame));
      default:
        return undefined;
    }
  }

  #once(node: TSESTree.Node, frame: Frame, find: () => Derivation): Derivation {
    return this.#answers[this.#levels]?.of(node, frame, undefined, find);
  }

  #strongest(nodes: readonly TSESTree.Node[], frame: Frame): Derivation {
    const derivations = nodes.map((node) => this.of(node, frame));
    if (derivations.includes("credential")) return "credential";
    return derivations.includes("claim") ? "claim" : undefined;
  }

  #ofVariable(node: TSESTree.Identifier, frame: Frame): Derivation {
    const variable = variableAt(frame.module.scopes, node, node.name);
    const definition = variable?.defs.at(-1);
    if (variable === undefined || definition === undefined) return undefined;
    const declared = definition.node as TSESTree.Node;
    if (definition.type === "Parameter" && isFunction(declared))
      return this.#ofParameter(declared, definition.name as TSESTree.Node, frame);
    if (declared.type !== "VariableDeclarator") return undefined;
    const path = pathTo(declared.id, definition.name as TSESTree.Node);
    if (declared.init != null) {
      const whole = this.of(declared.init, frame);
      if (whole !== undefined) return whole;
      const name = path?.steps.at(-1);
      if (typeof name === "string" && isRequest(declared.init, frame))
        return ofName(name, declared.init, frame);
    }
    const written = variable.references
      .filter((reference) => reference.isWrite() && reference.init !== true && reference.writeExpr != null)
      .slice(0, 4)
      .map((reference) => reference.writeExpr as TSESTree.Node);
    return this.#strongest(written, frame);
  }

  #ofParameter(fn: TSESTree.FunctionLike, name: TSESTree.Node, frame: Frame): Derivation {
    for (const parameter of fn.params) {
      const path = pathTo(parameter, name);
      if (path === undefined) continue;
      const argument = this.#origins.argument(parameter, frame);
      if (argument !== undefined) {
        const passed = this.of(argument.node, argument.frame);
        if (passed !== undefined) return passed;
      }
      const called = fn.parent as TSESTree.Node | undefined;
      // `verify(token, secret, (error, payload) => ...)`, `getSession().then((session) => ...)`.
      if (called?.type === "CallExpression" && called.callee !== fn) {
        const given = this.of(called, frame);
        if (given !== undefined) return given;
      }
      const steps = path.steps.filter((step) => typeof step === "string");
      const last = steps.at(-1);
      if (last === undefined) return undefined;
      if (steps.some((step) => /^(?:body|query|params|input|parsedInput|data|args)$/.test(step)))
        return namesSecret(last) ? "claim" : undefined;
      return namesIdentity(last) ? "credential" : undefined;
    }
    return undefined;
  }

  #ofMember(node: TSESTree.MemberExpression, frame: Frame): Derivation {
    const object = this.of(node.object, frame);
    if (object !== undefined) return object;
    const name = keyName(node);
    if (name === undefined || !isRequest(node.object, frame)) return undefined;
    return ofName(name, node.object, frame);
  }

  #ofCall(call: TSESTree.CallExpression, frame: Frame): Derivation {
    const callee = this.#origins.value(call.callee, frame);
    const methods = methodsOf(this.#origins, callee, call);
    if (methods.some((method) => method.call.checks?.purpose === "authenticates")) return "credential";
    const target = unwrapped(call.callee);
    const name = lastName(target);
    const text = literalText(call.arguments[0]);
    const isConversion = name !== undefined && CONVERSIONS.test(name);
    if (target.type === "MemberExpression") {
      const receiver = this.of(target.object, frame);
      if (receiver !== undefined) return isConversion ? receiver : "credential";
    }
    if (name !== undefined && text !== undefined) {
      const read =
        target.type === "MemberExpression"
          ? ofReader(name, text, target.object, frame)
          : ofReaderFunction(name, text);
      if (read !== undefined) return read;
    }
    const passed = this.#strongest(
      call.arguments.filter((argument) => !isFunction(argument)),
      frame,
    );
    if (passed !== undefined) return isConversion ? passed : "credential";
    const functions = functionsIn(callee);
    // `const { has } = await auth()`.
    if (functions.length === 0 && target.type === "Identifier" && this.of(target, frame) === "credential")
      return "credential";
    if (functions.some((fn) => this.#readsCredential(fn))) return "credential";
    return functions.length === 0 && name !== undefined && isSessionGetter(name) ? "credential" : undefined;
  }

  /** Whether what the function gives depends on a credential: it reads one, or calls a function that does. */
  #readsCredential(fn: FunctionValue): boolean {
    const { node, frame } = fn;
    if (node.body == null || this.#levels === 0) return false;
    const below = new Search(this.#origins, this.#levels - 1);
    const found = below.#once(node, frame, () => (below.#holdsCredential(fn) ? "credential" : undefined));
    return found === "credential";
  }

  #holdsCredential(fn: FunctionValue): boolean {
    const { ast } = fn.frame.module;
    const calls = callsByBody(ast).get(fn.node as TSESTree.FunctionLike)?.calls ?? [];
    return (
      calls.some((call) => call.type === "CallExpression" && this.of(call, fn.frame) === "credential") ||
      identitiesIn(fn.node as TSESTree.Node).some(
        (member) =>
          enclosingFunction(member) === (fn.node as TSESTree.Node) &&
          this.of(member, fn.frame) === "credential",
      )
    );
  }
}

const members = new WeakMap<TSESTree.Node, readonly TSESTree.MemberExpression[]>();

/** The members in a function that may say who calls, by their names. */
function identitiesIn(fn: TSESTree.Node): readonly TSESTree.MemberExpression[] {
  let found = members.get(fn);
  if (found === undefined) {
    const named: TSESTree.MemberExpression[] = [];
    const pending = [fn];
    for (let current = pending.pop(); current !== undefined; current = pending.pop()) {
      if (current.type === "MemberExpression") {
        const name = keyName(current) ?? "";
        if (namesIdentity(name) || /authorization|cookie/i.test(name)) named.push(current);
      }
      pending.push(...childrenOf(current));
    }
    members.set(fn, (found = named));
  }
  return found;
}
