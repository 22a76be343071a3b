import path from "node:path";
import type { TSESTree } from "@typescript-eslint/utils";
import type { FolderModel } from "../../models/model.ts";
import type { Origins } from "../../origins/origins.ts";
import { placedNode } from "../../origins/place.ts";
import { functionsIn, type FunctionValue } from "../../origins/value.ts";
import { childrenOf } from "../../syntax/awaits.ts";
import { literalText } from "../../syntax/nodes.ts";
import { exportedNode } from "./file-routes.ts";
import { keyOf } from "./handler.ts";
import type { Registration } from "./registration.ts";
import { routersAt } from "./routers.ts";
import { servedFiles } from "./registrations.ts";
import { textsOf } from "./texts.ts";

/** A router that a registration hangs below its own, and the path that it adds to the registration's. */
export interface Mounted {
  readonly router: string;
  readonly path: string;
}

const remembered = new WeakMap<Registration, readonly Mounted[]>();

/** The routers that a registration hangs below its own. */
export function mounted(origins: Origins, registration: Registration): readonly Mounted[] {
  let found = remembered.get(registration);
  if (found === undefined) {
    found = registration.handlers.flatMap(({ node, frame }) => {
      if (registration.model.as !== "plugin")
        return routersAt(origins, node, frame).map((router) => ({ router, path: "" }));
      const value = origins.value(node, frame);
      const folder = value?.kind === "library" ? value.type.type.registersFolder : undefined;
      if (folder !== undefined) return fromFolder(origins, registration, folder);
      return functionsIn(value).flatMap((fn) => instanceOf(fn, ""));
    });
    remembered.set(registration, found);
  }
  return found;
}

/** What a plugin calls the instance that it is registered on, or a child of it. */
function instanceOf(fn: FunctionValue, below: string): Mounted[] {
  const [first] = fn.node.params;
  return first === undefined ? [] : [{ router: keyOf(fn.frame.module, first), path: below }];
}

/** What is registered on a router, and what plugins that keep nothing to themselves register on it. */
export function registrationsOn(
  origins: Origins,
  around: readonly Registration[],
  router: string,
  depth = 0,
): Registration[] {
  const own = around.filter(({ routers }) => routers.includes(router));
  const shared = depth > 4 ? [] : own.flatMap((one) => sharedBy(origins, around, one));
  return [...own, ...shared.flatMap((one) => registrationsOn(origins, around, one, depth + 1))];
}

function sharedBy(origins: Origins, around: readonly Registration[], registration: Registration): string[] {
  if (registration.model.as !== "plugin") return [];
  const keys = new Set(
    around
      .filter(({ model }) => model.as === "shared")
      .flatMap(({ handlers }) => handlers)
      .flatMap(({ node, frame }) => functionsIn(origins.value(node, frame)))
      .flatMap((fn) => instanceOf(fn, ""))
      .map(({ router }) => router),
  );
  return mounted(origins, registration)
    .map(({ router }) => router)
    .filter((router) => keys.has(router));
}

/** The plugins that the files of a folder export: each is registered below the path of its folder. */
function fromFolder(origins: Origins, { call, frame }: Registration, model: FolderModel): Mounted[] {
  const place = (property: string) => placedNode(call.arguments, { argument: 1, property });
  const written = place(model.folder);
  const segments = written === undefined ? [] : literalsIn(written);
  if (segments.length === 0) return [];
  const folder = path.resolve(path.dirname(frame.module.filename), ...segments);
  const prefixed = place(model.prefix);
  const prefix = prefixed === undefined ? "" : (textsOf(origins, prefixed, frame)?.[0] ?? "");
  return servedFiles(origins.project, frame.module.filename)
    .filter((file) => file.startsWith(folder + path.sep))
    .flatMap((file) => {
      const module = origins.project.module(file);
      const exported = module && exportedNode(module, "default");
      if (module === undefined || exported === undefined) return [];
      const below = path.relative(folder, path.dirname(file)).split(path.sep).join("/");
      return functionsIn(origins.value(exported.value, origins.root(module))).flatMap((fn) =>
        instanceOf(fn, `${prefix}/${below}`),
      );
    });
}

/** `path.join(__dirname, "routes", "v1")`: the folder is told from the file that says so. */
function literalsIn(node: TSESTree.Node): string[] {
  const text = literalText(node);
  if (text !== undefined) return text === "" || text.startsWith("file:") ? [] : [text];
  return childrenOf(node).flatMap(literalsIn);
}
