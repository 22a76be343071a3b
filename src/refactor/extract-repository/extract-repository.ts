import type { TSESTree } from "@typescript-eslint/utils";
import type { Facts } from "../../facts/facts-of.ts";
import { rowsOf } from "../../facts/query-parts.ts";
import { tableOf, type Query } from "../../facts/query.ts";
import { columnOf } from "../../facts/schema/column.ts";
import { selectionOf } from "../../facts/selection/selection.ts";
import { specifierFor } from "../../facts/vocabulary/import-path.ts";
import { bringIn } from "../../fix/bring-in.ts";
import { indentationAt, layoutOf } from "../../fix/layout.ts";
import { pascalCase, pluralName, singularName } from "../../fix/nouns.ts";
import { rewritten } from "../../fix/rewriting.ts";
import { importedBindings } from "../../project/imported-bindings.ts";
import { topLevelVariable } from "../../syntax/scopes.ts";
import { keyName } from "../../syntax/nodes.ts";
import { placedBehind } from "../declaration.ts";
import type { FileEdits } from "../file-edits.ts";
import { Refusal } from "../refusal.ts";
import { needsOf, type Argument } from "./arguments.ts";
import { clientOf, isHandedIn, isSameClient } from "./client.ts";
import { parameterTypes } from "./parameter-types.ts";
import { repositoryFor, type Repository } from "./repository.ts";
import { withoutUnusedImports } from "./unused-imports.ts";

interface Options {
  readonly cwd: string;
  readonly settings: unknown;
  /** The file of the repository, absolute; found if left out. */
  readonly repository?: string | undefined;
}

/** Moves a query into the repository of its table, and calls it there. @returns what isn't proven. */
export async function extractRepository(
  facts: Facts,
  query: Query,
  options: Options,
  edits: FileEdits,
): Promise<string[]> {
  const { module, origins } = facts;
  const client = clientOf(origins, query);
  if (query.likely || query.node.type !== "CallExpression" || client === undefined)
    throw new Refusal("What sends the query isn't known.");
  if (isHandedIn(query, client))
    throw new Refusal("The query uses a client that is handed to it: a transaction's, or a request's.");
  const repository = repositoryFor(facts, query, options);
  const needs = needsOf(query, client);
  const unique = needs.arguments.filter(
    ({ name }, index) => needs.arguments.findIndex((one) => one.name === name) === index,
  );
  const name = functionName(facts, query, repository, unique);
  const types = await parameterTypes(module, unique, (column) => columnOf(origins, query, column));
  const parameters = unique.map((argument, index) => argument.name + (types[index] ?? "")).join(", ");

  for (const imported of needs.imports)
    if (client.type !== "Identifier" || imported !== client.name)
      importInto(facts, repository, imported, edits);
  const own = repository.facts.module;
  const clientText = own.text.slice(repository.client.range[0], repository.client.range[1]);
  const isExpression = repository.node.type === "ArrowFunctionExpression";
  const inner = indentationAt(own, repository.declaration.node) + (isExpression ? "" : layoutOf(own).indent);
  const replaced = [...needs.arguments.map(({ edit }) => edit), { range: client.range, text: clientText }];
  const body = rewritten(module, query.node, replaced, inner);
  edits.add(own, placedBehind(repository.declaration, own, functionText(repository, name, parameters, body)));

  const target = repository.object ?? name;
  const specifier = specifierFor(
    origins,
    module,
    { filename: own.filename, exported: target, name: target },
    [],
  );
  const brought = bringIn(module, { name: target, exported: target, specifier });
  if (brought === undefined) throw new Refusal(`The name \`${target}\` is taken where the query stands.`);
  const values = unique.map(({ node }) => module.text.slice(node.range[0], node.range[1])).join(", ");
  const callee = repository.object === undefined ? brought.local : `${brought.local}.${name}`;
  edits.add(module, [
    ...withoutUnusedImports(module, query.node, brought.edits),
    { range: query.node.range, text: `${callee}(${values})` },
  ]);
  if (isSameClient(origins, [query, client], [repository.sibling, repository.client])) return [];
  const text = module.text.slice(client.range[0], client.range[1]);
  return [`\`${text}\` and \`${clientText}\` of the repository are the same client`];
}

