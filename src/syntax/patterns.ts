import type { TSESTree } from "@typescript-eslint/utils";
import { keyName } from "./nodes.ts";

/** One step from a destructured value to a variable: a property name or an array index. */
export type PatternStep = string | number;

export interface PatternPath {
  readonly steps: readonly PatternStep[];
  /** The default that stands at the variable itself. */
  readonly fallback?: TSESTree.Expression;
  /** The variable collects what is left over: `...rest`. Its members are those of the value before the last step. */
  readonly rest: boolean;
}

/** How the value of `pattern` reaches `target`, an identifier that the pattern declares. */
export function pathTo(pattern: TSESTree.Node, target: TSESTree.Node): PatternPath | undefined {
  return find(pattern, target, []);
}

function find(
  node: TSESTree.Node,
  target: TSESTree.Node,
  steps: readonly PatternStep[],
): PatternPath | undefined {
  if (node === target) return { steps, rest: false };
  switch (node.type) {
    case "AssignmentPattern": {
      if (node.left === target) return { steps, fallback: node.right, rest: false };
      return find(node.left, target, steps);
    }
    case "TSParameterProperty":
      return find(node.parameter, target, steps);
    case "RestElement": {
      const found = find(node.argument, target, steps);
      return found && { ...found, rest: true };
    }
    case "ObjectPattern":
      for (const property of node.properties) {
        if (property.type === "RestElement") {
          const found = find(property, target, steps);
          if (found) return found;
          continue;
        }
        const name = keyName(property);
        const found = find(property.value, target, name === undefined ? [...steps, "*"] : [...steps, name]);
        if (found) return name === undefined ? undefined : found;
      }
      return undefined;
    case "ArrayPattern":
      for (const [index, element] of node.elements.entries()) {
        const found = element && find(element, target, [...steps, index]);
        if (found) return found;
      }
      return undefined;
    default:
      return undefined;
  }
}
