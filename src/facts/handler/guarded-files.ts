import type { FileExportModel } from "../../models/model.ts";
import type { TSESTree } from "@typescript-eslint/utils";
import type { Origins } from "../../origins/origins.ts";
import { property } from "../../origins/place.ts";
import path from "node:path";
import { exportedNode, isMeant, reexported } from "./file-routes.ts";
import type { Handler } from "./handler.ts";
import { filesAt } from "./registrations.ts";
import { matches } from "./path-condition.ts";
import { textsOf, type Placed } from "./texts.ts";

/** The exports of files that the framework runs before the handlers of a project, with whether their matcher is about this path. */
export function guardingExports(
  origins: Origins,
  handler: Handler,
): { readonly placed: Placed; readonly certain: boolean }[] {
  const entries = origins.models.all.flatMap((model) =>
    model.name === handler.framework ? (model.files ?? []) : [],
  );
  return entries
    .filter((entry) => entry.as === "before")
    .flatMap((entry) => {
      const module = nearest(origins, entry, handler.module.filename);
      if (module === undefined) return [];
      const name = entry.names.find((one) => exportedNode(module, one) !== undefined);
      const exported = name === undefined ? undefined : exportedNode(module, name);
      const covered = isMatched(origins, entry, module, handler.path);
      if (exported === undefined || name === undefined || covered === false) return [];
      const placed = exported.reexported
        ? reexported(origins, module, name, exported.value)
        : { node: exported.value, frame: origins.root(module) };
      return [{ placed, certain: covered === true }];
    });
}

/** The file belongs to the project of the nearest folder above that has one: the root of the application, or its `src`. */
function nearest(origins: Origins, entry: FileExportModel, filename: string) {
  const { project } = origins;
  const candidates = filesAt(project, filename, entry.files.join(), (file) => isMeant(entry, file));
  for (let folder = path.dirname(filename); ; folder = path.dirname(folder)) {
    const found = candidates.find(
      (file) => path.dirname(file) === folder || path.dirname(file) === path.join(folder, "src"),
    );
    if (found !== undefined) return project.module(found);
    if (folder === path.dirname(folder)) return undefined;
  }
}

function isMatched(
  origins: Origins,
  { matcher }: FileExportModel,
  module: NonNullable<ReturnType<typeof nearest>>,
  url: string | undefined,
): boolean | undefined {
  if (matcher === undefined) return true;
  const config = exportedNode(module, matcher.export);
  const list = config && property(config.value as TSESTree.Node, matcher.property);
  if (list === undefined) return true;
  const texts = textsOf(origins, list, origins.root(module)) ?? sourcesIn(origins, list, module);
  if (texts === undefined || url === undefined) return undefined;
  const results = texts.map((text) => matchesMatcher(text, url));
  if (results.includes(true)) return true;
  return results.every((result) => result === false) ? false : undefined;
}

/** `matcher: [{ source: "/api/:path*" }]`. */
function sourcesIn(origins: Origins, list: TSESTree.Node, module: NonNullable<ReturnType<typeof nearest>>) {
  if (list.type !== "ArrayExpression") return undefined;
  const texts = list.elements.map((element) => {
    const source = element === null ? undefined : (property(element, "source") ?? element);
    return source && textsOf(origins, source, origins.root(module));
  });
  return texts.every((text) => text !== undefined) ? texts.flat() : undefined;
}

/** https://nextjs.org/docs/app/api-reference/file-conventions/proxy#matcher: `/about/:path*`, `/((?!api|_next).*)`. */
function matchesMatcher(text: string, url: string): boolean | undefined {
  const source = text
    .replace(/\/:\w+\*/g, "(?:/.*)?")
    .replace(/\/:\w+\+/g, "/.+")
    .replace(/(?<!\?):\w+(?:\([^)]*\))?/g, "[^/]+");
  return matches(url, `^${source}/?$`);
}
