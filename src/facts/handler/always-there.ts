import type { TSESTree } from "@typescript-eslint/utils";
import type { Origins } from "../../origins/origins.ts";
import { functionsIn, type Frame } from "../../origins/value.ts";
import { keyName, unwrapped } from "../../syntax/nodes.ts";
import { descendants } from "../../syntax/walk.ts";
import { definitionOf } from "./texts.ts";

const MAX_DEPTH = 6;

/**
 * True for an object that is there whoever calls, so that a look into it fails for nobody: the session that a framework
 * keeps on the request, and what a function of the project makes for all callers.
 */
export function isAlwaysThere(origins: Origins, node: TSESTree.Node, frame: Frame, depth = 0): boolean {
  const { node: made, frame: there } = definitionOf(origins, node, frame);
  switch (made.type) {
    case "ObjectExpression":
    case "ArrayExpression":
    case "NewExpression":
      return true;
    case "ConditionalExpression":
      return [made.consequent, made.alternate].every((one) => isAlwaysThere(origins, one, there, depth));
    case "MemberExpression": {
      const object = unwrapped(made.object);
      return (
        keyName(made) === "session" && object.type === "Identifier" && /^_?req(?:uest)?$/i.test(object.name)
      );
    }
    case "CallExpression": {
      const functions = depth < MAX_DEPTH ? functionsIn(origins.value(made.callee, there)) : [];
      return (
        functions.length > 0 &&
        functions.every(({ node: fn, frame: inside }) => {
          const results = fn.body == null ? [] : resultsIn(fn.body);
          return results.length > 0 && results.every((one) => isAlwaysThere(origins, one, inside, depth + 1));
        })
      );
    }
    default:
      return false;
  }
}

/** All that a function may return, those of the functions in it left out. */
function resultsIn(body: TSESTree.Node): TSESTree.Node[] {
  if (body.type !== "BlockStatement") return [body];
  return [...descendants(body)].flatMap((node) =>
    node.type === "ReturnStatement" ? [node.argument ?? node] : [],
  );
}
