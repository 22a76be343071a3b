import type { TSESTree } from "@typescript-eslint/utils";
import type { Frame, FunctionValue, Value } from "../../origins/value.ts";
import { childrenOf } from "../../syntax/awaits.ts";
import { callsByBody } from "../../syntax/calls.ts";
import { enclosingFunction, isFunction, keyName, literalText, unwrapped } from "../../syntax/nodes.ts";
import { pathTo } from "../../syntax/patterns.ts";
import { variableAt } from "../../syntax/scopes.ts";
import { methodsOf } from "../chain.ts";
import type { Inquiry } from "./inquiry.ts";
import { isInput, isRequest, namesAlong } from "./request.ts";
import {
  namesCredentialHeader,
  namesIdentity,
  namesPreference,
  namesSecret,
  soundsLikeAuthentication,
} from "./words.ts";

/**
 * `credential`: says who calls, or comes of looking that up: missing for those who are nobody. `claim`: a secret that
 * the caller sends along, not compared with anything yet.
 */
export type Derivation = "credential" | "claim" | undefined;

const MAX_DEPTH = 14;
/** Calls that change the form of a value and nothing else. */
const CONVERSIONS =
  /^(?:String|Number|Boolean|BigInt|parseInt|decodeURIComponent|trim|toString|toLowerCase|split|slice|replace|substring|parse|parseAsync|safeParse|json|at|pop|text|atob|from|startsWith)$/;

/** Whether a value says who calls. */
export function derivation(inquiry: Inquiry, node: TSESTree.Node, frame: Frame, depth = 0): Derivation {
  if (depth > MAX_DEPTH) return undefined;
  const expression = unwrapped(node);
  switch (expression.type) {
    case "Identifier":
      return ofVariable(inquiry, expression, frame, depth);
    case "MemberExpression":
      return ofMember(inquiry, expression, frame, depth);
    case "CallExpression":
      return ofCall(inquiry, expression, frame, depth);
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
      return strongest(childrenOf(expression).map((child) => derivation(inquiry, child, frame, depth + 1)));
    default:
      return undefined;
  }
}

function strongest(derivations: readonly Derivation[]): Derivation {
  if (derivations.includes("credential")) return "credential";
  return derivations.includes("claim") ? "claim" : undefined;
}

function ofVariable(inquiry: Inquiry, node: TSESTree.Identifier, frame: Frame, depth: number): Derivation {
  const variable = variableAt(frame.module.scopes, node, node.name);
  const definition = variable?.defs.at(-1);
  if (variable === undefined || definition === undefined) return undefined;
  const declared = definition.node as TSESTree.Node;
  if (definition.type === "Parameter" && isFunction(declared))
    return ofParameter(inquiry, declared, definition.name as TSESTree.Node, frame, depth);
  if (declared.type !== "VariableDeclarator") return undefined;
  const path = pathTo(declared.id, definition.name as TSESTree.Node);
  if (declared.init != null) {
    const whole = derivation(inquiry, declared.init, frame, depth + 1);
    if (whole !== undefined) return whole;
    const name = path?.steps.at(-1);
    if (typeof name === "string" && isRequest(declared.init, frame))
      return ofName(name, declared.init, frame);
  }
  const written = variable.references
    .filter((reference) => reference.isWrite() && reference.init !== true && reference.writeExpr != null)
    .slice(0, 4)
    .map((reference) => derivation(inquiry, reference.writeExpr as TSESTree.Node, frame, depth + 1));
  return strongest(written);
}

