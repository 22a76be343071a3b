import path from "node:path";
import picomatch from "picomatch";
import type { TSESTree } from "@typescript-eslint/utils";
import type { FileExportModel } from "../../models/model.ts";
import type { Origins } from "../../origins/origins.ts";
import type { Module } from "../../project/module.ts";
import { topLevelVariable } from "../../syntax/scopes.ts";
import type { Handler } from "./handler.ts";
import type { Placed } from "./texts.ts";
import { methodsHandled } from "./handled-methods.ts";

/** The handlers that a file exports by the place where it stands. */
export function fileRoutes(origins: Origins, module: Module): Handler[] {
  return origins.models.all.flatMap((model) =>
    (model.files ?? []).flatMap((entry) => {
      if (entry.as !== "route" || !isMeant(entry, module.filename)) return [];
      const url = urlOf(entry, module.filename);
      return entry.names.flatMap((name) => {
        const found = exportedNode(module, name);
        if (found === undefined) return [];
        const handler = found.reexported
          ? reexported(origins, module, name, found.value)
          : { node: found.value, frame: origins.root(module) };
        const methods = name === "default" ? methodsHandled(origins, handler) : [name];
        return methods.map((method): Handler => ({
          framework: model.name,
          methods: [method],
          path: url,
          head: found.head,
          handler,
          module,
          before: [],
          registered: { by: "file" },
        }));
      });
    }),
  );
}

const matchers = new Map<string, picomatch.Matcher>();

function matcherOf(pattern: string): picomatch.Matcher {
  let matcher = matchers.get(pattern);
  if (matcher === undefined) matchers.set(pattern, (matcher = picomatch(pattern, { dot: true })));
  return matcher;
}

export function isMeant({ files }: FileExportModel, filename: string): boolean {
  return files.some((pattern) => matcherOf(pattern)(filename.split(path.sep).join("/")));
}

/** `app/(shop)/api/orders/[id]/route.ts` is served at `/api/orders/[id]`. */
export function urlOf({ below, leavesOut }: FileExportModel, filename: string): string {
  const segments = filename.split(/[\\/]/);
  const start = below === undefined ? -1 : segments.lastIndexOf(below);
  const own = segments.slice(start + 1);
  const last = (own.pop() ?? "").replace(/\.[^.]+$/, "");
  if (leavesOut === "extension" && last !== "index") own.push(last);
  return `/${own.filter((segment) => !/^\(.*\)$|^@/.test(segment)).join("/")}`;
}

/** `export { handler as GET } from "./handler"`: the expression in the other file. */
export function reexported(origins: Origins, module: Module, name: string, fallback: TSESTree.Node): Placed {
  const resolved = origins.project.exported(module, name);
  if (resolved?.kind === "expression") return { node: resolved.node, frame: origins.root(resolved.module) };
  if (resolved?.kind === "binding") {
    const definition = topLevelVariable(resolved.module.scopes, resolved.name)?.defs.at(-1);
    const declared = definition?.node as TSESTree.Node | undefined;
    const frame = origins.root(resolved.module);
    if (declared?.type === "VariableDeclarator" && declared.id.type === "Identifier" && declared.init != null)
      return { node: declared.init, frame };
    if (declared?.type === "FunctionDeclaration") return { node: declared, frame };
    if (definition !== undefined) return { node: definition.name as TSESTree.Node, frame };
  }
  return { node: fallback, frame: origins.root(module) };
}

/** The expression or declaration behind an export of the module itself, and what a report about it points at. */
export function exportedNode(
  module: Module,
  name: string,
): { readonly value: TSESTree.Node; readonly head: TSESTree.Node; readonly reexported?: true } | undefined {
  const target = module.exports.named.get(name);
  if (target === undefined) return undefined;
  if (target.kind === "expression") {
    const { node } = target;
    if ((node.type === "FunctionDeclaration" || node.type === "FunctionExpression") && node.id != null)
      return { value: node, head: node.id };
    return { value: node, head: node.type === "CallExpression" ? node.callee : node };
  }
  const specifier = specifierOf(module, name);
  if (target.kind === "reexport" && specifier !== undefined)
    return { value: specifier, head: specifier, reexported: true };
  if (target.kind !== "binding") return undefined;
  const definition = topLevelVariable(module.scopes, target.name)?.defs.at(-1);
  const declared = definition?.node as TSESTree.Node | undefined;
  if (definition === undefined || declared === undefined) return undefined;
  const head = definition.name as TSESTree.Node;
  if (declared.type === "VariableDeclarator")
    return { value: declared.id.type === "Identifier" && declared.init != null ? declared.init : head, head };
  if (declared.type === "FunctionDeclaration") return { value: declared, head };
  return { value: head, head: specifier ?? head };
}

function specifierOf(module: Module, name: string): TSESTree.Node | undefined {
  for (const statement of module.ast.body) {
    if (statement.type !== "ExportNamedDeclaration") continue;
    const found = statement.specifiers.find(
      ({ exported }) => (exported.type === "Identifier" ? exported.name : exported.value) === name,
    );
    if (found !== undefined) return found;
  }
  return undefined;
}
