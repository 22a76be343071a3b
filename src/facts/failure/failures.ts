import type { TSESTree } from "@typescript-eslint/utils";
import type { Facts } from "../facts-of.ts";
import type { Module } from "../../project/module.ts";
import type { Origins } from "../../origins/origins.ts";
import type { Frame } from "../../origins/value.ts";
import { isFunction, keyName, unwrapped } from "../../syntax/nodes.ts";
import { variableAt } from "../../syntax/scopes.ts";
import { descendants } from "../../syntax/walk.ts";
import { callersOf } from "../callers.ts";
import { surroundingsOf } from "../repetition.ts";
import { reachedByRequest } from "../request-reach.ts";
import { isTranslated } from "./catching.ts";
import type { CaughtError, Condition, Failure, Subject } from "./failure.ts";
import { conditionOf, guardOf, isTypeCheck, type Guard } from "./guard.ts";
import { makerOf } from "./maker.ts";
import { querySubject } from "./sources.ts";
import { Subjects } from "./subject.ts";
import { madeBy, plainError, wordsOf } from "./thrown.ts";

const remembered = new WeakMap<Facts, readonly Failure[]>();

/** The plain errors of a file that a request can run into, and that its caller, its data or another service brings about. */
export function failuresOf(facts: Facts): readonly Failure[] {
  let failures = remembered.get(facts);
  if (failures === undefined) {
    failures = candidatesIn(facts).flatMap((node) => failureAt(facts, node) ?? []);
    remembered.set(facts, failures);
  }
  return failures;
}

type Candidate = Failure["node"];

/** What only code that answers requests has to do with. */
const SPEAKS: ReadonlySet<Subject> = new Set<Subject>(["row", "input", "identity"]);

