import type { TSESTree } from "@typescript-eslint/utils";
import { functionsIn } from "../../origins/value.ts";
import type { Origins } from "../../origins/origins.ts";
import type { Module } from "../../project/module.ts";
import { callsByBody } from "../../syntax/calls.ts";
import { isFunction } from "../../syntax/nodes.ts";
import { exportedNode } from "./file-routes.ts";
import type { Handler } from "./handler.ts";

/** The functions that a directive lets clients call: the exports of a file, or functions that begin with it. */
export function directedHandlers(origins: Origins, module: Module): Handler[] {
  return origins.models.all.flatMap((model) =>
    (model.directives ?? []).flatMap(({ text, method }) => {
      if (!module.text.includes(text)) return [];
      const make = (name: string, head: TSESTree.Node, node: TSESTree.Node): Handler => ({
        framework: model.name,
        methods: [method],
        path: `/${name}`,
        head,
        handler: { node, frame: origins.root(module) },
        module,
        before: [],
        registered: { by: "directive" },
      });
      if (begins(module.ast.body, text)) {
        return [...module.exports.named.keys()].flatMap((name) => {
          const found = exportedNode(module, name);
          if (found === undefined) return [];
          const value = origins.value(found.value, origins.root(module));
          // Types and constants are exported too, and `action({ ... })` is a value of a library.
          const callable =
            functionsIn(value).length > 0 || isFunction(found.value) || found.value.type === "CallExpression";
          return callable ? [make(name, found.head, found.value)] : [];
        });
      }
      return [...callsByBody(module.ast).keys()].flatMap((fn) => {
        if (!isFunction(fn) || fn.body?.type !== "BlockStatement" || !begins(fn.body.body, text)) return [];
        const head = headOf(fn);
        return [make(head.type === "Identifier" ? head.name : "", head, fn)];
      });
    }),
  );
}

function begins(body: readonly TSESTree.Statement[], text: string): boolean {
  for (const statement of body) {
    if (statement.type !== "ExpressionStatement" || statement.expression.type !== "Literal") return false;
    if (statement.expression.value === text) return true;
  }
  return false;
}

function headOf(fn: TSESTree.FunctionLike): TSESTree.Node {
  if ("id" in fn && fn.id != null) return fn.id;
  const parent = fn.parent as TSESTree.Node | undefined;
  if (parent?.type === "VariableDeclarator") return parent.id;
  if (parent?.type === "Property") return parent.key;
  return fn;
}
