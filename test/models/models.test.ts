import path from "node:path";
import { describe, expect, it } from "vitest";
import { Models } from "../../src/models/compile.ts";
import { builtInModels } from "../../src/models/index.ts";
import { annotated, directoryOf, libraries, originsOf, snippetsOf, trace } from "./annotations.ts";
import { danglingReferences, unseen, WatchedModels } from "./model-entries.ts";

describe.each(libraries)("%s", (library) => {
  const origins = originsOf(directoryOf(library));

  it.each(snippetsOf(library).map((filename) => [path.basename(filename), filename]))(
    "finds the queries of %s and nothing else",
    (_, filename) => {
      const { said, found } = annotated(origins, filename);
      expect(found).toEqual(said);
    },
  );
});

describe.each(builtInModels.map((model) => [model.name, model] as const))("%s", (name, model) => {
  it("has each of its entries exercised by a snippet", () => {
    const models = new WatchedModels(builtInModels);
    const origins = originsOf(directoryOf(name), models);
    for (const filename of snippetsOf(name)) trace(origins, filename);
    expect(unseen(model, models)).toEqual([]);
  });

  it("is data", () => {
    expect(JSON.parse(JSON.stringify(model))).toEqual(model);
  });

  it("refers to types that exist", () => {
    expect(danglingReferences(model, new Models(builtInModels))).toEqual([]);
  });
});

it("gives every model a name of its own", () => {
  const names = builtInModels.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});
