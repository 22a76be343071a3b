import type { TSESTree } from "@typescript-eslint/utils";
import { functionsIn, type Frame } from "../../origins/value.ts";
import { keyName, literalText, unwrapped } from "../../syntax/nodes.ts";
import { variableAt } from "../../syntax/scopes.ts";
import { derivation } from "./credential.ts";
import type { Inquiry } from "./inquiry.ts";
import { isNoted } from "./metadata.ts";
import { pathCondition } from "./path-condition.ts";
import { namesAlong } from "./request.ts";
import { namesFailure, namesSetup } from "./words.ts";

/** What a test comes out as for a request whose credential is missing or bad. */
export interface Outcome {
  /** `undefined`: it can't be known from here. */
  readonly value: boolean | undefined;
  /** The test looks at who calls. */
  readonly aboutCaller: boolean;
  /** The test looks at how the application is configured or set up, and at nothing of the request. */
  readonly aboutSetup: boolean;
}

const UNKNOWN: Outcome = { value: undefined, aboutCaller: false, aboutSetup: false };
const about = (value: boolean | undefined): Outcome => ({ value, aboutCaller: true, aboutSetup: false });
const known = (value: boolean): Outcome => ({ value, aboutCaller: false, aboutSetup: false });

export function outcomeOf(inquiry: Inquiry, test: TSESTree.Node, frame: Frame, depth = 0): Outcome {
  const node = unwrapped(test);
  if (depth > 8) return UNKNOWN;
  switch (node.type) {
    case "UnaryExpression":
      if (node.operator === "!") return inverted(outcomeOf(inquiry, node.argument, frame, depth + 1));
      return UNKNOWN;
    case "LogicalExpression": {
      const left = outcomeOf(inquiry, node.left, frame, depth + 1);
      const right = outcomeOf(inquiry, node.right, frame, depth + 1);
      return node.operator === "&&" ? both(left, right) : either(left, right);
    }
    case "BinaryExpression":
      return comparison(inquiry, node, frame, depth);
    case "Literal":
      return known(Boolean(node.value));
    case "ConditionalExpression": {
      const tested = outcomeOf(inquiry, node.test, frame, depth + 1);
      if (tested.value !== undefined)
        return outcomeOf(inquiry, tested.value ? node.consequent : node.alternate, frame, depth + 1);
      return tested;
    }
    default:
      return truth(inquiry, node, frame, depth);
  }
}

function inverted({ value, ...rest }: Outcome): Outcome {
  return { ...rest, value: value === undefined ? undefined : !value };
}

function both(a: Outcome, b: Outcome): Outcome {
  const value =
    a.value === false || b.value === false ? false : a.value === true && b.value === true ? true : undefined;
  return joined(value, a, b);
}

function either(a: Outcome, b: Outcome): Outcome {
  const value =
    a.value === true || b.value === true ? true : a.value === false && b.value === false ? false : undefined;
  return joined(value, a, b);
}

function joined(value: boolean | undefined, a: Outcome, b: Outcome): Outcome {
  return {
    value,
    aboutCaller: a.aboutCaller || b.aboutCaller,
    aboutSetup: a.aboutSetup || b.aboutSetup,
  };
}

/** A value that is used as a condition. */
function truth(inquiry: Inquiry, node: TSESTree.Node, frame: Frame, depth: number): Outcome {
  const path = pathCondition(inquiry, node, frame);
  if (path !== undefined) return known(path);
  const noted = isNoted(inquiry, node, frame);
  if (noted !== undefined) return known(noted);
  const derived = derivation(inquiry.origins, node, frame);
  if (derived === "credential") return about(namesFailure(lastName(node)));
  // A token that is only asked for hasn't been compared with anything.
  if (derived === "claim") return { value: undefined, aboutCaller: false, aboutSetup: false };
  if (node.type === "Identifier" && depth < 6) {
    const init = constant(node, frame);
    if (init !== undefined) return outcomeOf(inquiry, init, frame, depth + 1);
    const isGiven = given(inquiry, node, frame);
    if (isGiven !== undefined) return known(isGiven);
  }
  if (node.type === "CallExpression") {
    const [fn] = functionsIn(inquiry.origins.value(node.callee, frame));
    const result = fn === undefined ? undefined : onlyResult(fn.node.body);
    if (fn !== undefined && result !== undefined) {
      const inside = inquiry.origins.withArguments(fn, node, node.arguments, frame);
      const outcome = outcomeOf(inquiry, result, inside, depth + 2);
      if (outcome.value !== undefined || outcome.aboutCaller) return outcome;
    }
  }
  return { value: undefined, aboutCaller: false, aboutSetup: isSetup(node, frame) };
}

/** `if (middleware)`, where the caller hands one over, or nothing. */
function given({ origins }: Inquiry, node: TSESTree.Identifier, frame: Frame): boolean | undefined {
  const definition = variableAt(frame.module.scopes, node, node.name)?.defs[0];
  if (definition?.type !== "Parameter") return undefined;
  const argument = origins.argument(definition.name as TSESTree.Node, frame);
  if (argument === undefined) return undefined;
  if (isNothing(argument.node)) return false;
  return functionsIn(origins.value(argument.node, argument.frame)).length > 0 ? true : undefined;
}

/** What a function of one statement returns. */
function onlyResult(body: TSESTree.Node | null | undefined): TSESTree.Node | undefined {
  if (body == null || body.type !== "BlockStatement") return body ?? undefined;
  const last = body.body.at(-1);
  const simple = body.body.slice(0, -1).every((statement) => statement.type === "VariableDeclaration");
  return simple && last?.type === "ReturnStatement" ? (last.argument ?? undefined) : undefined;
}

