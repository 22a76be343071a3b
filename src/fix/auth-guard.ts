import type { TSESTree } from "@typescript-eslint/utils";
import type { GuardInUse } from "../facts/handler/guards-in-use.ts";
import { chainBase } from "../facts/handler/guards-in-use.ts";
import type { Handler } from "../facts/handler/handler.ts";
import { isFunction, unwrapped } from "../syntax/nodes.ts";
import { bringIn } from "./bring-in.ts";
import type { Edit } from "./edit.ts";
import { indentationAt, layoutOf } from "./layout.ts";
import { decoratorsOf } from "../syntax/decorators.ts";

/** Puts the project's own guard in front of a handler. `undefined` where the code has no place for it. */
export function guardedHandler(handler: Handler, guard: GuardInUse): readonly Edit[] | undefined {
  const { module } = handler;
  const brought = bringIn(module, { name: guard.name, exported: guard.exported, specifier: guard.specifier });
  if (brought === undefined) return undefined;
  const text = brought.local + guard.text.slice(guard.name.length);
  const edits = written(handler, guard, text);
  return edits && [...edits, ...brought.edits];
}

function written(handler: Handler, guard: GuardInUse, text: string): readonly Edit[] | undefined {
  const { registered, module } = handler;
  const { node, frame } = handler.handler;
  switch (registered.by) {
    case "call":
      return guard.form !== "step" || frame.module !== module || !isArgument(registered.call, node)
        ? undefined
        : [{ range: [node.range[0], node.range[0]], text: `${text}, ` }];
    case "decorator": {
      const { method } = registered;
      const { decorator } = guard;
      if (decorator === undefined) return undefined;
      const imported = bringIn(module, { ...decorator, exported: decorator.name });
      if (imported === undefined) return undefined;
      const { newline } = layoutOf(module);
      const [first] = decoratorsOf(method);
      const start = first ?? method;
      const line = `@${imported.local}(${text})${newline}${indentationAt(module, start)}`;
      return [{ range: [start.range[0], start.range[0]], text: line }, ...imported.edits];
    }
    case "builder": {
      const base = chainBase(registered.call);
      return base === undefined || guard.form !== "base" || base.name === text
        ? undefined
        : [{ range: base.range, text }];
    }
    default:
      return guard.form === "wrapper" && frame.module === module
        ? wrapped(module.text, node, text)
        : undefined;
  }
}

function isArgument(call: TSESTree.CallExpression, node: TSESTree.Node): boolean {
  return call.arguments.some((argument) => unwrapped(argument) === node && argument.type !== "SpreadElement");
}

/** `export async function POST(request) { ... }` becomes `export const POST = withAuth(async function POST(request) { ... })`. */
function wrapped(text: string, node: TSESTree.Node, wrapper: string): readonly Edit[] | undefined {
  if (node.type !== "FunctionDeclaration") {
    const isValue = isFunction(node) || node.type === "CallExpression" || node.type === "Identifier";
    // The name of an exported variable isn't a place for a call.
    if (
      !isValue ||
      node.parent.type === "ExportSpecifier" ||
      (node.type === "Identifier" && node.parent.type === "VariableDeclarator")
    )
      return undefined;
    return [
      { range: [node.range[0], node.range[0]], text: `${wrapper}(` },
      { range: [node.range[1], node.range[1]], text: ")" },
    ];
  }
  const { parent, id } = node;
  const end: Edit = { range: [node.range[1], node.range[1]], text: ");" };
  if (parent.type === "ExportDefaultDeclaration")
    return [{ range: [node.range[0], node.range[0]], text: `${wrapper}(` }, end];
  if (parent.type !== "ExportNamedDeclaration" || id === null) return undefined;
  // A declaration is there before its line is reached; a constant isn't.
  const isUsedElsewhere = text.split(new RegExp(`\\b${id.name}\\b`)).length > 2;
  return isUsedElsewhere
    ? undefined
    : [{ range: [node.range[0], node.range[0]], text: `const ${id.name} = ${wrapper}(` }, end];
}