function candidatesIn({ module }: Facts): Candidate[] {
  if (!/\bthrow\b|\.reject\b|\bnext\(/.test(module.text)) return [];
  const found: Candidate[] = [];
  for (const node of descendants(module.ast, () => false)) {
    if (node.type === "ThrowStatement") found.push(node);
    else if (node.type === "CallExpression" && mayThrow(node, module)) found.push(node);
  }
  return found;
}

function mayThrow(call: TSESTree.CallExpression, module: Module): boolean {
  return isRejection(call) || isHandedOn(call, module) || makerOf(call, module)?.does === "throws";
}

/** `Promise.reject(...)`. */
function isRejection({ callee, arguments: args }: TSESTree.CallExpression): boolean {
  return (
    callee.type === "MemberExpression" &&
    callee.object.type === "Identifier" &&
    callee.object.name === "Promise" &&
    keyName(callee) === "reject" &&
    args.length === 1
  );
}

/** `next(new Error(...))`: what Express knows in place of `throw`. */
function isHandedOn({ callee, arguments: args }: TSESTree.CallExpression, { scopes }: Module): boolean {
  if (callee.type !== "Identifier" || callee.name !== "next" || args.length !== 1) return false;
  return variableAt(scopes, callee, callee.name)?.defs.at(-1)?.type === "Parameter";
}

function failureAt(facts: Facts, node: Candidate): Failure | undefined {
  const { origins, module, frame } = facts;
  const plain = thrownBy(node, module);
  if (plain === undefined) return undefined;
  const reach = reachedByRequest(origins, node, frame);
  if (reach === undefined) return undefined;
  const { fn: body, by } = reach;
  if (isAssertion(body) || isTranslated(node, body)) return undefined;
  const guard = guardOf(node, body);
  if (guard === undefined) return undefined;
  const evidence = evidenceOf(facts, guard, node, body);
  if (evidence === undefined || (by === "package" && !SPEAKS.has(evidence.subject))) return undefined;
  const { texts, ...thrown } = plain;
  const message = texts
    .map((text) => wordsOf(origins, text, module))
    .join(" ")
    .replace(/\s+/g, " ")
    .trim();
  if (saysConfiguration(message) || callersTranslate(origins, body, frame)) return undefined;
  return { node, ...thrown, message, ...evidence, cause: causeOf(node, body) };
}

function thrownBy(node: Candidate, module: Module): ReturnType<typeof plainError> {
  if (node.type === "ThrowStatement") return plainError(node.argument, module);
  if (!isRejection(node) && !isHandedOn(node, module)) return madeBy(node, "throws", module);
  const [expression] = node.arguments;
  if (expression === undefined || expression.type === "SpreadElement") return undefined;
  const plain = plainError(expression, module);
  // `next("route")`, `next({ ctx })`: frameworks have their own use for other values.
  return plain?.form === "error" || isRejection(node) ? plain : undefined;
}

/** `assertNever(x)`, `invariant(condition, message)`: for what nobody can cause. */
function isAssertion(fn: TSESTree.FunctionLike): boolean {
  const name =
    ("id" in fn && fn.id?.name) ||
    (fn.parent?.type === "VariableDeclarator" && fn.parent.id.type === "Identifier" && fn.parent.id.name) ||
    "";
  return /^(?:assertNever|assertUnreachable|unreachable|exhaustive\w*|invariant|never|absurd)$/i.test(name);
}

function saysConfiguration(message: string): boolean {
  return /environment variable|\benv\b|not (?:been )?(?:configured|initiali[sz]ed|set up)|is not set\b|misconfigur|configuration|must be (?:called|used) (?:within|inside|after|before)|not (?:yet )?implemented|unreachable|should (?:never|not) happen|\b[A-Z0-9]+(?:_[A-Z0-9]+)*_(?:KEY|URL|URI|SECRET|TOKEN|ID|HOST)\b/i.test(
    message.replace(/\b[A-Z][A-Z0-9_]*_(?:KEY|URL|URI|SECRET|TOKEN|HOST)\b/g, "environment variable"),
  );
}

type Evidence = Pick<Failure, "subject" | "condition">;

function evidenceOf(
  facts: Facts,
  guard: Guard,
  node: TSESTree.Node,
  body: TSESTree.Node,
): Evidence | undefined {
  const { origins, frame } = facts;
  if (guard.kind === "caught") return { subject: "caught", condition: "state" };
  const subjects = new Subjects(origins).of(guard.test, frame);
  const subject = strongest(subjects);
  if (subject === undefined) return undefined;
  // Neither stored data of another type than the code wrote nor a user of another class are what a caller brings about.
  if ((subject === "row" || subject === "identity") && isTypeCheck(guard.test)) return undefined;
  // One case of many that code lists: data of its own never gets there.
  if (guard.rest && (subject !== "input" || isChoice(guard.test, facts))) return undefined;
  const condition: Condition = guard.rest ? "state" : conditionOf(guard.test, guard.holds);
  if (subject === "row" && condition === "missing" && followsWrite(facts, guard.test, body)) return undefined;
  return { subject, condition };
}

/** A parameter of a named type, or of one that lists its values: the compiler sees to it that nothing else comes. */
function isChoice(test: TSESTree.Node, { module }: Facts): boolean {
  const inner = unwrapped(test);
  if (inner.type !== "Identifier") return false;
  const definition = variableAt(module.scopes, inner, inner.name)?.defs.at(-1);
  if (definition?.type !== "Parameter") return false;
  const { typeAnnotation } = definition.name as TSESTree.Identifier;
  const type = typeAnnotation?.typeAnnotation.type;
  return type === "TSTypeReference" || type === "TSUnionType";
}

const ORDER: readonly Subject[] = ["identity", "row", "input", "upstream", "caught", "answer", "unknown"];

function strongest(subjects: ReadonlySet<Subject>): Subject | undefined {
  // A header that isn't the secret is the caller's, a secret that isn't there nobody's who calls.
  if (subjects.has("configuration") && !subjects.has("input") && !subjects.has("identity")) return undefined;
  const found = ORDER.find((subject) => subjects.has(subject));
  return subjects.has("written") && (found === undefined || !SPEAKS.has(found)) ? undefined : found;
}

/** The row that is missed was written by this very function before. */
function followsWrite(facts: Facts, test: TSESTree.Node, body: TSESTree.Node): boolean {
  const own = facts.queries.filter(
    ({ node, operation }) =>
      operation === "write" &&
      node.range[0] >= body.range[0] &&
      node.range[1] <= body.range[1] &&
      node.range[1] < test.range[0],
  );
  return own.some((query) => querySubject(query) === "written");
}

function causeOf(node: TSESTree.Node, body: TSESTree.Node): CaughtError | undefined {
  for (
    let current = node.parent as TSESTree.Node | undefined;
    current != null && current !== body;
    current = current.parent
  ) {
    if (current.type !== "CatchClause") continue;
    const name = current.param?.type === "Identifier" ? current.param.name : undefined;
    return { clause: current, name };
  }
  return undefined;
}

const MAX_STEPS = 4;

/** Every call of this function, here and in other files, stands where what it throws is caught and translated, or so do its callers' calls. */
function callersTranslate(origins: Origins, fn: TSESTree.FunctionLike, frame: Frame, steps = 0): boolean {
  const callers = callersOf(origins, fn, frame) ?? [];
  const isForOthers = isExported(fn) && callers.every((caller) => caller.frame.module === frame.module);
  return (
    callers.length > 0 &&
    !isForOthers &&
    callers.every((caller) => {
      const around = surroundingsOf(origins, caller.call, caller.frame).body;
      if (!isFunction(around)) return false;
      if (isTranslated(caller.call, around)) return true;
      return steps < MAX_STEPS && callersTranslate(origins, around, caller.frame, steps + 1);
    })
  );
}

function isExported(fn: TSESTree.Node): boolean {
  const declaration = fn.type === "FunctionDeclaration" ? fn : fn.parent?.parent;
  return declaration?.parent?.type.startsWith("Export") === true;
}
