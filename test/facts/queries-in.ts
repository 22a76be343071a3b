import path from "node:path";
import { queriesOf, tableOf, type Query } from "../../src/facts/query.ts";
import { modelsOf } from "../../src/facts/facts-of.ts";
import { Bindings } from "../../src/origins/bindings.ts";
import { Origins } from "../../src/origins/origins.ts";
import { createProject } from "../../src/project/project.ts";
import { settingsOf } from "../../src/settings.ts";
import { temporaryProject, type Files } from "../project/temporary-project.ts";

/** The origins of a project made of these files. */
export function originsIn(files: Files, settings?: object): { origins: Origins; directory: string } {
  const directory = temporaryProject(files);
  const checked = settingsOf(settings);
  const models = modelsOf(checked);
  return {
    origins: new Origins(createProject(directory), models, new Bindings(checked.bindings, models, directory)),
    directory,
  };
}

/** The queries of one of the files, as `library.table.method` or `library.method`, in source order. */
export function queriesIn(files: Files, filename = "main.ts", settings?: object): string[] {
  const { origins, directory } = originsIn(files, settings);
  const module = origins.project.module(path.join(directory, filename));
  if (module === undefined) throw new Error(`${filename} doesn't parse`);
  return queriesOf(origins, module)
    .toSorted((a, b) => a.node.range[0] - b.node.range[0])
    .map(summary);
}

function summary(query: Query): string {
  const name = [query.library, tableOf(query), query.method]
    .filter((part) => part !== undefined && part !== "")
    .join(".");
  return query.likely ? `likely ${name}` : name;
}