/** `findUserById`, or `findById` where the repository's functions are members of an object. */
function functionName(
  facts: Facts,
  query: Query,
  { object, declaration, facts: own }: Repository,
  values: readonly Argument[],
): string {
  const table = tableOf(query) ?? "row";
  const isOne = rowsOf(query) === "one" || query.operation === "write";
  const noun = pascalCase(isOne ? singularName(table) : pluralName(table));
  const columns = (selectionOf(facts.origins, query)?.keys ?? []).map(({ column }) => column);
  // By a unique key, it's all that a read takes, however the key is written.
  const isByValues = columns.length === 0 && query.statement.unique === true && query.operation === "read";
  const keys = (isByValues ? values.map(({ name }) => name) : columns).map(pascalCase).join("And");
  const verb = query.operation === "read" ? "find" : (/^[a-z]+/.exec(query.method)?.[0] ?? "write");
  const subject = object === undefined || (keys === "" && verb === "find") ? noun : "";
  const name = verb + subject + (keys === "" ? "" : `By${keys}`);
  const members =
    object === undefined ? [] : (declaration.node.parent as TSESTree.ObjectExpression).properties;
  const isTaken =
    object === undefined
      ? topLevelVariable(own.module.scopes, name) !== undefined
      : members.some((member) => member.type === "Property" && keyName(member) === name);
  if (isTaken) throw new Refusal(`The repository has a \`${name}\` already.`);
  return name;
}

/** In the form of the function beside it. */
function functionText(
  { node, declaration, facts }: Repository,
  name: string,
  parameters: string,
  body: string,
): string {
  const { newline, indent, semicolon } = layoutOf(facts.module);
  const indentation = indentationAt(facts.module, declaration.node);
  const block = `{${newline}${indentation}${indent}return ${body}${semicolon}${newline}${indentation}}`;
  if (declaration.kind === "property")
    return node.type === "ArrowFunctionExpression"
      ? `${name}: (${parameters}) => ${body}`
      : `${name}(${parameters}) ${block}`;
  return node.type === "ArrowFunctionExpression"
    ? `export const ${name} = (${parameters}) => ${body}${semicolon}`
    : `export function ${name}(${parameters}) ${block}`;
}

/** Lets the repository know a name that the query's file imports. */
function importInto(
  { module, origins }: Facts,
  { facts: { module: own } }: Repository,
  local: string,
  edits: FileEdits,
): void {
  const binding = importedBindings(module).get(local);
  const there = importedBindings(own).get(local);
  if (binding === undefined) return;
  const end = origins.project.imported(binding.specifier, binding.name, module.filename);
  if (end?.kind === "binding" && end.module.filename === own.filename && end.name === local) return;
  if (there !== undefined) {
    const known = origins.project.imported(there.specifier, there.name, own.filename);
    if (isSameExport(end, known) || there.specifier === binding.specifier) return;
  }
  const isOwn = origins.project.resolve(binding.specifier, module.filename) !== undefined;
  if (binding.name !== local || (isOwn && end?.kind !== "binding"))
    throw new Refusal(`\`${local}\` can't be imported into the repository.`);
  const specifier =
    isOwn && end?.kind === "binding"
      ? specifierFor(origins, own, { filename: end.module.filename, exported: end.name, name: end.name }, [])
      : binding.specifier;
  const brought = bringIn(own, { name: local, exported: local, specifier });
  if (brought?.local !== local) throw new Refusal(`\`${local}\` means something else in the repository.`);
  edits.add(own, brought.edits);
}

type Export = ReturnType<Facts["origins"]["project"]["imported"]>;

function isSameExport(a: Export, b: Export): boolean {
  return a?.kind === "binding" && b?.kind === "binding" && a.module === b.module && a.name === b.name;
}