function isSetup(node: TSESTree.Node, frame: Frame): boolean {
  const inner = unwrapped(node);
  const init = inner.type === "Identifier" ? constant(inner, frame) : undefined;
  const names = namesAlong(init ?? inner);
  return (
    names.some(namesSetup) ||
    /^(?:process|env|config|configuration|settings|flags|environment)$/i.test(names[0] ?? "") ||
    /^[A-Z][A-Z0-9_]+$/.test(names.at(-1) ?? "")
  );
}

function lastName(node: TSESTree.Node): string {
  const inner = unwrapped(node);
  if (inner.type === "Identifier") return inner.name;
  if (inner.type === "MemberExpression") return keyName(inner) ?? "";
  if (inner.type === "CallExpression") return lastName(inner.callee);
  return "";
}

/** `const isOpen = paths.includes(path)`: what the variable was made of, if nothing else is ever put into it. */
function constant(node: TSESTree.Identifier, frame: Frame): TSESTree.Expression | undefined {
  const variable = variableAt(frame.module.scopes, node, node.name);
  const [definition] = variable?.defs ?? [];
  const declared = definition?.node as TSESTree.Node | undefined;
  if (declared?.type !== "VariableDeclarator" || declared.id.type !== "Identifier" || declared.init == null)
    return undefined;
  return variable?.references.some((reference) => reference.isWrite() && reference.init !== true) === true
    ? undefined
    : declared.init;
}

function comparison(inquiry: Inquiry, node: TSESTree.BinaryExpression, frame: Frame, depth: number): Outcome {
  const { left, right, operator } = node;
  const path = pathCondition(inquiry, node, frame);
  if (path !== undefined) return known(path);
  if (operator === "instanceof") {
    return derivation(inquiry.origins, left, frame) === undefined
      ? UNKNOWN
      : about(/response|error/i.test(lastName(right)));
  }
  const equal = operator === "===" || operator === "==";
  const unequal = operator === "!==" || operator === "!=";
  const noted = (equal || unequal) && isNothing(right) ? isNoted(inquiry, left, frame) : undefined;
  if (noted !== undefined) return known(noted === unequal);
  const environment = environmentComparison(left, right);
  if (environment !== undefined && (equal || unequal)) {
    return { value: equal ? environment : !environment, aboutCaller: false, aboutSetup: true };
  }
  const [value, other] = isPlain(right) ? [left, right] : [right, left];
  const derived = [derivation(inquiry.origins, left, frame), derivation(inquiry.origins, right, frame)];
  const compared =
    derived.includes("credential") ||
    (derived.includes("claim") && !isPlain(other)) ||
    comparesSecret(left, right);
  if (!compared) return depth > 7 ? UNKNOWN : { ...UNKNOWN, aboutSetup: isSetup(value, frame) };
  if (!equal && !unequal) return about(undefined);
  // `=== undefined`, `typeof token === "undefined"`: true for what is missing.
  const nothing = isNothing(other) || literalText(unwrapped(other)) === "undefined";
  // `result.status === 401`, `error === "unauthorized"`: true for what failed.
  const failure =
    /^(?:40\d|unauth|forbidden|error|denied|expired)/i.test(literalText(unwrapped(other)) ?? "") ||
    isLiteral(other, false);
  const holds = nothing || failure;
  return about(equal ? holds : !holds);
}

function isPlain(node: TSESTree.Node): boolean {
  const inner = unwrapped(node);
  return inner.type === "Literal" || (inner.type === "Identifier" && inner.name === "undefined");
}

function isNothing(node: TSESTree.Node): boolean {
  const inner = unwrapped(node);
  return (
    (inner.type === "Literal" && (inner.raw === "null" || inner.value === 0)) ||
    (inner.type === "Identifier" && inner.name === "undefined")
  );
}

function isLiteral(node: TSESTree.Node, value: boolean): boolean {
  const inner = unwrapped(node);
  return inner.type === "Literal" && inner.value === value;
}

/** Something is compared with a secret of the application's: `key !== process.env.CRON_SECRET`. */
function comparesSecret(left: TSESTree.Node, right: TSESTree.Node): boolean {
  return (isSecret(left) && !isPlain(right)) || (isSecret(right) && !isPlain(left));
}

export function isSecret(node: TSESTree.Node): boolean {
  const inner = unwrapped(node);
  if (inner.type === "TemplateLiteral") return inner.expressions.some(isSecret);
  if (inner.type === "LogicalExpression") return isSecret(inner.left) || isSecret(inner.right);
  const names = namesAlong(inner);
  const last = names.at(-1) ?? "";
  return (
    (names.some((name) => /^(?:env|config|configuration|settings|options|secrets)$/i.test(name)) ||
      /^[A-Z][A-Z0-9_]+$/.test(last)) &&
    /secret|token|key|password|signature|hash/i.test(last)
  );
}

/** Code is read as it runs in production. */
function environmentComparison(left: TSESTree.Node, right: TSESTree.Node): boolean | undefined {
  for (const [value, other] of [
    [left, right],
    [right, left],
  ] as const) {
    const text = literalText(unwrapped(other));
    const last = namesAlong(value).at(-1) ?? "";
    if (
      text !== undefined &&
      /^(?:NODE_ENV|VERCEL_ENV|APP_ENV|ENVIRONMENT|ENV|nodeEnv|environment)$/.test(last)
    )
      return /^prod/i.test(text);
  }
  return undefined;
}
