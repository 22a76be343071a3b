import type { TSESTree } from "@typescript-eslint/utils";
import { completionOf } from "../../syntax/completion.ts";
import { unwrapped } from "../../syntax/nodes.ts";
import { isAnswer, isRefusal } from "./answer.ts";
import { noteAuthorisation } from "./authorisation.ts";
import { outcomeOf, type Outcome } from "./condition.ts";
import { expression } from "./expressions.ts";
import { asksWhetherInUse } from "./first-use.ts";
import { check, guardedAs, join, point, type Site, type State } from "./walk.ts";
import { namesOpenness, namesSetup, refuses } from "./words.ts";

/** What is known after the statements; `undefined` where control never comes to their end. */
export function statements(
  site: Site,
  list: readonly TSESTree.Statement[],
  before: State,
): State | undefined {
  let state: State | undefined = before;
  for (const node of list) {
    state = statement(site, node, state);
    if (state === undefined) return undefined;
  }
  return state;
}

function statement(site: Site, node: TSESTree.Statement, state: State): State | undefined {
  switch (node.type) {
    case "ExpressionStatement":
      return expression(site, node.expression, state, false);
    case "VariableDeclaration": {
      let current: State | undefined = state;
      for (const { id, init } of node.declarations) {
        if (init != null && current !== undefined)
          current = expression(site, init, current, site.tail && isAnswer(site, id));
      }
      return current;
    }
    case "ReturnStatement":
      returned(site, node, node.argument, state);
      return undefined;
    case "ThrowStatement":
      expression(site, node.argument, state, false);
      return undefined;
    case "BlockStatement":
      return statements(site, node.body, state);
    case "IfStatement":
      return branches(site, node, state);
    case "TryStatement":
      return attempted(site, node, state);
    case "SwitchStatement":
      return switched(site, node, state);
    case "LabeledStatement":
      return statement(site, node.body, state);
    case "ForOfStatement":
    case "ForInStatement": {
      const after = expression(site, node.right, state, false);
      if (after !== undefined) statement({ ...site, conditional: true }, node.body, after);
      return after;
    }
    case "ForStatement":
    case "WhileStatement": {
      const after = node.test == null ? state : expression(site, node.test, state, false);
      if (after === undefined) return undefined;
      // A loop that is left by `return` alone: whatever its body makes sure of.
      const body = statement(site, node.body, after);
      return node.test == null || unwrapped(node.test).type === "Literal" ? (body ?? after) : after;
    }
    case "DoWhileStatement":
      return statement(site, node.body, state);
    case "BreakStatement":
    case "ContinueStatement":
      return state;
    default:
      return state;
  }
}

/** What comes after `return`, or is the body of an arrow function. */
export function returned(
  site: Site,
  node: TSESTree.Node,
  argument: TSESTree.Node | null,
  state: State,
): void {
  const { walk } = site;
  const after = argument === null ? state : expression(site, argument, state, true);
  if (after === undefined) return;
  if (walk.style === "returns") {
    if (site.tail && !isRefusal(site, node)) point(site, node, after);
  } else if (walk.style === "truth" && site.tail) {
    truthPoint(site, node, argument, after);
  } else if (walk.style === "work" && site.tail && !site.missing && after.pending.length > 0) {
    if (!isRefusal(site, node)) for (const read of after.pending) point(site, read, after);
  }
  if (site.missing && site.tail) return;
  site.exits.push(after);
}

function truthPoint(site: Site, node: TSESTree.Node, argument: TSESTree.Node | null, state: State): void {
  if (argument === null) return;
  const inner = unwrapped(argument);
  if (inner.type === "Literal" && inner.value === false) return;
  const outcome = outcomeOf(site.walk.inquiry, argument, site.frame);
  if (outcome.value === false && outcome.aboutCaller) point(site, node, guardedAs(state, "present"));
  // A call has been read already; what it found is in `state`.
  else if (inner.type === "CallExpression" && state.guarded === "absent")
    point(site, node, { ...state, guarded: "unknown" });
  else point(site, node, state);
}

function branches(site: Site, node: TSESTree.IfStatement, before: State): State | undefined {
  const { inquiry } = site.walk;
  const outcome = outcomeOf(inquiry, node.test, site.frame);
  const tested = expression(site, node.test, before, false);
  if (tested === undefined) return undefined;
  if (tested.guarded === "present") {
    if (leaves(node.consequent) && refuses(textOf(site, node.consequent))) noteAuthorisation(site, node.test);
    return either(site, node, tested, tested);
  }
  if (!outcome.aboutCaller) return unrelated(site, node, outcome, tested);
  const guarded = guardedAs(tested, "present");
  if (outcome.value === undefined) {
    const after = either({ ...site, conditional: true }, node, tested, tested);
    const exits = leaves(node.consequent) || (node.alternate != null && leaves(node.alternate));
    if (!exits || after === undefined) return after;
    if (!outcome.aboutSetup) return guardedAs(after, "unknown");
    check(site, "authenticates", node.test);
    return guardedAs(after, "present");
  }
  const [missing, found] = outcome.value
    ? [node.consequent, node.alternate]
    : [node.alternate, node.consequent];
  const anonymous = missing == null ? tested : statement({ ...site, missing: true }, missing, tested);
  const known = found == null ? guarded : statement(site, found, guarded);
  const turnedAway = missing != null && (anonymous === undefined || refuses(textOf(site, missing)));
  if (!turnedAway) return join(anonymous, known);
  check(site, "authenticates", node.test);
  noteAuthorisation(site, node.test);
  return known;
}

