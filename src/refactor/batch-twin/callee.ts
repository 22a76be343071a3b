import type { TSESTree } from "@typescript-eslint/utils";
import { bringIn } from "../../fix/bring-in.ts";
import type { Edit } from "../../fix/edit.ts";
import { importedBindings } from "../../project/imported-bindings.ts";
import type { Module, Project } from "../../project/module.ts";
import { keyName } from "../../syntax/nodes.ts";
import { variableAt } from "../../syntax/scopes.ts";
import type { FileEdits } from "../file-edits.ts";
import { Refusal } from "../refusal.ts";
import { exportTwin } from "./export-twin.ts";
import type { Helper } from "./helper.ts";

/** What a call names: `findById`, also of `users.findById(id)`. @throws Refusal for other callees. */
export function calledName({ callee, optional }: TSESTree.CallExpression): string {
  if (callee.type === "Identifier") return callee.name;
  const name = callee.type === "MemberExpression" && !callee.computed ? keyName(callee) : undefined;
  if (name === undefined || name.startsWith("#"))
    throw new Refusal("The helper is called in a way that can't be repeated for its twin.");
  if (optional || (callee.type === "MemberExpression" && callee.optional))
    throw new Refusal(`\`${name}\` is called only where there is one: \`?.\`.`);
  return name;
}

/** Makes a call name the twin: the edits in the call, after those that import and export the twin where that is needed. */
export function renameCallee(
  project: Project,
  module: Module,
  call: TSESTree.CallExpression,
  helper: Helper,
  twin: string,
  edits: FileEdits,
): Edit[] {
  const { callee } = call;
  if (callee.type === "MemberExpression") {
    const imported =
      callee.object.type === "Identifier" ? importedBindings(module).get(callee.object.name) : undefined;
    if (helper.declaration.kind === "statement" && imported !== undefined)
      exportTwin(project, module, imported.specifier, helper, twin, edits);
    return [{ range: callee.property.range, text: twin }];
  }
  if (callee.type !== "Identifier") throw new Refusal("The helper is called in a way that isn't known.");
  const binding = importedBindings(module).get(callee.name);
  if (binding === undefined) {
    const definition = variableAt(module.scopes, callee, callee.name)?.defs[0];
    if (definition?.name !== helper.declaration.nameNode)
      throw new Refusal(`\`${callee.name}\` is another name for \`${helper.name}\`.`);
    return [{ range: callee.range, text: twin }];
  }
  if (binding.name !== helper.name || helper.declaration.kind !== "statement")
    throw new Refusal(`\`${callee.name}\` is exported in a way that its twin can't be.`);
  exportTwin(project, module, binding.specifier, helper, twin, edits);
  const brought = bringIn(module, { name: twin, exported: twin, specifier: binding.specifier });
  if (brought === undefined)
    throw new Refusal(`The name \`${twin}\` is taken where \`${helper.name}\` is called.`);
  edits.add(module, brought.edits);
  return [{ range: callee.range, text: brought.local }];
}
