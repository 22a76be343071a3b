import type { TSESTree } from "@typescript-eslint/utils";
import { factsOfFile, type Facts } from "../../facts/facts-of.ts";
import { tableOf, type Query } from "../../facts/query.ts";
import { nearestFirst } from "../../facts/vocabulary/import-path.ts";
import { isFunction, keyName } from "../../syntax/nodes.ts";
import { declarationOf, type Declaration, type WrittenFunction } from "../declaration.ts";
import { Refusal } from "../refusal.ts";
import { clientOf, isHandedIn } from "./client.ts";

/** The module that holds the queries of a table, and one of them, beside which others go. */
export interface Repository {
  readonly facts: Facts;
  readonly sibling: Query;
  readonly client: TSESTree.Node;
  readonly declaration: Declaration;
  readonly node: WrittenFunction;
  /** What the functions are members of: an exported object. */
  readonly object: string | undefined;
}

/** As projects call such files and the folders of them. */
const named =
  /(?:^|[./\\-])(?:repositor(?:y|ies)|repos?|dao|data-access|queries)(?:[./\\-]|$)|Repositor(?:y|ies)\./;
const endings = [".ts", ".mts", ".js", ".mjs"];
const maximumFiles = 200;

/** @throws Refusal where there is none, or several, or where functions of it can't be called from elsewhere. */
export function repositoryFor(
  facts: Facts,
  query: Query,
  { cwd, settings, repository }: { cwd: string; settings: unknown; repository?: string | undefined },
): Repository {
  const { filename } = facts.module;
  const table = tableOf(query);
  if (table === undefined) throw new Refusal("The table of the query isn't known.");
  const files = repository === undefined ? candidates(facts) : [repository];
  const found = files.flatMap((file) => {
    if (file === filename) return [];
    const other = factsOfFile(file, cwd, settings);
    const same = other?.queries.filter(
      (one) => !one.likely && one.library === query.library && tableOf(one) === table,
    );
    return other && same?.[0] ? [{ facts: other, sibling: same[0], count: same.length }] : [];
  });
  const [best, next] = found.toSorted((a, b) => b.count - a.count);
  if (best === undefined)
    throw new Refusal(`No repository has queries of \`${table}\` that this one could stand beside.`);
  if (next?.count === best.count)
    throw new Refusal(`Several repositories have queries of \`${table}\`: one has to be named.`);
  return { ...best, ...placeIn(best.facts, best.sibling) };
}

function candidates({ origins, module }: Facts): readonly string[] {
  const files = endings.flatMap((ending) => origins.project.filesNamed(ending, module.filename));
  return nearestFirst(
    files.filter((file) => named.test(file) && !/\.(?:test|spec|d)\.|node_modules/.test(file)),
    module.filename,
  ).slice(0, maximumFiles);
}

function placeIn(
  { origins }: Facts,
  sibling: Query,
): Pick<Repository, "client" | "declaration" | "node" | "object"> {
  const client = clientOf(origins, sibling);
  const node = outermostFunction(sibling.node);
  if (client === undefined || node === undefined || isHandedIn(sibling, client))
    throw new Refusal("The repository doesn't hold its client: each function is handed one.");
  const { parent } = node;
  const name =
    node.type === "FunctionDeclaration"
      ? (node.id?.name ?? "")
      : parent.type === "VariableDeclarator" && parent.id.type === "Identifier"
        ? parent.id.name
        : parent.type === "Property" || parent.type === "MethodDefinition"
          ? (keyName(parent) ?? "")
          : "";
  const declaration = declarationOf(node, name);
  if (declaration.kind === "class member")
    throw new Refusal("The repository is a class, of which no instance is known here.");
  if (declaration.kind === "statement") {
    if (declaration.node.type !== "ExportNamedDeclaration")
      throw new Refusal(`\`${name}\` of the repository isn't exported where it stands.`);
    return { client, node, declaration, object: undefined };
  }
  const holder = declaration.node.parent?.parent;
  if (
    holder?.type !== "VariableDeclarator" ||
    holder.id.type !== "Identifier" ||
    holder.parent.parent.type !== "ExportNamedDeclaration"
  )
    throw new Refusal("The repository's functions are members of something that isn't exported by name.");
  return { client, node, declaration, object: holder.id.name };
}

function outermostFunction(node: TSESTree.Node): WrittenFunction | undefined {
  let outermost: WrittenFunction | undefined;
  for (let current = node.parent; current != null; current = current.parent)
    if (isFunction(current)) outermost = current;
  return outermost;
}
