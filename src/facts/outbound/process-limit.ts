import type { TSESTree } from "@typescript-eslint/utils";
import type { OutboundModel, ProcessLimit } from "../../models/http-model.ts";
import type { Module } from "../../project/module.ts";
import { callsByBody } from "../../syntax/calls.ts";
import { keyName, unwrapped } from "../../syntax/nodes.ts";
import { contains } from "../../syntax/walk.ts";
import type { Facts } from "../facts-of.ts";
import { filesThatSay } from "../handler/registrations.ts";

const setKey = Symbol("limits for all calls of a package");

/** Code of the project sets a limit for all calls of the package. */
export function isLimitedForAll({ origins, module }: Facts, { setFor = [] }: OutboundModel): boolean {
  const { project } = origins;
  const known = project.derived(setKey, () => new Map<string, boolean>());
  return setFor.some((limit) => {
    if (sets(module, limit)) return true;
    const word = "call" in limit ? limit.call : limit.assigned;
    const files = filesThatSay(project, module.filename, new RegExp(`\\b${word.replaceAll(".", "\\.")}\\b`));
    return files.some((file) => {
      const key = `${word} ${file}`;
      let found = known.get(key);
      if (found === undefined) {
        const other = project.module(file);
        known.set(key, (found = other !== undefined && sets(other, limit)));
      }
      return found;
    });
  });
}

function sets({ ast, text }: Module, limit: ProcessLimit): boolean {
  if ("assigned" in limit) {
    if (!text.includes(limit.assigned)) return false;
    return contains(
      ast,
      (node) => node.type === "AssignmentExpression" && endsWith(node.left, limit.assigned.split(".")),
    );
  }
  if (!text.includes(limit.call)) return false;
  const calls = [...callsByBody(ast).values()].flatMap((body) => body.calls);
  return calls.some(
    (call) =>
      call.type === "CallExpression" &&
      endsWith(unwrapped(call.callee), [limit.call]) &&
      call.arguments.some((argument) =>
        contains(argument, (part) => part.type === "Property" && limit.options.includes(keyName(part) ?? "")),
      ),
  );
}

/** `axios.defaults.timeout` ends with `defaults`, `timeout`. */
function endsWith(node: TSESTree.Node, names: readonly string[]): boolean {
  const last = names.at(-1);
  if (last === undefined) return true;
  if (node.type === "Identifier") return names.length === 1 && node.name === last;
  return (
    node.type === "MemberExpression" &&
    keyName(node) === last &&
    endsWith(unwrapped(node.object), names.slice(0, -1))
  );
}
