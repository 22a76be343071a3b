import type { Variable } from "@typescript-eslint/scope-manager";
import type { TSESTree } from "@typescript-eslint/utils";
import type { CompiledType } from "../models/compile.ts";
import type { CallModel } from "../models/model.ts";
import type { Origins } from "../origins/origins.ts";
import type { Frame, MethodValue, Value } from "../origins/value.ts";
import type { CallNode } from "../syntax/calls.ts";
import { unwrapped } from "../syntax/nodes.ts";
import { variableAt } from "../syntax/scopes.ts";

/** One link of a builder chain, or the only call of a query that is not built. */
export interface ChainLink {
  readonly name: string;
  readonly node: CallNode;
  readonly call: CallModel;
}

export interface Chain {
  /** From the first call to the last. */
  readonly links: readonly ChainLink[];
  /** Every link is in sight: the chain doesn't begin with a builder from elsewhere, and no other code adds to it. */
  readonly complete: boolean;
}

/** The chain that ends in `node`, through variables that hold its beginning. */
export function chainOf(origins: Origins, node: CallNode, frame: Frame): Chain {
  const links: ChainLink[] = [];
  let start: CompiledType | undefined;
  let complete = !isAddedTo(origins, node, frame);
  let current: TSESTree.Node = node;
  for (let steps = 0; steps < 64; steps++) {
    const expression = unwrapped(current);
    if (expression.type === "CallExpression" || expression.type === "TaggedTemplateExpression") {
      const target: TSESTree.Node = expression.type === "CallExpression" ? expression.callee : expression.tag;
      const [method] = methodsOf(origins, origins.value(target, frame), expression);
      if (method !== undefined) {
        links.unshift({ name: method.name, node: expression, call: method.call });
        start = method.owner?.type;
        complete &&= method.call.role !== "dynamic";
      }
      const callee = unwrapped(target);
      if (callee.type !== "MemberExpression") break;
      current = callee.object;
    } else if (expression.type === "Identifier") {
      const variable = variableAt(frame.module.scopes, expression, expression.name);
      const definitions = variable?.defs ?? [];
      const declarator =
        definitions.length === 1 ? (definitions[0]?.node as TSESTree.Node | undefined) : undefined;
      if (
        declarator?.type !== "VariableDeclarator" ||
        declarator.id.type !== "Identifier" ||
        declarator.init == null
      )
        break;
      const value = origins.value(expression, frame);
      const builds = value?.kind === "library" && origins.models.describesStatement(value.type);
      complete &&= variable !== undefined && !(builds && isExtended(origins, variable, frame));
      current = declarator.init;
    } else if (expression.type === "MemberExpression") current = expression.object;
    else break;
  }
  return { links, complete: complete && (start === undefined || !origins.models.describesStatement(start)) };
}

/** `if (name) q = q.where({ name })`, `if (name) q.where({ name });`, `addFilters(q)`. */
function isExtended(origins: Origins, variable: Variable, frame: Frame): boolean {
  return variable.references.some((reference) => {
    if (reference.isWrite()) return reference.init !== true;
    let current = reference.identifier as TSESTree.Node;
    let { parent } = current;
    if (parent?.type === "CallExpression" && parent.callee !== current) return true;
    while (
      (parent?.type === "MemberExpression" && parent.object === current) ||
      (parent?.type === "CallExpression" && parent.callee === current)
    ) {
      current = parent;
      ({ parent } = current);
    }
    if (parent?.type !== "ExpressionStatement" || current.type !== "CallExpression") return false;
    return methodsOf(origins, origins.value(current.callee, frame), current).some(
      ({ call }) => call.executes !== true,
    );
  });
}

/** The variable that holds the builder gets more links elsewhere. */
function isAddedTo(origins: Origins, node: TSESTree.Node, frame: Frame): boolean {
  let child = node;
  for (let current = node.parent; current != null; child = current, current = current.parent) {
    if (current.type === "VariableDeclarator") {
      if (current.id.type !== "Identifier" || current.init !== child) return false;
      const variable = variableAt(frame.module.scopes, current.id, current.id.name);
      return variable !== undefined && isExtended(origins, variable, frame);
    }
    if (!/^(?:TS|Chain|Conditional|Logical)/.test(current.type)) return false;
  }
  return false;
}

/** The library methods that a callee may be. */
export function methodsOf(origins: Origins, callee: Value | undefined, node: CallNode): MethodValue[] {
  switch (callee?.kind) {
    case "method":
      return [callee];
    case "library": {
      const { models } = origins;
      const call =
        node.type === "TaggedTemplateExpression" ? models.tag(callee.type) : models.call(callee.type);
      return call === undefined
        ? []
        : [{ kind: "method", owner: callee, ownerType: callee.type, name: "", call }];
    }
    case "alternatives":
      return callee.values.flatMap((value) => methodsOf(origins, value, node));
    default:
      return [];
  }
}
