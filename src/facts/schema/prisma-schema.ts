import path from "node:path";
import type { Project } from "../../project/module.ts";
import { prismaColumns } from "./prisma-columns.ts";
import { readPrisma, type PrismaModel } from "./prisma-text.ts";
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

function readSchema(project: Project, files: readonly string[]): Schema {
  const texts = files.map((file) => readPrisma(project.text(file) ?? ""));
  const models = texts.flatMap((text) => text.models);
  const names = new Set(models.map(({ name }) => name));
  const enums = new Set(texts.flatMap((text) => text.enums));
  const provider = texts.find((text) => text.provider !== undefined)?.provider;
  return new Map(
    models.map((model) => {
      const table = tableOf(model, names);
      return [table.name, { ...table, types: prismaColumns(model, { provider, enums, key: table.key }) }];
    }),
  );
}

/** `UserRole` is `prisma.userRole`. */
function delegateName(model: string): string {
  return model.charAt(0).toLowerCase() + model.slice(1);
}

function tableOf(model: PrismaModel, models: ReadonlySet<string>): Table {
  const columns: string[] = [];
  const relations = new Map<string, Relation>();
  const key = [...model.key];
  for (const { name, type, list, attributes } of model.fields) {
    if (type !== undefined && models.has(type)) {
      relations.set(name, { table: delegateName(type), many: list });
      continue;
    }
    // Neither can be selected.
    if (type === undefined || attributes.includes("ignore")) continue;
    columns.push(name);
    if (attributes.includes("id")) key.push(name);
  }
  return { name: delegateName(model.name), columns, relations, key, complete: true };
}
