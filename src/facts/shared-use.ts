import type { Variable } from "@typescript-eslint/scope-manager";
import type { TSESTree } from "@typescript-eslint/utils";
import type { Origins } from "../origins/origins.ts";
import type { Frame, FunctionNode } from "../origins/value.ts";
import {
  enclosingFunction,
  functionName,
  isFunction,
  isNullish,
  keyName,
  lastName,
} from "../syntax/nodes.ts";
import { descendants } from "../syntax/walk.ts";
import { callersOf } from "./callers.ts";
import { isWithin } from "./element-path.ts";
import { isWrittenInto } from "./invariant.ts";

/** What shows whether two values are one and the same object: it is written into, or told apart from others. */
export type SharedUse = "changed" | "compared";

/** What of the value is at hand: itself, something that is reached from it, or something made here that holds it. */
type Reach = "whole" | "part" | "holder";

const MAX_DEPTH = 6;
/** Methods that hand elements to their callback, at this position of its parameters. */
const VISITS = new Map(
  ["forEach", "map", "flatMap", "filter", "find", "findLast", "some", "every", "sort", "toSorted"].map(
    (name) => [name, 0],
  ),
).set("reduce", 1);
/** Methods that give elements, or other lists of them. */
const GIVES =
  /^(?:find|findLast|filter|slice|at|concat|toSorted|toReversed|values|entries|get|sort|reverse)$/;
const COMPARES = /^(?:add|has|includes|indexOf|lastIndexOf|set|delete)$/;
const HOLDS = /^(?:push|unshift|set)$/;
/** Static methods that give a new object of what is in their argument. */
const LISTS = /^(?:Object\.(?:values|entries|fromEntries)|Array\.from)$/;
const COLLECTIONS = /^(?:Weak)?(?:Set|Map)$/;

/** How the value of an expression is used, under all of its names, in functions that it is handed to and that it is returned by. */
export function sharedUse(origins: Origins, node: TSESTree.Node, frame: Frame): SharedUse | undefined {
  return new Search(origins).valueOf(node, frame, "whole", 0);
}

/** Follows one value. */
class Search {
  readonly #origins: Origins;
  readonly #seen = new Set<unknown>();

  constructor(origins: Origins) {
    this.#origins = origins;
  }

  valueOf(node: TSESTree.Node, frame: Frame, reach: Reach, depth: number): SharedUse | undefined {
    const { parent } = node;
    if (parent == null || depth > MAX_DEPTH || this.#seen.has(node)) return undefined;
    this.#seen.add(node);
    const on = (next = reach) => this.valueOf(parent, frame, next, depth);
    switch (parent.type) {
      case "TSAsExpression":
      case "TSNonNullExpression":
      case "TSSatisfiesExpression":
      case "ChainExpression":
      case "AwaitExpression":
      case "LogicalExpression":
        return on();
      case "ArrayExpression":
        return on("holder");
      case "SpreadElement":
        return parent.parent.type === "ObjectExpression" ? undefined : on();
      case "ConditionalExpression":
        return parent.test === node ? undefined : on();
      case "Property":
        return parent.value === node ? this.valueOf(parent.parent, frame, "holder", depth) : undefined;
      case "MemberExpression":
        if (parent.object !== node) return undefined;
        if (reach === "holder") return on(isMethod(parent) ? reach : "whole");
        return isWrittenInto(node) ? "changed" : on("part");
      case "BinaryExpression":
        return reach === "whole" && /^[!=]==?$/.test(parent.operator) && !isNullish(otherOf(parent, node))
          ? "compared"
          : undefined;
      case "VariableDeclarator":
        return parent.init === node ? this.#names(parent, frame, reach, depth) : undefined;
      case "AssignmentExpression":
        return parent.right === node ? this.#assigned(parent.left, frame, reach, depth) : undefined;
      case "ForOfStatement":
        return parent.right === node ? this.#names(parent.left, frame, elementOf(reach), depth) : undefined;
      case "ReturnStatement":
      case "ArrowFunctionExpression":
        return parent.type === "ArrowFunctionExpression" && parent.body !== node
          ? undefined
          : this.#returned(parent, frame, reach, depth);
      case "CallExpression":
      case "NewExpression":
        return parent.callee === node
          ? this.#called(parent as TSESTree.CallExpression, node, frame, reach, depth)
          : this.#handed(parent, node, frame, reach, depth);
      default:
        return undefined;
    }
  }

  #variable(
    variable: Variable | null | undefined,
    frame: Frame,
    reach: Reach,
    depth: number,
  ): SharedUse | undefined {
    if (variable == null || this.#seen.has(variable)) return undefined;
    this.#seen.add(variable);
    return first(variable.references, (reference) => {
      const node = reference.identifier as TSESTree.Node;
      if (!reference.isRead()) return undefined;
      return reach !== "holder" && isWrittenInto(node) ? "changed" : this.valueOf(node, frame, reach, depth);
    });
  }

  /** What a declaration or a parameter binds. */
  #names(declared: TSESTree.Node, frame: Frame, reach: Reach, depth: number): SharedUse | undefined {
    const { scopes } = frame.module;
    const id = declared.type === "VariableDeclarator" ? declared.id : declared;
    const bound = id.type === "Identifier" ? reach : elementOf(reach);
    for (const scope of scopes.scopes)
      for (const variable of scope.variables) {
        if (!variable.defs.some(({ name }) => isWithin(name as TSESTree.Node, id))) continue;
        const found = this.#variable(variable, frame, bound, depth + 1);
        if (found !== undefined) return found;
      }
    return undefined;
  }

