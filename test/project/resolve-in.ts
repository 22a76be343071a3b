import path from "node:path";
import { createProject } from "../../src/project/project.ts";
import { temporaryProject, type Files } from "./temporary-project.ts";

/** Content of a file of which only the name matters. */
export const nothing = "";

/** What a specifier means in `importer`, relative to the directory of the files. */
export function resolveIn(files: Files, importer: string, specifier: string): string | undefined {
  const root = temporaryProject({ [importer]: nothing, ...files });
  return relative(root, createProject(root).resolve(specifier, path.join(root, importer)));
}

/** A file by its path in the directory. */
export function relative(root: string, filename: string | undefined): string | undefined {
  return filename === undefined ? undefined : path.relative(root, filename).replaceAll(path.sep, "/");
}

/** A JSON file's text. */
export function json(value: unknown): string {
  return JSON.stringify(value);
}
