import type { TSESTree } from "@typescript-eslint/utils";
import type { Query } from "../../facts/query.ts";
import type { Origins } from "../../origins/origins.ts";
import { importedBindings } from "../../project/imported-bindings.ts";
import type { ResolvedExport } from "../../project/module.ts";
import { unwrapped } from "../../syntax/nodes.ts";
import { variableAt } from "../../syntax/scopes.ts";

/** What a query is sent by: the innermost expression of its chain that is a library's value, such as `prisma` or `this.db`. */
export function clientOf(origins: Origins, { node, frame }: Query): TSESTree.Node | undefined {
  let client: TSESTree.Node | undefined;
  let current: TSESTree.Node | undefined = node.type === "CallExpression" ? node.callee : undefined;
  while (current !== undefined) {
    if (current.type === "MemberExpression") current = unwrapped(current.object);
    else if (current.type === "CallExpression") current = unwrapped(current.callee);
    else break;
    if (origins.value(current, frame)?.kind === "library") client = current;
  }
  return client;
}

/** Handed to the code around it: a transaction's own client, or one of a request. */
export function isHandedIn({ frame }: Query, client: TSESTree.Node): boolean {
  if (client.type !== "Identifier") return client.type !== "MemberExpression";
  return variableAt(frame.module.scopes, client, client.name)?.defs[0]?.type === "Parameter";
}

/** Whether both are the same export of the project. */
export function isSameClient(
  origins: Origins,
  a: [Query, TSESTree.Node],
  b: [Query, TSESTree.Node],
): boolean {
  const [first, second] = [exportOf(origins, ...a), exportOf(origins, ...b)];
  if (first?.kind === "binding" && second?.kind === "binding")
    return first.module === second.module && first.name === second.name;
  return first?.kind === "expression" && second?.kind === "expression" && first.node === second.node;
}

function exportOf({ project }: Origins, { frame }: Query, client: TSESTree.Node): ResolvedExport | undefined {
  const { module } = frame;
  const binding = client.type === "Identifier" ? importedBindings(module).get(client.name) : undefined;
  if (binding !== undefined) return project.imported(binding.specifier, binding.name, module.filename);
  return client.type === "Identifier" ? { kind: "binding", module, name: client.name } : undefined;
}
