import type { TSESTree } from "@typescript-eslint/utils";
import type { Origins } from "../origins/origins.ts";
import type { Frame } from "../origins/value.ts";
import type { Module } from "../project/module.ts";
import { callsByBody } from "../syntax/calls.ts";
import { functionName, isClass, keyName, unwrapped } from "../syntax/nodes.ts";
import { variableAt } from "../syntax/scopes.ts";
import { contains } from "../syntax/walk.ts";
import { filesImporting } from "./importers.ts";

export interface Caller {
  readonly call: TSESTree.CallExpression;
  readonly frame: Frame;
}

const MAX_FILES = 60;

/** Every call of a function of the project; `undefined` where others may call it, or it is handed on as a value. */
export function callersOf(
  origins: Origins,
  fn: TSESTree.FunctionLike,
  frame: Frame,
): readonly Caller[] | undefined {
  const method = fn.parent as TSESTree.Node | undefined;
  if (method?.type === "MethodDefinition") return ownCallers(method, frame);
  const name = functionName(fn);
  const assigned = name === undefined ? exportedMember(fn) : undefined;
  if (assigned !== undefined)
    return callsByExport(origins, fn, assigned, frame.module, [frame.module.filename]);
  if (name === undefined) return undefined;
  const here = callsIn(frame, name, frame.module);
  const exported = exportedName(frame.module, name.name);
  if (here === undefined || exported === undefined) return here;
  const elsewhere = callsByExport(origins, fn, exported, frame.module);
  return elsewhere && [...here, ...elsewhere];
}

/** The calls of a name; `undefined` where something else is done with it. */
function callsIn(frame: Frame, name: TSESTree.Identifier, module: Module): readonly Caller[] | undefined {
  const variable = variableAt(module.scopes, name, name.name);
  const calls: Caller[] = [];
  for (const { identifier, init } of variable?.references ?? []) {
    const mention = identifier as TSESTree.Node;
    if (init === true || mention.parent?.type === "ExportSpecifier") continue;
    if (mention.parent?.type !== "CallExpression" || mention.parent.callee !== mention) return undefined;
    calls.push({ call: mention.parent, frame });
  }
  return calls;
}

/** `exports.close = async (id) => { ... }` */
function exportedMember(fn: TSESTree.FunctionLike): string | undefined {
  const assignment = fn.parent as TSESTree.Node | undefined;
  if (assignment?.type !== "AssignmentExpression") return undefined;
  const { left } = assignment;
  return left.type === "MemberExpression" && isOfExports(left) ? keyName(left) : undefined;
}

/** `exports.close`, `module.exports.close` */
function isOfExports({ object }: TSESTree.MemberExpression): boolean {
  if (object.type === "Identifier") return object.name === "exports";
  return (
    object.type === "MemberExpression" &&
    object.object.type === "Identifier" &&
    object.object.name === "module" &&
    keyName(object) === "exports"
  );
}

function exportedName({ exports }: Module, local: string): string | undefined {
  for (const [exported, target] of exports.named)
    if (target.kind === "binding" && target.name === local) return exported;
  return undefined;
}

/** The calls in files that import the function by its name, and in those named besides. */
function callsByExport(
  origins: Origins,
  fn: TSESTree.FunctionLike,
  exported: string,
  module: Module,
  besides: readonly string[] = [],
): readonly Caller[] | undefined {
  if (exported === "default") return undefined;
  const importing = filesImporting(origins.project, module.filename);
  const files = [...besides, ...[...importing].filter((file) => file !== module.filename)];
  if (files.length > MAX_FILES || [module.filename, ...files].some(isEntry)) return undefined;
  const calls: Caller[] = [];
  for (const file of files) {
    if (origins.project.text(file)?.includes(exported) === false) continue;
    const other = origins.project.module(file);
    if (other === undefined) return undefined;
    const frame = origins.root(other);
    for (const { calls: all } of callsByBody(other.ast).values()) {
      for (const call of all) {
        if (call.type !== "CallExpression" || !mentions(call.callee, exported)) continue;
        const target = unwrapped(call.callee);
        if (file === module.filename && target.type === "MemberExpression" && isOfExports(target)) {
          calls.push({ call, frame });
          continue;
        }
        const value = origins.value(call.callee, frame);
        if (
          value?.kind === "function" &&
          value.node.range[0] === fn.range[0] &&
          value.frame.module.filename === module.filename
        )
          calls.push({ call, frame });
      }
    }
  }
  return calls;
}

/** Where a package begins: other packages import it by the package's name. */
function isEntry(filename: string): boolean {
  return /[\\/](?:packages|libs)[\\/](?:[^\\/]+[\\/]){1,2}(?:(?:src|lib)[\\/])?index\.[cm]?[jt]s$/.test(
    filename,
  );
}

function mentions(callee: TSESTree.Node, name: string): boolean {
  const target = unwrapped(callee);
  return target.type === "Identifier"
    ? target.name === name
    : target.type === "MemberExpression" && keyName(target) === name;
}

/** The calls of a method that only its own class can call. */
function ownCallers(method: TSESTree.MethodDefinition, frame: Frame): readonly Caller[] | undefined {
  const name = keyName(method);
  const owner = method.parent.parent as TSESTree.Node;
  if (name === undefined || !isClass(owner)) return undefined;
  if (method.accessibility !== "private" && method.key.type !== "PrivateIdentifier") return undefined;
  const calls: Caller[] = [];
  const escapes = contains(owner.body, (node) => {
    if (node.type !== "MemberExpression" || keyName(node) !== name) return false;
    if (node.object.type !== "ThisExpression") return false;
    if (node.parent.type !== "CallExpression" || node.parent.callee !== node) return true;
    calls.push({ call: node.parent, frame });
    return false;
  });
  return escapes ? undefined : calls;
}