function unrelated(
  site: Site,
  node: TSESTree.IfStatement,
  outcome: Outcome,
  tested: State,
): State | undefined {
  if (outcome.value !== undefined) {
    const taken = outcome.value ? node.consequent : node.alternate;
    const after = taken == null ? tested : statement(site, taken, tested);
    // Refuses in production: `if (process.env.NODE_ENV === "production") return notFound()`.
    return after;
  }
  const saysNo =
    refuses(textOf(site, node.consequent)) ||
    namesSetup(textOf(site, node.test)) ||
    asksWhetherInUse(site, node.test);
  const refused = saysNo && !passes(site, node.consequent) && neverEnds(site, node.consequent, tested);
  if (refused) {
    statement({ ...site, missing: true }, node.consequent, tested);
    const rest = guardedAs(tested, "present");
    check(site, "authenticates", node.test);
    noteAuthorisation(site, node.test);
    return node.alternate == null ? rest : statement(site, node.alternate, rest);
  }
  const after = either({ ...site, conditional: true }, node, tested, tested);
  const isOpen = namesOpenness(textOf(site, node.test));
  if ((!outcome.aboutSetup && !isOpen) || after === undefined) return after;
  // One way of checking or another, as the application is configured; or none for what is open to all.
  const branchesGuarded = [node.consequent, node.alternate].some(
    (branch) =>
      branch != null &&
      statement({ ...quiet(site), conditional: true }, branch, tested)?.guarded === "present",
  );
  return branchesGuarded ? guardedAs(after, isOpen ? "unknown" : "present") : after;
}

/** A second look at code that has been read, which leaves no traces. */
function quiet(site: Site): Site {
  return { ...site, walk: { ...site.walk, points: [], checks: [] }, exits: [] };
}

/** The branch lets the request through: `if (!config.auth) return next()`. */
function passes(site: Site, node: TSESTree.Statement): boolean {
  return site.walk.style !== "work" && /\bnext\b|\btrue\b|return;|return\s*}/.test(textOf(site, node));
}

function either(site: Site, node: TSESTree.IfStatement, first: State, second: State): State | undefined {
  const consequent = statement(site, node.consequent, first);
  const alternate = node.alternate == null ? second : statement(site, node.alternate, second);
  return join(consequent, alternate);
}

/** Also where what it calls never comes back: `throwNotFound()`. */
function neverEnds(site: Site, node: TSESTree.Statement, state: State): boolean {
  return leaves(node) || statement(quiet(site), node, state) === undefined;
}

function leaves(node: TSESTree.Statement): boolean {
  return !completionOf([node]).normal;
}

function textOf(site: Site, node: TSESTree.Node): string {
  return site.frame.module.text.slice(node.range[0], node.range[1]);
}

function attempted(site: Site, node: TSESTree.TryStatement, state: State): State | undefined {
  const before = site.walk.checks.length;
  const block = statements(site, node.block.body, state);
  // Who fails a check comes to what catches that, whoever else may.
  const isCheck = site.walk.checks.slice(before).some(({ purpose }) => purpose === "authenticates");
  // Whoever comes here has failed somewhere inside: nothing that the block made sure of holds.
  // What a handler's own code does about a failure is no work for whoever asked.
  const missing = site.missing || site.walk.style === "work";
  const handled =
    node.handler == null
      ? undefined
      : statements(
          { ...site, conditional: site.conditional || !isCheck, missing },
          node.handler.body.body,
          state,
        );
  const refused = node.handler != null && refuses(textOf(site, node.handler.body));
  const after = refused && site.walk.style !== "completes" ? (block ?? handled) : join(block, handled);
  if (node.finalizer == null || after === undefined) return after;
  return statements(site, node.finalizer.body, after);
}

function switched(site: Site, node: TSESTree.SwitchStatement, before: State): State | undefined {
  const state = expression(site, node.discriminant, before, false);
  if (state === undefined) return undefined;
  let result: State | undefined;
  let running: State | undefined;
  const { method } = site.walk.inquiry.request;
  for (const branch of node.cases) {
    const decided =
      branch.test == null
        ? undefined
        : outcomeOf(
            site.walk.inquiry,
            {
              ...node,
              type: "BinaryExpression",
              operator: "===",
              left: node.discriminant,
              right: branch.test,
            } as never,
            site.frame,
          );
    if (decided?.value === false && running === undefined) continue;
    const isOther = branch.test == null && method !== undefined && handles(site, node, method);
    if (isOther && running === undefined) continue;
    const start: State | undefined = running ?? state;
    running = statements(site, branch.consequent, start);
    if (running !== undefined && branch.consequent.some((one) => one.type === "BreakStatement")) {
      result = join(result, running);
      running = undefined;
    }
  }
  result = join(result, running);
  const complete = node.cases.some((branch) => branch.test == null);
  return complete ? result : (result ?? state);
}

/** A `case` of the switch is about this very method. */
function handles(site: Site, node: TSESTree.SwitchStatement, method: string): boolean {
  return node.cases.some(
    (branch) => branch.test != null && textOf(site, branch.test).replace(/\W/g, "") === method,
  );
}
