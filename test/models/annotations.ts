import fs from "node:fs";
import path from "node:path";
import type { TSESTree } from "@typescript-eslint/utils";
import { partOf, projectionOf, rowsOf, type QueryPartName } from "../../src/facts/query-parts.ts";
import { queriesOf, tableOf, type Query } from "../../src/facts/query.ts";
import { modelsOf } from "../../src/facts/facts-of.ts";
import { Bindings } from "../../src/origins/bindings.ts";
import { Origins } from "../../src/origins/origins.ts";
import type { Models } from "../../src/models/compile.ts";
import type { Module } from "../../src/project/module.ts";
import { createProject } from "../../src/project/project.ts";
import { settingsOf } from "../../src/settings.ts";
import { callsByBody } from "../../src/syntax/calls.ts";

/*
 * A snippet says behind each line which queries end there:
 *
 *     const user = await prisma.user.findFirst({ where: { email } }); //=> read user one filter
 *     const names = users.map(({ name }) => name); //=> none
 *
 * operation, table (`-`: not known from the code), rows, then every part that the code writes (`part?`: it may be there,
 * which can't be known from here), `star` for a projection of all columns, `open` if other code may add parts, and what is
 * special about the statement. Several queries of one line are separated by `;`. A line without an annotation has no query; `none` stresses it.
 */

const PARTS: readonly QueryPartName[] = [
  "filter",
  "key",
  "projection",
  "join",
  "group",
  "having",
  "distinct",
  "order",
  "limit",
  "offset",
  "values",
  "set",
  "conflict",
  "returning",
  "populate",
  "lock",
];

/** Each line that says or has something, as `line: annotation`. */
export interface Annotated {
  readonly said: readonly string[];
  readonly found: readonly string[];
}

/** What a snippet says and what the analysis finds in it. */
export function annotated(origins: Origins, filename: string): Annotated {
  const module = moduleIn(origins, filename);
  const said = new Map<number, string>();
  for (const [index, line] of module.text.split("\n").entries()) {
    const match = /\/\/=>\s*(.+?)\s*$/.exec(line);
    if (match !== null) said.set(index + 1, match[1]!);
  }
  const found = new Map<number, string[]>();
  for (const query of queriesOf(origins, module).toSorted((a, b) => a.node.range[1] - b.node.range[1])) {
    const line = module.text.slice(0, query.node.range[1]).split("\n").length;
    found.set(line, [...(found.get(line) ?? []), annotation(origins, query)]);
  }
  const lines = [...new Set([...said.keys(), ...found.keys()])].toSorted((a, b) => a - b);
  return {
    said: lines.map((line) => `${line}: ${said.get(line) ?? "none"}`),
    found: lines.map((line) => `${line}: ${found.get(line)?.join("; ") ?? "none"}`),
  };
}

function annotation(origins: Origins, query: Query): string {
  const words: string[] = [query.operation, tableOf(query) ?? "-", rowsOf(query)];
  for (const name of PARTS) {
    const presence =
      name === "projection" ? projectionOf(origins, query) : partOf(origins, query, name).presence;
    if (presence === "present") words.push(name);
    else if (presence === "star") words.push("star");
    else if (presence === "unknown" && query.chain.complete) words.push(`${name}?`);
  }
  const { statement } = query;
  if (!query.chain.complete) words.push("open");
  if (statement.bulk === true) words.push("bulk");
  if (statement.coalesced === true) words.push("coalesced");
  if (statement.synchronous === true) words.push("sync");
  if (query.likely) words.push("likely");
  return words.join(" ");
}

export function originsOf(directory: string, models: Models = modelsOf(settingsOf(undefined))): Origins {
  return new Origins(createProject(directory), models, new Bindings([], models, directory));
}

/** The folders beside this file: one for each library, of the model's name. */
export const libraries: readonly string[] = fs
  .readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

export function directoryOf(library: string): string {
  return path.join(import.meta.dirname, library);
}

export function snippetsOf(library: string): string[] {
  if (!libraries.includes(library)) return [];
  return fs
    .readdirSync(directoryOf(library))
    .filter((name) => /\.[cm]?[jt]sx?$/.test(name))
    .map((name) => path.join(directoryOf(library), name));
}

function moduleIn(origins: Origins, filename: string): Module {
  const module = origins.project.module(filename);
  if (module === undefined) throw new Error(`${filename} doesn't parse`);
  return module;
}

/** Asks for all that a snippet calls, hands to its callbacks and declares. */
export function trace(origins: Origins, filename: string): void {
  const module = moduleIn(origins, filename);
  const frame = origins.root(module);
  queriesOf(origins, module);
  for (const { calls, functions } of callsByBody(module.ast).values()) {
    for (const call of calls) origins.value(call, frame);
    for (const fn of functions)
      for (const parameter of fn.params) for (const name of namesIn(parameter)) origins.value(name, frame);
  }
  for (const scope of module.scopes.scopes)
    for (const { identifiers } of scope.variables)
      for (const identifier of identifiers) origins.value(identifier as TSESTree.Node, frame);
}

function namesIn(node: TSESTree.Node): TSESTree.Identifier[] {
  switch (node.type) {
    case "Identifier":
      return [node];
    case "AssignmentPattern":
      return namesIn(node.left);
    case "ArrayPattern":
      return node.elements.flatMap((element) => (element === null ? [] : namesIn(element)));
    case "ObjectPattern":
      return node.properties.flatMap((p) => namesIn(p.type === "RestElement" ? p.argument : p.value));
    case "TSParameterProperty":
      return namesIn(node.parameter);
    default:
      return [];
  }
}