  /** The variable that is named. */
  #assigned(left: TSESTree.Node, frame: Frame, reach: Reach, depth: number): SharedUse | undefined {
    // `byId[id] = row`
    if (left.type === "MemberExpression") return this.#assigned(left.object, frame, "holder", depth);
    if (left.type !== "Identifier") return undefined;
    const reference = frame.module.scopes.scopes
      .flatMap(({ references }) => references)
      .find(({ identifier }) => identifier === left);
    return this.#variable(reference?.resolved, frame, reach, depth + 1);
  }

  /** A method of the value is called: what its callback does with elements, and what it gives. */
  #called(
    call: TSESTree.CallExpression,
    callee: TSESTree.Node,
    frame: Frame,
    reach: Reach,
    depth: number,
  ): SharedUse | undefined {
    const name = callee.type === "MemberExpression" ? (keyName(callee) ?? "") : "";
    const position = VISITS.get(name);
    const [callback] = call.arguments;
    const inCallback =
      position === undefined || callback === undefined
        ? undefined
        : this.#given(callback, position, frame, elementOf(reach), depth);
    return inCallback ?? (GIVES.test(name) ? this.valueOf(call, frame, reach, depth) : undefined);
  }

  /** The value is an argument. */
  #handed(
    call: TSESTree.CallExpression | TSESTree.NewExpression,
    node: TSESTree.Node,
    frame: Frame,
    reach: Reach,
    depth: number,
  ): SharedUse | undefined {
    const position = call.arguments.indexOf(node as TSESTree.CallExpressionArgument);
    const { callee } = call;
    if (call.type === "NewExpression")
      return callee.type === "Identifier" && COLLECTIONS.test(callee.name) ? "compared" : undefined;
    if (callee.type === "MemberExpression" && position === 0) {
      const name = keyName(callee) ?? "";
      const owner = callee.object.type === "Identifier" ? callee.object.name : "";
      if (owner === "Object" && /^(?:assign|definePropert(?:y|ies)|setPrototypeOf)$/.test(name))
        return "changed";
      if (owner === "Promise") return this.valueOf(call, frame, reach, depth);
      if (LISTS.test(`${owner}.${name}`)) return this.valueOf(call, frame, "holder", depth);
      if (reach === "whole" && COMPARES.test(name)) return "compared";
    }
    // A list, or a map by something else, holds it from now on.
    if (callee.type === "MemberExpression" && HOLDS.test(keyName(callee) ?? "")) {
      const { object } = callee;
      return object.type === "Identifier" ? this.#assigned(object, frame, "holder", depth) : undefined;
    }
    if (callee.type === "MemberExpression" && keyName(callee) === "concat")
      return this.valueOf(call, frame, "holder", depth);
    return this.#given(callee, position, frame, reach, depth);
  }

  /** A function of the project gets the value as its parameter. */
  #given(
    callee: TSESTree.Node,
    position: number,
    frame: Frame,
    reach: Reach,
    depth: number,
  ): SharedUse | undefined {
    const value = isFunction(callee) ? undefined : this.#origins.value(callee, frame);
    const [fn, its]: [FunctionNode | undefined, Frame] = isFunction(callee)
      ? [callee, frame]
      : value?.kind === "function"
        ? [value.node, value.frame]
        : [undefined, frame];
    const parameter = fn?.params[position];
    return parameter && this.#names(parameter, its, reach, depth + 1);
  }

  /** The function's callers get it. */
  #returned(node: TSESTree.Node, frame: Frame, reach: Reach, depth: number): SharedUse | undefined {
    const fn = isFunction(node) ? node : enclosingFunction(node);
    if (fn === undefined) return undefined;
    const { parent } = fn;
    // A callback's results are those of the call: `await Promise.all(ids.map(async (id) => ...))`.
    if (parent?.type === "CallExpression" && parent.callee !== fn)
      return this.valueOf(parent, frame, "holder", depth + 1);
    const callers = callersOf(this.#origins, fn, frame) ?? callsByName(fn, frame);
    return first(callers, (one) => this.valueOf(one.call, one.frame, reach, depth + 1));
  }
}

/** Calls in the same file of what has the function's name. */
function callsByName(fn: TSESTree.FunctionLike, frame: Frame) {
  const owner = fn.parent as TSESTree.Node | undefined;
  const name =
    owner?.type === "MethodDefinition" || owner?.type === "PropertyDefinition" || owner?.type === "Property"
      ? keyName(owner)
      : functionName(fn)?.name;
  if (name === undefined) return [];
  return [...descendants(frame.module.ast, () => false)].flatMap((call) =>
    call.type === "CallExpression" && lastName(call.callee) === name ? [{ call, frame }] : [],
  );
}

function first<T>(all: readonly T[], find: (one: T) => SharedUse | undefined): SharedUse | undefined {
  for (const one of all) {
    const found = find(one);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What a loop over it, a pattern or a callback gets. */
function elementOf(reach: Reach): Reach {
  return reach === "holder" ? "whole" : "part";
}

function isMethod(member: TSESTree.MemberExpression): boolean {
  return member.parent.type === "CallExpression" && member.parent.callee === member;
}

function otherOf({ left, right }: TSESTree.BinaryExpression, node: TSESTree.Node): TSESTree.Node {
  return left === node ? right : left;
}