function ofParameter(
  inquiry: Inquiry,
  fn: TSESTree.FunctionLike,
  name: TSESTree.Node,
  frame: Frame,
  depth: number,
): Derivation {
  for (const parameter of fn.params) {
    const path = pathTo(parameter, name);
    if (path === undefined) continue;
    const argument = inquiry.origins.argument(parameter, frame);
    if (argument !== undefined) {
      const passed = derivation(inquiry, argument.node, argument.frame, depth + 1);
      if (passed !== undefined) return passed;
    }
    const called = fn.parent as TSESTree.Node | undefined;
    // `verify(token, secret, (error, payload) => ...)`, `getSession().then((session) => ...)`.
    if (called?.type === "CallExpression" && called.callee !== fn && depth < MAX_DEPTH - 2) {
      const given = ofCall(inquiry, called, frame, depth + 2, fn);
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

function ofMember(
  inquiry: Inquiry,
  node: TSESTree.MemberExpression,
  frame: Frame,
  depth: number,
): Derivation {
  const object = derivation(inquiry, node.object, frame, depth + 1);
  if (object !== undefined) return object;
  const name = keyName(node);
  if (name === undefined || !isRequest(node.object, frame)) return undefined;
  return ofName(name, node.object, frame);
}

/** A property, header or parameter of a request, by its name. */
function ofName(name: string, object: TSESTree.Node, frame: Frame): Derivation {
  const along = namesAlong(object);
  if (along.some((step) => /header/i.test(step)))
    return namesCredentialHeader(name) ? "credential" : undefined;
  if (along.some((step) => /cookie/i.test(step))) return namesPreference(name) ? undefined : "credential";
  if (isInput(object, frame)) return namesSecret(name) ? "claim" : undefined;
  return namesIdentity(name) ? "credential" : undefined;
}

function ofCall(
  inquiry: Inquiry,
  call: TSESTree.CallExpression,
  frame: Frame,
  depth: number,
  without?: TSESTree.Node,
): Derivation {
  const { origins } = inquiry;
  const callee = origins.value(call.callee, frame);
  if (methodsOf(origins, callee, call).some((method) => method.call.checks?.purpose === "authenticates"))
    return "credential";
  const target = unwrapped(call.callee);
  const name =
    target.type === "MemberExpression"
      ? keyName(target)
      : target.type === "Identifier"
        ? target.name
        : undefined;
  const header = literalText(call.arguments[0]);
  if (target.type === "MemberExpression") {
    const receiver = derivation(inquiry, target.object, frame, depth + 1);
    if (receiver !== undefined) return name !== undefined && CONVERSIONS.test(name) ? receiver : "credential";
    if (header !== undefined && name !== undefined) {
      const read = ofReader(name, header, target.object, frame);
      if (read !== undefined) return read;
    }
  } else if (name !== undefined && header !== undefined && /cookie/i.test(name) && !namesPreference(header)) {
    return "credential";
  } else if (
    /^getHeader|RequestHeader$/.test(name ?? "") &&
    header !== undefined &&
    namesCredentialHeader(header)
  ) {
    return "credential";
  }
  const passed = strongest(
    call.arguments
      .filter((argument) => argument !== without && !isFunction(argument))
      .map((argument) => derivation(inquiry, argument, frame, depth + 1)),
  );
  if (passed !== undefined) return name !== undefined && CONVERSIONS.test(name) ? passed : "credential";
  for (const fn of functionsIn(callee)) if (readsCredential(inquiry, fn, depth)) return "credential";
  if (functionsIn(callee).length === 0 && name !== undefined && isSessionGetter(name)) return "credential";
  return undefined;
}

/** `headers.get("authorization")`, `req.header("x-api-key")`, `cookies.get("session")`, `searchParams.get("token")`, `c.get("user")`. */
function ofReader(method: string, name: string, object: TSESTree.Node, frame: Frame): Derivation {
  const along = [...namesAlong(object), method];
  if (along.some((step) => /header/i.test(step)))
    return namesCredentialHeader(name) ? "credential" : undefined;
  if (along.some((step) => /cookie/i.test(step))) return namesPreference(name) ? undefined : "credential";
  if (!/^(?:get|param|query|req|header)$/.test(method)) return undefined;
  if (isInput(object, frame) || method === "param" || method === "query")
    return namesSecret(name) ? "claim" : undefined;
  if (!isRequest(object, frame)) return undefined;
  return namesIdentity(name) || namesCredentialHeader(name) ? "credential" : undefined;
}

/** A call that can't be seen into, but is called like what it must be. */
function isSessionGetter(name: string): boolean {
  return (
    soundsLikeAuthentication(name) &&
    /^(?:get|use|load|fetch|read|resolve|verify|validate|decode|current|auth|session)/i.test(name)
  );
}

export function functionsIn(value: Value | undefined): FunctionValue[] {
  if (value?.kind === "function") return [value];
  return value?.kind === "alternatives" ? value.values.flatMap(functionsIn) : [];
}

/** Whether what the function gives depends on a credential: it reads one, or calls a function that does. */
export function readsCredential(inquiry: Inquiry, fn: FunctionValue, depth = 0): boolean {
  const known = inquiry.credentialReaders.get(fn.node);
  if (known !== undefined) return known;
  if (fn.node.body == null || depth > MAX_DEPTH - 4 || inquiry.budget <= 0) return false;
  inquiry.budget--;
  // While it is being found out, a recursive function reads none.
  inquiry.credentialReaders.set(fn.node, false);
  const { ast } = fn.frame.module;
  const reads = (callsByBody(ast).get(fn.node as TSESTree.FunctionLike)?.calls ?? []).some(
    (call) => call.type === "CallExpression" && ofCall(inquiry, call, fn.frame, depth + 3) === "credential",
  );
  const found =
    reads ||
    membersIn(fn.node.body).some(
      (member) => isOwn(member, fn) && ofMember(inquiry, member, fn.frame, depth + 6) === "credential",
    );
  inquiry.credentialReaders.set(fn.node, found);
  return found;
}

function isOwn(node: TSESTree.Node, fn: FunctionValue): boolean {
  return enclosingFunction(node) === (fn.node as TSESTree.Node);
}

const members = new WeakMap<TSESTree.Node, TSESTree.MemberExpression[]>();

function membersIn(node: TSESTree.Node): readonly TSESTree.MemberExpression[] {
  let found = members.get(node);
  if (found === undefined) {
    found = [];
    const pending = [node];
    for (let current = pending.pop(); current !== undefined; current = pending.pop()) {
      if (current.type === "MemberExpression" && namesIdentity(keyName(current) ?? "")) found.push(current);
      else if (current.type === "MemberExpression" && /authorization|cookie/i.test(keyName(current) ?? ""))
        found.push(current);
      pending.push(...childrenOf(current));
    }
    members.set(node, found);
  }
  return found;
}
