import { createRequire } from "node:module";
import path from "node:path";
import type { Datasource, Model as ModelBlock, View } from "@mrleebo/prisma-ast";
import type { Project } from "../../project/module.ts";
import { prismaColumns } from "./prisma-columns.ts";
import type { Relation, Table } from "./table.ts";

/** The models of one schema, which may lie in several files of one folder; by name, lower case first letter. */
type Schema = ReadonlyMap<string, Table>;

const schemasKey = Symbol("prisma schemas");

/** The model that a client's property of this name stands for, in the nearest schema that has it. */
export function prismaTable(project: Project, name: string, near: string): Table | undefined {
  const known = project.derived(schemasKey, () => new Map<string, Schema>());
  for (const [folder, files] of schemaFolders(project, near)) {
    let schema = known.get(folder);
    if (schema === undefined) known.set(folder, (schema = readSchema(project, files)));
    const table = schema.get(name);
    if (table !== undefined) return table;
  }
  return undefined;
}

/** The files of each schema, the likeliest schema first: conventional names before others, then the nearest. */
function schemaFolders(project: Project, near: string): [string, string[]][] {
  const folders = new Map<string, string[]>();
  for (const file of project.filesNamed(".prisma", near)) {
    const folder = folderOf(file);
    const files = folders.get(folder);
    if (files === undefined) folders.set(folder, [file]);
    else files.push(file);
  }
  const rank = ([folder, files]: [string, string[]]): number =>
    (isConventional(folder, files) ? 1000 : 0) + commonDepth(folder, near);
  return [...folders].sort((a, b) => rank(b) - rank(a));
}

/** A schema is one file, or all files below the folder `prisma`, or below `schema` or `models` in it. */
function folderOf(file: string): string {
  const parts = path.dirname(file).split(path.sep);
  const top = parts.lastIndexOf("prisma");
  if (top !== -1) return parts.slice(0, top + 1).join(path.sep);
  return path.basename(file) === "schema.prisma" ? path.dirname(file) : file;
}

function isConventional(folder: string, files: readonly string[]): boolean {
  return path.basename(folder) === "prisma" || files.some((file) => path.basename(file) === "schema.prisma");
}

function commonDepth(a: string, b: string): number {
  const [left, right] = [a.split(path.sep), b.split(path.sep)];
  const different = left.findIndex((part, index) => part !== right[index]);
  return different === -1 ? left.length : different;
}

type PrismaAst = typeof import("@mrleebo/prisma-ast");
let parser: PrismaAst | undefined;

function readSchema(project: Project, files: readonly string[]): Schema {
  // Loading the parser takes as long as linting dozens of files, and few projects have such a schema.
  parser ??= createRequire(import.meta.url)("@mrleebo/prisma-ast") as PrismaAst;
  const blocks: (ModelBlock | View)[] = [];
  const enums = new Set<string>();
  let provider: string | undefined;
  for (const file of files) {
    const text = project.text(file);
    if (text === undefined) continue;
    try {
      for (const block of parser.getSchema(text).list)
        if (block.type === "model" || block.type === "view") blocks.push(block);
        else if (block.type === "enum") enums.add(block.name);
        else if (block.type === "datasource") provider ??= providerOf(block);
    } catch {
      // A schema that doesn't parse tells nothing.
    }
  }
  const names = new Set(blocks.map(({ name }) => name));
  return new Map(
    blocks.map((block) => {
      const table = tableOf(block, names);
      return [table.name, { ...table, types: prismaColumns(block, { provider, enums, key: table.key }) }];
    }),
  );
}

function providerOf({ assignments }: Datasource): string | undefined {
  for (const assignment of assignments)
    if (
      assignment.type === "assignment" &&
      assignment.key === "provider" &&
      typeof assignment.value === "string"
    )
      return assignment.value.replace(/^"|"$/g, "");
  return undefined;
}

/** `UserRole` is `prisma.userRole`. */
function delegateName(model: string): string {
  return model.charAt(0).toLowerCase() + model.slice(1);
}

function tableOf(block: ModelBlock | View, models: ReadonlySet<string>): Table {
  const columns: string[] = [];
  const relations = new Map<string, Relation>();
  const key: string[] = [];
  for (const property of block.properties) {
    if (property.type === "attribute") {
      if (property.name === "id" && key.length === 0) key.push(...listedFields(property.args));
      continue;
    }
    if (property.type !== "field") continue;
    const { name, fieldType, array } = property;
    if (typeof fieldType === "string" && models.has(fieldType)) {
      relations.set(name, { table: delegateName(fieldType), many: array === true });
      continue;
    }
    const attributes = (property.attributes ?? []).map((attribute) => attribute.name);
    // Neither can be selected.
    if (typeof fieldType !== "string" || attributes.includes("ignore")) continue;
    columns.push(name);
    if (attributes.includes("id")) key.push(name);
  }
  return { name: delegateName(block.name), columns, relations, key };
}

type Arguments = Extract<ModelBlock["properties"][number], { type: "attribute" }>["args"];
type ArgumentValue = NonNullable<Arguments[number]["value"]>;

/** `@@id([a, b])`, `@@id(fields: [a, b])`. */
function listedFields(args: Arguments): string[] {
  for (const { value } of args) {
    const list = isNode(value) && value.type === "keyValue" ? value.value : value;
    if (isNode(list) && list.type === "array") return list.args.map((field) => String(field));
  }
  return [];
}

function isNode(value: Arguments[number]["value"]): value is Extract<ArgumentValue, { type: unknown }> {
  return typeof value === "object" && value !== null && "type" in value;
}
