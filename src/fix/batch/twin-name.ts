import path from "node:path";
import { calledFunctions } from "../../facts/effects.ts";
import type { Facts } from "../../facts/facts-of.ts";
import type { RepeatedQuery } from "../../facts/repeated-query.ts";
import type { FunctionValue } from "../../origins/value.ts";
import { keyName, unwrapped } from "../../syntax/nodes.ts";
import { pluralName, singularName } from "../nouns.ts";

/** What to write so that a helper's work can be done for many elements at once; `undefined` where no helper stands in between. */
export function missingTwin(
  facts: Facts,
  { node, chain, operation, table }: RepeatedQuery,
  cwd: string,
): string | undefined {
  if (chain.length === 0 || node.type === "TaggedTemplateExpression") return undefined;
  const [helper] = calledFunctions(facts.origins, node, facts.frame);
  const name = calleeName(node.callee);
  if (helper === undefined || name === undefined) return undefined;
  const [only] = helper.node.params;
  const twin = twinName(name, table, only?.type === "Identifier" ? only.name : undefined);
  const parameter = keysParameter(helper);
  const file = path.relative(cwd, helper.frame.module.filename).split(path.sep).join("/");
  const work = operation === "write" ? "writes" : "reads";
  return `Create \`${twin}(${parameter})\` next to \`${name}\` in ${file}, which ${work} all of them at once.`;
}

/** `findById` -> `findByIds`, `getUser` -> `getUsers`, `findByTeam(teamId)` -> `findByTeams`; a verb has no plural: `rename` -> `renameMany`. */
export function twinName(name: string, table: string, key?: string): string {
  const last = /(?:^|[a-z0-9_])([A-Z]?[a-z0-9]+)$/.exec(name)?.[1]?.toLowerCase();
  const nouns = ["id", "key", singularName(table).toLowerCase(), key?.replace(/_?[iI]d$/, "").toLowerCase()];
  const isNoun = last !== undefined && nouns.includes(last);
  const plural = isNoun ? pluralName(name) : name;
  return plural === name ? `${name}Many` : plural;
}

function calleeName(callee: Parameters<typeof unwrapped>[0]): string | undefined {
  const inner = unwrapped(callee);
  if (inner.type === "Identifier") return inner.name;
  return inner.type === "MemberExpression" ? keyName(inner) : undefined;
}

/** The plural of what the helper takes; of several things, it's not for us to say which. */
function keysParameter({ node }: FunctionValue): string {
  const [only, ...others] = node.params;
  return only?.type === "Identifier" && others.length === 0 ? pluralName(only.name) : "all";
}
