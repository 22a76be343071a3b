import type { TSESTree } from "@typescript-eslint/utils";
import type { Facts } from "../facts-of.ts";
import { enclosingFunction, keyName } from "../../syntax/nodes.ts";
import { descendants } from "../../syntax/walk.ts";
import { callersOf } from "../callers.ts";
import { reachedByRequest } from "../request-reach.ts";
import { isTranslated } from "./catching.ts";
import type { CaughtError, Condition, Failure, Subject } from "./failure.ts";
import { conditionOf, guardOf, isTypeCheck, type Guard } from "./guard.ts";
import { querySubject } from "./sources.ts";
import { Subjects } from "./subject.ts";
import { plainError, wordsOf } from "./thrown.ts";

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
  if (!/\bthrow\b|\.reject\b/.test(module.text)) return [];
  const found: Candidate[] = [];
  for (const node of descendants(module.ast, () => false)) {
    if (node.type === "ThrowStatement" || (node.type === "CallExpression" && isRejection(node)))
      found.push(node);
  }
  return found;
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

function failureAt(facts: Facts, node: Candidate): Failure | undefined {
  const { origins, module, frame } = facts;
  const expression = node.type === "ThrowStatement" ? node.argument : node.arguments[0];
  if (expression === undefined || expression.type === "SpreadElement") return undefined;
  const plain = plainError(expression, module);
  if (plain === undefined) return undefined;
  const reach = reachedByRequest(origins, node, frame);
  if (reach === undefined) return undefined;
  const { fn: body, by } = reach;
  if (isAssertion(body) || isTranslated(node, body)) return undefined;
  const guard = guardOf(node, body);
  if (guard === undefined) return undefined;
  const evidence = evidenceOf(facts, guard, node, body);
  if (evidence === undefined || (by === "package" && !SPEAKS.has(evidence.subject))) return undefined;
  const message = wordsOf(origins, plain.text, module).replace(/\s+/g, " ").trim();
  if (saysConfiguration(message) || callersTranslate(facts, body)) return undefined;
  return { node, thrown: plain.thrown, form: plain.form, message, ...evidence, cause: causeOf(node, body) };
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
  // Stored data of another type than the code wrote are nothing that a caller brings about.
  if (subject === "row" && isTypeCheck(guard.test)) return undefined;
  // One case of many that code lists: data of its own never gets there.
  if (guard.rest && subject !== "input") return undefined;
  const condition: Condition = guard.rest ? "state" : conditionOf(guard.test, guard.holds);
  if (subject === "row" && condition === "missing" && followsWrite(facts, guard.test, body)) return undefined;
  return { subject, condition };
}

const ORDER: readonly Subject[] = ["identity", "row", "input", "upstream", "caught", "answer", "unknown"];

function strongest(subjects: ReadonlySet<Subject>): Subject | undefined {
  if (subjects.has("configuration")) return undefined;
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

/** Every call of this function, here and in other files, stands where what it throws is caught and translated. */
function callersTranslate({ origins, module, frame }: Facts, fn: TSESTree.FunctionLike): boolean {
  const callers = callersOf(origins, fn, frame) ?? [];
  const isForOthers = isExported(fn) && callers.every((caller) => caller.frame.module === module);
  return (
    callers.length > 0 &&
    !isForOthers &&
    callers.every(({ call }) => {
      const around = enclosingFunction(call);
      return around !== undefined && isTranslated(call, around);
    })
  );
}

function isExported(fn: TSESTree.Node): boolean {
  const declaration = fn.type === "FunctionDeclaration" ? fn : fn.parent?.parent;
  return declaration?.parent?.type.startsWith("Export") === true;
}
