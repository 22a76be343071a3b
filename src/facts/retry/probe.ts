import type { TSESTree } from "@typescript-eslint/utils";
import { calledFunctions, queryReachedBy } from "../effects.ts";
import type { Facts } from "../facts-of.ts";
import { queryAt } from "../query.ts";
import { containsAwait } from "../../syntax/awaits.ts";
import { isEndless } from "../../syntax/completion.ts";
import { isLoop } from "../../syntax/exits.ts";
import { isFunction, keyName, lastName, unwrapped } from "../../syntax/nodes.ts";
import { contains, descendants } from "../../syntax/walk.ts";
import { boundOf, mentions, progressIn, textOf } from "./progress.ts";
import type { Retry, RetryLoop } from "./retry.ts";
import { waitIn } from "./wait.ts";

const skipInner = (node: TSESTree.Node) => isFunction(node) || isLoop(node);

/** Draws candidates until one is free: `do { slug = random(); } while (await exists(slug))`. */
export function probeLoop(facts: Facts, loop: RetryLoop): Retry | undefined {
  const operation =
    loop.test != null && !isEndless(loop) ? testedLookup(facts, loop) : drawnLookup(facts, loop.body);
  if (operation === undefined) return undefined;
  const { module } = facts;
  // A number that only makes the next candidate ends nothing: a bound must compare it.
  const progress = progressIn(loop, module).filter(({ target }) => !isPartOfCandidate(loop, target, facts));
  return {
    form: "probe",
    node: loop,
    operation: operation.callee,
    bound: boundOf(loop, [loop.test], progress, module),
    conflict: false,
    wait: waitIn([loop.body], progress, module),
  };
}

/** The counter goes into the candidate (`${slug}-${n}`) and nowhere into a comparison. */
function isPartOfCandidate(loop: RetryLoop, target: string, { module }: Facts): boolean {
  return !contains(
    loop,
    (node) =>
      node.type === "BinaryExpression" &&
      /^[<>]=?$|^===?$|^!==?$/.test(node.operator) &&
      mentions(node, [target], module),
  );
}

/** The branch around `call`, in `fn`, for a candidate that is taken: `if (await exists(code)) return this.draw()`. */
export function takenBranch(
  facts: Facts,
  call: TSESTree.Node,
  fn: TSESTree.FunctionLike,
): TSESTree.Node | undefined {
  let child = call;
  for (
    let current = call.parent;
    current != null && current !== fn;
    child = current, current = current.parent
  ) {
    if (isFunction(current)) return undefined;
    if (current.type !== "IfStatement" || current.consequent !== child || fn.body == null) continue;
    const lookup = drawnLookup(facts, fn.body);
    return lookup !== undefined && looksAt(current.test, lookup, fn.body, facts) ? child : undefined;
  }
  return undefined;
}

/** The test holds the call, or the variable that its answer was put into. */
function looksAt(
  test: TSESTree.Node,
  lookup: TSESTree.Node,
  body: TSESTree.Node,
  { module }: Facts,
): boolean {
  const holds = (node: TSESTree.Node) => contains(node, (inner) => inner === lookup);
  const names = [...descendants(body)].flatMap((node) =>
    node.type === "VariableDeclarator" && node.init != null && holds(node.init)
      ? [textOf(node.id, module)]
      : [],
  );
  return holds(test) || mentions(test, names, module);
}

/** The look-up stands in the loop's test, and the body makes the next candidate. */
function testedLookup(facts: Facts, loop: RetryLoop): TSESTree.CallExpression | undefined {
  const { module } = facts;
  if (loop.test == null) return undefined;
  const tested = [loop.test, ...descendants(loop.test)];
  // What is made from the answer follows a trail (a parent, a cursor) rather than trying its luck.
  const answers = tested
    .filter((node) => node.type === "AssignmentExpression")
    .map(({ left }) => textOf(left, module));
  for (const node of tested) {
    if (node.type !== "AwaitExpression") continue;
    const call = unwrapped(node.argument);
    if (call.type !== "CallExpression" || !looksUp(facts, call)) continue;
    for (const inner of descendants(loop.body, skipInner)) {
      if (inner.type !== "AssignmentExpression" && inner.type !== "UpdateExpression") continue;
      if (inner.type === "AssignmentExpression" && mentions(inner.right, answers, module)) continue;
      const target = textOf(inner.type === "AssignmentExpression" ? inner.left : inner.argument, module);
      if (call.arguments.some((argument) => mentions(argument, [target], module))) return call;
    }
  }
  return undefined;
}

/** `while (true) { const code = draw(); if (!(await find(code))) return code; }` */
function drawnLookup(facts: Facts, body: TSESTree.Node): TSESTree.CallExpression | undefined {
  const { module } = facts;
  const declared = (body.type === "BlockStatement" ? body.body : [])
    .filter((statement) => statement.type === "VariableDeclaration")
    .flatMap(({ declarations }) => declarations)
    .flatMap(({ id, init }) => (id.type === "Identifier" && init != null ? [{ name: id.name, init }] : []));
  // What is made of an answer is worked through rather than tried.
  const answers = declared.filter(({ init }) => containsAwait(init)).map(({ name }) => name);
  const candidates = declared
    .filter(({ init }) => !containsAwait(init) && isDrawn(init) && !mentions(init, answers, module))
    .map(({ name }) => name);
  if (candidates.length === 0) return undefined;
  for (const node of descendants(body, skipInner)) {
    if (node.type !== "AwaitExpression") continue;
    const call = unwrapped(node.argument);
    if (call.type !== "CallExpression" || !looksUp(facts, call)) continue;
    if (!call.arguments.some((argument) => mentions(argument, candidates, module))) continue;
    if (leavesWithCandidate(body, candidates, facts)) return call;
  }
  return undefined;
}

/** Made anew at each turn, rather than read from something that is used up. */
function isDrawn(node: TSESTree.Node): boolean {
  const inner = unwrapped(node);
  if (inner.type === "TemplateLiteral" || inner.type === "BinaryExpression") return true;
  if (inner.type !== "CallExpression") return false;
  const name = inner.callee.type === "MemberExpression" ? keyName(inner.callee) : undefined;
  return name === undefined || !/^(?:shift|pop|next|read|get|take|dequeue|receive|at)$/.test(name);
}

function leavesWithCandidate(body: TSESTree.Node, candidates: readonly string[], { module }: Facts): boolean {
  for (const node of descendants(body, skipInner)) {
    if (
      node.type === "ReturnStatement" &&
      node.argument != null &&
      mentions(node.argument, candidates, module)
    )
      return true;
    if (node.type === "BreakStatement") return true;
  }
  return false;
}

/** The call asks a database, or something that says so by its name, whether the candidate is taken. */
function looksUp(facts: Facts, call: TSESTree.CallExpression): boolean {
  const { origins, frame } = facts;
  const query = queryAt(origins, call, frame);
  if (query !== undefined) return query.operation !== "write";
  for (const fn of calledFunctions(origins, call, frame)) {
    if (queryReachedBy(origins, fn)?.query.operation !== undefined) return true;
  }
  const { callee } = call;
  const name = lastName(callee);
  return (
    name !== undefined && /exist|taken|inUse|isUsed|available|isUnique|findBy|collision|duplicate/i.test(name)
  );
}
